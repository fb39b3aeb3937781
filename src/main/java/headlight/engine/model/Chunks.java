package headlight.engine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Many sentences, some at a time: those of like length together, so that little is computed for padding. */
final class Chunks {

    private Chunks() {}

    /**
     * What comes of each source, in their order.
     *
     * @param atOnce how many go together
     * @param write  what comes of some of them, in their order
     */
    static List<List<Integer>> byLength(
            List<List<Integer>> sources, int atOnce, UnaryOperator<List<List<Integer>>> write) {
        List<Integer> order = IntStream.range(0, sources.size())
                .boxed()
                .sorted(Comparator.comparing(i -> sources.get(i).size()))
                .toList();
        List<List<Integer>> wrote = new ArrayList<>(Collections.nCopies(sources.size(), List.of()));
        for (int from = 0; from < order.size(); from += atOnce) {
            List<Integer> chunk = order.subList(from, Math.min(order.size(), from + atOnce));
            List<List<Integer>> part =
                    write.apply(chunk.stream().map(sources::get).toList());
            for (int i = 0; i < chunk.size(); i++) {
                wrote.set(chunk.get(i), part.get(i));
            }
        }
        return wrote;
    }
}
