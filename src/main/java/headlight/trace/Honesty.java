package headlight.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a run's next words move when its attention looks elsewhere: for each decoder step alone, other weights are put
 * in the place of its own, and what was written before it stays.
 *
 * @param run    the run as it was
 * @param trials one for each way of replacing weights
 */
public record Honesty(Trace run, List<Trial> trials) {

    /** What stands in the place of a row of weights. */
    public enum Manner {
        /** The same weight for every source word. */
        UNIFORM,
        /** The same weights, each for another source word. */
        PERMUTED,
        /** What somebody drew. */
        DRAWN
    }

    /**
     * A way of replacing, tried at steps.
     *
     * @param seed what a permutation was drawn from
     * @param steps those tried, in order
     */
    public record Trial(Manner manner, long seed, List<Moved> steps) {
        public Trial {
            steps = List.copyOf(steps);
        }

        /** What came of it at a step, if it was tried there. */
        public Optional<Moved> at(int step) {
            return steps.stream().filter(moved -> moved.step() == step).findFirst();
        }

        /** At how many steps another word became the likeliest. */
        public long changed() {
            return steps.stream().filter(Moved::changes).count();
        }

        /** The mean divergence; NaN where nothing was tried. */
        public double mean() {
            return steps.stream().mapToDouble(Moved::divergence).average().orElse(Double.NaN);
        }
    }

    /**
     * What came of it at one step.
     *
     * @param divergence in nats, of the distribution after it from the one before
     * @param before     the likeliest word before
     * @param after      the likeliest word after
     * @param was        the probability of {@code before}, before
     * @param is         the probability of {@code before}, after
     */
    public record Moved(int step, double divergence, String before, String after, double was, double is) {

        /** Compares one step of two runs of the same model. */
        public static Moved between(Trace run, Trace other, int step) {
            float[] p = run.tensor(Sites.PROBABILITIES).row(step);
            float[] q = other.tensor(Sites.PROBABILITIES).row(step);
            int top = likeliest(p);
            return new Moved(step, Divergence.of(p, q), word(run, top), word(run, likeliest(q)), p[top], q[top]);
        }

        /** Whether another word is the likeliest now. */
        public boolean changes() {
            return !before.equals(after);
        }
    }

    public Honesty {
        trials = List.copyOf(trials);
    }

    /** The same with a trial more, or without those of its manner when there is nothing in it. */
    public Honesty with(Trial trial) {
        List<Trial> others =
                trials.stream().filter(t -> t.manner() != trial.manner()).toList();
        return new Honesty(
                run,
                trial.steps().isEmpty()
                        ? others
                        : Stream.concat(others.stream(), Stream.of(trial)).toList());
    }

    /** What was drawn by hand: the steps whose weights a run was changed in, as far as both read the same words. */
    public static Trial drawn(Trace run, Trace changed) {
        Tensor before = run.tensor(Sites.WEIGHTS);
        Tensor now = changed.tensor(Sites.WEIGHTS);
        List<Moved> moved = IntStream.range(0, Math.min(before.size(0), now.size(0)))
                .takeWhile(t ->
                        run.inputs().subList(0, t + 1).equals(changed.inputs().subList(0, t + 1)))
                .filter(t -> !Arrays.equals(before.row(t), now.row(t)))
                .mapToObj(t -> Moved.between(run, changed, t))
                .toList();
        return new Trial(Manner.DRAWN, 0, moved);
    }

    /** The place of the largest number. */
    public static int likeliest(float[] row) {
        int top = 0;
        for (int i = 1; i < row.length; i++) {
            top = row[i] > row[top] ? i : top;
        }
        return top;
    }

    private static String word(Trace run, int id) {
        return id < run.vocabulary().size() ? run.vocabulary().get(id) : "#" + id;
    }
}
