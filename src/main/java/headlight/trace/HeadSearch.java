package headlight.trace;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which heads look from one position at another. */
public final class HeadSearch {

    /**
     * A head, and how much it looks there.
     *
     * @param block  its attention
     * @param head   from 0
     * @param weight of the one position on the other
     */
    public record Found(AttentionBlock block, int head, float weight) {}

    /**
     * The largest of a head's weights.
     *
     * @param block  its attention
     * @param head   from 0
     * @param query  the position that asks there
     * @param key    the position that is asked
     * @param weight how much it looks there
     */
    public record Strongest(AttentionBlock block, int head, int query, int key, float weight) {}

    private HeadSearch() {}

    /**
     * The largest weight of each head of one kind of attention, layer by layer.
     *
     * @param from from this position only, if there is one
     * @param to   at this position only, if there is one
     */
    public static List<Strongest> strongest(Trace trace, AttentionBlock like, OptionalInt from, OptionalInt to) {
        return AttentionBlock.in(trace).stream()
                .filter(like::isLike)
                .flatMap(block -> IntStream.range(0, block.heads(trace))
                        .mapToObj(head -> strongest(trace.tensor(block.weights()), block, head, from, to)))
                .toList();
    }

    private static Strongest strongest(
            Tensor weights, AttentionBlock block, int head, OptionalInt from, OptionalInt to) {
        int first = from.orElse(0);
        int after = from.isPresent() ? first + 1 : weights.size(1);
        int left = to.orElse(0);
        int right = to.isPresent() ? left + 1 : weights.size(2);
        Strongest most = new Strongest(block, head, first, left, weights.at(head, first, left));
        for (int query = first; query < after; query++) {
            for (int key = left; key < right; key++) {
                float weight = weights.at(head, query, key);
                if (weight > most.weight()) {
                    most = new Strongest(block, head, query, key, weight);
                }
            }
        }
        return most;
    }

    /** All heads of the trace's first kind of attention, by the weight from position {@code i} to {@code j}, the largest first. */
    public static List<Found> ranked(Trace trace, int i, int j) {
        return AttentionBlock.in(trace).stream()
                .findFirst()
                .map(block -> ranked(trace, block, i, j))
                .orElse(List.of());
    }

    /** All heads of one kind of attention, in any layer, by the weight from position {@code i} to {@code j}. */
    public static List<Found> ranked(Trace trace, AttentionBlock like, int i, int j) {
        return AttentionBlock.in(trace).stream()
                .filter(like::isLike)
                .flatMap(block -> IntStream.range(0, block.heads(trace))
                        .mapToObj(h -> new Found(
                                block, h, trace.tensor(block.weights()).at(h, i, j))))
                .sorted(Comparator.comparing(Found::weight).reversed())
                .toList();
    }
}
