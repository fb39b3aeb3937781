package headlight.engine.model;

import headlight.engine.nn.Lens;
import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.text.Subwords;
import headlight.trace.AttentionBlock;
import headlight.trace.Change;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a request changes, held against the model that it is for. */
final class Changes {

    private Changes() {}

    /** @throws IllegalArgumentException when a change names something that the model does not have */
    static void check(Request request, TransformerCheckpoint checkpoint) {
        TransformerSpec spec = checkpoint.spec();
        for (Change change : request.changes()) {
            if (change instanceof Change.HeadOff off) {
                checkHead(off, spec);
            } else if (change instanceof Change.TokenHidden hidden) {
                checkStack(change, hidden.stack(), spec);
            } else if (change instanceof Change.TokenSwapped swapped) {
                checkStack(change, swapped.stack(), spec);
            }
        }
    }

    private static void checkHead(Change.HeadOff off, TransformerSpec spec) {
        AttentionBlock block = off.block();
        Optional<TransformerSpec.Layers> layers = spec.layers(block.stack());
        boolean there = !block.cross()
                || (block.stack() == Stack.DECODER && spec.encoder().isPresent());
        if (layers.isEmpty() || !there) {
            throw new IllegalArgumentException("'" + off + "': this model has no " + block.name());
        }
        if (block.layer() >= layers.get().count() || off.head() >= layers.get().heads()) {
            throw new IllegalArgumentException("'" + off + "': expected a layer from 0 to "
                    + (layers.get().count() - 1) + " and a head from 0 to "
                    + (layers.get().heads() - 1));
        }
    }

    private static void checkStack(Change change, Stack stack, TransformerSpec spec) {
        if (spec.layers(stack).isEmpty()) {
            throw new IllegalArgumentException("'" + change + "': this model has no " + stack.key());
        }
    }

    /**
     * These tokens, with those put there by hand.
     *
     * @throws IllegalArgumentException when one of those is not in the vocabulary, or stands outside the text
     */
    static List<Integer> swapped(List<Integer> ids, Stack stack, Lens lens, Subwords words) {
        List<Integer> now = new ArrayList<>(ids);
        lens.swapped(stack).forEach(swap -> {
            if (swap.position() >= now.size()) {
                throw new IllegalArgumentException("'" + swap + "': expected a position from 0 to " + (now.size() - 1));
            }
            now.set(
                    swap.position(),
                    words.find(swap.token())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "'" + swap + "': the vocabulary has no token \"" + swap.token() + "\"")));
        });
        return now;
    }
}
