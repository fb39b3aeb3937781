package headlight.session.bottleneck;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/**
 * What was found so far.
 *
 * @param plan     what is measured
 * @param entrants who takes part
 * @param scores   of every training that has ended
 * @param done     how much of the work is done, from 0 to 1
 * @param seconds  how long it took until here
 */
public record Findings(Plan plan, List<Entrant> entrants, List<Score> scores, double done, double seconds) {

    /** Who writes fewer of its rows without a mistake has fallen. */
    public static final double GOAL = 0.9;

    /** Of several trainings. */
    public record Range(double mean, double least, double largest) {

        private static Range of(double[] numbers) {
            return new Range(
                    Arrays.stream(numbers).average().orElse(Double.NaN),
                    Arrays.stream(numbers).min().orElse(Double.NaN),
                    Arrays.stream(numbers).max().orElse(Double.NaN));
        }
    }

    public Findings {
        entrants = List.copyOf(entrants);
        scores = List.copyOf(scores);
    }

    /** Exact match over the seeds; NaN where nothing was measured. */
    public Range exact(Contestant contestant, int length) {
        return Range.of(of(contestant, length).toArray());
    }

    /** Accuracy letter by letter over the seeds. */
    public Range letters(Contestant contestant, int length) {
        return Range.of(scores.stream()
                .filter(is(contestant, length))
                .mapToDouble(Score::letters)
                .toArray());
    }

    /** The first length at which a contestant's exact match, on average over the seeds, lies under the goal. */
    public OptionalInt falls(Contestant contestant) {
        return plan.lengths().stream()
                .filter(length -> exact(contestant, length).mean() < GOAL)
                .mapToInt(length -> length)
                .findFirst();
    }

    /** The same of one training. */
    public OptionalInt falls(Contestant contestant, long seed) {
        return scores.stream()
                .filter(score -> score.contestant() == contestant && score.seed() == seed && score.exact() < GOAL)
                .mapToInt(Score::length)
                .min();
    }

    /** Whether a training of this contestant has ended. */
    public boolean knows(Contestant contestant) {
        return scores.stream().anyMatch(score -> score.contestant() == contestant);
    }

    private DoubleStream of(Contestant contestant, int length) {
        return scores.stream().filter(is(contestant, length)).mapToDouble(Score::exact);
    }

    private static Predicate<Score> is(Contestant contestant, int length) {
        return score -> score.contestant() == contestant && score.length() == length;
    }
}
