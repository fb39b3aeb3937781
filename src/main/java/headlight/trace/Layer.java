package headlight.trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * One layer of a Transformer.
 *
 * @param stack the stack it belongs to
 * @param index from 0
 */
public record Layer(Stack stack, int index) {

    /** The layer of a block. */
    public static Layer of(AttentionBlock block) {
        return new Layer(block.stack(), block.layer());
    }

    /** Every layer of whose attention a trace holds the weights, from the first of the encoder to the last. */
    public static List<Layer> in(Trace trace) {
        return AttentionBlock.in(trace).stream()
                .map(Layer::of)
                .distinct()
                .sorted(java.util.Comparator.comparing(Layer::stack).thenComparing(Layer::index))
                .toList();
    }

    /** Where its positions ask each other. */
    public AttentionBlock self() {
        return new AttentionBlock(stack, index, false);
    }

    /** Where they ask the encoder's. */
    public AttentionBlock cross() {
        return new AttentionBlock(stack, index, true);
    }

    /** The attention of which a trace holds the weights, in the order of the computation. */
    public List<AttentionBlock> blocks(Trace trace) {
        return Stream.of(self(), cross())
                .filter(block ->
                        trace.find(block.weights()).filter(t -> t.rank() == 3).isPresent())
                .toList();
    }

    /** What it reads [t, D]. */
    public Site input() {
        return index == 0 ? TransformerSites.embedded(stack) : TransformerSites.output(stack, index - 1);
    }

    /** The inside of its feed-forward [t, F]. */
    public Site hidden() {
        return TransformerSites.hidden(stack, index);
    }

    /** What its feed-forward adds [t, D]. */
    public Site feedForward() {
        return TransformerSites.feedForward(stack, index);
    }

    /** What it writes [t, D]. */
    public Site output() {
        return TransformerSites.output(stack, index);
    }

    /** How many layers of its stack a trace holds anything of. */
    public int count(Trace trace) {
        return TransformerSites.layers(trace, stack);
    }

    /** Whether no layer of its stack follows. */
    public boolean last(Trace trace) {
        return index == count(trace) - 1;
    }

    /** Whether the vocabulary is scored from what it writes: the last layer of the last stack. */
    public boolean scoresVocabulary(Trace trace) {
        return last(trace) && (stack == Stack.DECODER || TransformerSites.layers(trace, Stack.DECODER) == 0);
    }

    /** How many positions it has in a trace. */
    public int positions(Trace trace) {
        return blocks(trace).stream()
                .map(block -> trace.tensor(block.weights()))
                .mapToInt(weights -> weights.size(1))
                .findFirst()
                .orElse(0);
    }

    /** The tokens at its positions, as far as they are known. */
    public List<String> tokens(Trace trace) {
        return TransformerSites.tokens(trace, stack);
    }
}
