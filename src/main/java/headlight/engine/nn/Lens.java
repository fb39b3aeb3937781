package headlight.engine.nn;

import headlight.engine.tape.Add;
import headlight.engine.tape.HeadOff;
import headlight.engine.tape.Scale;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.trace.AttentionBlock;
import headlight.trace.Change;
import headlight.trace.Stack;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an experiment changes in a Transformer's computation: heads switched off, positions and the root of d left out, a
 * temperature, tokens that nobody may look at.
 */
public record Lens(List<Change> changes) {

    /** Nothing is changed. */
    public static final Lens CLEAR = new Lens(List.of());

    public Lens {
        changes = List.copyOf(changes);
    }

    private <T extends Change> Stream<T> all(Class<T> kind) {
        return changes.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Whether the model learns where a token stands. */
    public boolean knowsPositions() {
        return all(Change.PositionsOff.class).findAny().isEmpty();
    }

    /** Whether anyone may look at a token. */
    public boolean shows(Stack stack, int position) {
        return all(Change.TokenHidden.class)
                .noneMatch(hidden -> hidden.stack() == stack && hidden.position() == position);
    }

    /** Whether what a position computes may depend on those after it, though nobody may look at them. */
    public boolean looksAhead() {
        return !all(Change.HeadOff.class).toList().isEmpty();
    }

    /** The id that stands at a position: the given one, or the one put there by hand. */
    public Stream<Change.TokenSwapped> swapped(Stack stack) {
        return all(Change.TokenSwapped.class).filter(swap -> swap.stack() == stack);
    }

    boolean scaled(TransformerSpec spec) {
        return spec.scaled() && all(Change.Unscaled.class).findAny().isEmpty();
    }

    /** Scores with what relative positions add, unless positions are left out. */
    Value withPositions(Tape tape, Value scores, Value bias) {
        return knowsPositions() ? tape.apply(new Add(), scores, bias) : scores;
    }

    /** Scores divided by the temperature. */
    Value tempered(Tape tape, Value scores) {
        return all(Change.Temperature.class)
                .reduce((first, last) -> last)
                .map(heat -> tape.apply(new Scale(1 / heat.value()), scores))
                .orElse(scores);
    }

    /** What the heads read, those that are switched off excepted. */
    Value context(Tape tape, AttentionBlock block, Value context) {
        Value left = context;
        for (Change.HeadOff off : all(Change.HeadOff.class).toList()) {
            if (off.block().equals(block)) {
                boolean mean = off.off() == Change.Off.MEAN;
                left = tape.apply(new HeadOff(off.head(), mean, block.stack() == Stack.DECODER), left);
            }
        }
        return left;
    }
}
