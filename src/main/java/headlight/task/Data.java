package headlight.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The pairs of a task.
 *
 * @param train   those to learn from
 * @param heldOut those to be judged by; none of their sources is among the others
 */
public record Data(List<Pair> train, List<Pair> heldOut) {

    public Data {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * These examples and as many drawn pairs as make {@code count} different sources, split; the examples are among those
     * to learn from.
     */
    static Data drawn(
            List<Pair> examples, Supplier<Pair> sentences, int count, Layout layout, long seed, double holdout) {
        Map<String, Pair> bySource = new LinkedHashMap<>();
        examples.forEach(pair -> bySource.put(pair.source(), pair));
        while (bySource.size() < count) {
            Pair pair = sentences.get();
            bySource.putIfAbsent(pair.source(), pair);
        }
        return split(
                List.copyOf(bySource.values()),
                layout,
                examples.stream().map(Pair::source).toList(),
                seed,
                holdout);
    }

    /**
     * Holds out a part of the pairs, in an order that the seed decides. All pairs of one source stay together, and every
     * token occurs in a pair to learn from.
     *
     * @param holdout how much of the pairs to hold out, from 0 to below 1
     * @param keep    sources that must be among those to learn from
     */
    public static Data split(List<Pair> pairs, Layout layout, List<String> keep, long seed, double holdout) {
        if (!(holdout >= 0 && holdout < 1)) {
            throw new IllegalArgumentException("holdout " + holdout + ": expected 0 up to (but not) 1");
        }
        Map<String, List<Pair>> bySource = new LinkedHashMap<>();
        pairs.forEach(pair -> bySource.computeIfAbsent(pair.source(), source -> new ArrayList<>())
                .add(pair));
        List<List<Pair>> groups = new ArrayList<>(bySource.values());
        Collections.shuffle(groups, new Random(seed));

        Map<String, Integer> left = new HashMap<>();
        pairs.forEach(pair -> tokens(pair, layout).forEach(token -> left.merge(token, 1, Integer::sum)));
        long wanted = Math.round(holdout * pairs.size());
        List<Pair> train = new ArrayList<>();
        List<Pair> heldOut = new ArrayList<>();
        for (List<Pair> group : groups) {
            boolean fits = heldOut.size() + group.size() <= wanted
                    && !keep.contains(group.get(0).source());
            (fits && spares(group, layout, left) ? heldOut : train).addAll(group);
        }
        return new Data(train, heldOut);
    }

    /** Takes these pairs' tokens out of those left to learn from, unless one would be lost. */
    private static boolean spares(List<Pair> group, Layout layout, Map<String, Integer> left) {
        Map<String, Integer> taken = new HashMap<>();
        group.forEach(pair -> tokens(pair, layout).forEach(token -> taken.merge(token, 1, Integer::sum)));
        boolean spared = taken.entrySet().stream().allMatch(e -> left.get(e.getKey()) > e.getValue());
        if (spared) {
            taken.forEach((token, n) -> left.merge(token, -n, Integer::sum));
        }
        return spared;
    }

    /** Both sides apart: a word of one language is not the same word of the other. */
    private static Stream<String> tokens(Pair pair, Layout layout) {
        return Stream.concat(
                layout.split(pair.source()).stream().map("s"::concat),
                layout.split(pair.target()).stream().map("t"::concat));
    }
}
