package headlight.figure;

import headlight.trace.AttentionBlock;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
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
 * @param extent   the part of a matrix that is seen; empty for all of it
 * @param layers   what a summary is over, from 0; empty for all of them
 * @param order    what a table of heads is sorted by, the largest first; empty for their own order
 */
public record Selection(
        AttentionBlock block,
        List<Integer> heads,
        OptionalInt query,
        OptionalInt key,
        double least,
        boolean vertical,
        Optional<Extent> extent,
        List<Integer> layers,
        Optional<Measure> order) {

    public Selection {
        heads = List.copyOf(heads);
        layers = List.copyOf(layers);
    }

    /** All heads of one layer's attention, from every position. */
    public static Selection all(AttentionBlock block, Trace trace) {
        return new Selection(
                block,
                IntStream.range(0, block.heads(trace)).boxed().toList(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                0,
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The first head shown: the one that a picture of a single head is of. */
    public int head() {
        return heads.get(0);
    }

    /** The same in another layer or kind of attention. */
    public Selection in(AttentionBlock other) {
        return new Selection(other, heads, query, key, least, vertical, extent, layers, order);
    }

    /** The same for these heads. */
    public Selection of(List<Integer> others) {
        return new Selection(block, others, query, key, least, vertical, extent, layers, order);
    }

    /** The same from one position, or from all. */
    public Selection from(OptionalInt position) {
        return new Selection(block, heads, position, key, least, vertical, extent, layers, order);
    }

    /** The same towards one position, or towards all. */
    public Selection to(OptionalInt position) {
        return new Selection(block, heads, query, position, least, vertical, extent, layers, order);
    }

    /** The same without weights below this. */
    public Selection above(double weight) {
        return new Selection(block, heads, query, key, weight, vertical, extent, layers, order);
    }

    /** The same with its lines from left to right, or from top to bottom. */
    public Selection turned(boolean toTheRight) {
        return new Selection(block, heads, query, key, least, toTheRight, extent, layers, order);
    }

    /** The same, seeing a part of the matrix, or all of it. */
    public Selection seeing(Optional<Extent> part) {
        return new Selection(block, heads, query, key, least, vertical, part, layers, order);
    }

    /** The same with summaries over these layers; none for all. */
    public Selection over(List<Integer> others) {
        return new Selection(block, heads, query, key, least, vertical, extent, others, order);
    }

    /** The same with tables sorted by something else, or not. */
    public Selection sortedBy(Optional<Measure> measure) {
        return new Selection(block, heads, query, key, least, vertical, extent, layers, measure);
    }
}
