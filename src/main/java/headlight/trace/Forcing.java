package headlight.trace;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One input decoded in two ways: the decoder reads the right words whatever it would have written (teacher forcing), or
 * it reads what it wrote itself.
 *
 * @param forced whose target are the right words
 * @param free   whose target is what the model wrote
 */
public record Forcing(Trace forced, Trace free) {

    /** How many steps the longer one has. */
    public int steps() {
        return Math.max(forced.target().size(), free.target().size());
    }

    /** The first step at which they write different words; empty when they never part. */
    public OptionalInt parting() {
        return IntStream.range(0, steps())
                .filter(t -> t >= forced.target().size()
                        || t >= free.target().size()
                        || !likeliest(forced, t).equals(free.target().get(t)))
                .findFirst();
    }

    /** What a run would have written at a step: its likeliest word. */
    public static String likeliest(Trace run, int step) {
        int top = Honesty.likeliest(run.tensor(Sites.PROBABILITIES).row(step));
        return top < run.vocabulary().size() ? run.vocabulary().get(top) : "#" + top;
    }

    /** The probability of a word at a step; 0 for one that the model does not know. */
    public static double probability(Trace run, int step, String word) {
        int id = run.vocabulary().indexOf(word);
        return id < 0 ? 0 : run.tensor(Sites.PROBABILITIES).at(step, id);
    }

    /** Whether the decoder read something else at a step than what had been written before it, or was to be. */
    public static boolean slipped(Trace run, int step) {
        return step > 0 && !run.inputs().get(step).equals(run.target().get(step - 1));
    }

    /** How many of the right words a run finds, each at its place. */
    public long right(Trace run) {
        return IntStream.range(0, Math.min(run.target().size(), forced.target().size()))
                .filter(t -> likeliest(run, t).equals(forced.target().get(t)))
                .count();
    }
}
