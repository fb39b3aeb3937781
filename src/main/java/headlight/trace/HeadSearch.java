package headlight.trace;

import java.util.Comparator;
import java.util.List;
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

    private HeadSearch() {}

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
