package headlight.figure;

import headlight.trace.AttentionBlock;
import headlight.trace.Trace;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What of a Transformer's attention is looked at.
 *
 * @param block    the layer's attention
 * @param heads    those shown, from 0, in order; never empty
 * @param query    the position that asks; empty for all of them
 * @param key      the position that is asked; empty for all of them
 * @param least    smaller weights are not shown
 * @param vertical whether lines run from left to right between two columns, rather than from top to bottom
 */
public record Selection(
        AttentionBlock block, List<Integer> heads, OptionalInt query, OptionalInt key, double least, boolean vertical) {

    public Selection {
        heads = List.copyOf(heads);
    }

    /** All heads of one layer's attention, from every position. */
    public static Selection all(AttentionBlock block, Trace trace) {
        return new Selection(
                block,
                IntStream.range(0, block.heads(trace)).boxed().toList(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                false);
    }

    /** The first head shown: the one that a picture of a single head is of. */
    public int head() {
        return heads.get(0);
    }

    /** The same in another layer or kind of attention. */
    public Selection in(AttentionBlock other) {
        return new Selection(other, heads, query, key, least, vertical);
    }

    /** The same for these heads. */
    public Selection of(List<Integer> others) {
        return new Selection(block, others, query, key, least, vertical);
    }

    /** The same from one position, or from all. */
    public Selection from(OptionalInt position) {
        return new Selection(block, heads, position, key, least, vertical);
    }

    /** The same towards one position, or towards all. */
    public Selection to(OptionalInt position) {
        return new Selection(block, heads, query, position, least, vertical);
    }

    /** The same without weights below this. */
    public Selection above(double weight) {
        return new Selection(block, heads, query, key, weight, vertical);
    }

    /** The same with its lines from left to right, or from top to bottom. */
    public Selection turned(boolean toTheRight) {
        return new Selection(block, heads, query, key, least, toTheRight);
    }
}
