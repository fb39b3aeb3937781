package headlight.session.bottleneck;

import headlight.session.Recipe;
import headlight.task.Data;
import headlight.task.Letters;
import headlight.task.Pair;
import headlight.text.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured, and how the contestants are trained for it: all of them alike.
 *
 * @param task         what they learn: letters copied or reversed
 * @param lengths      of the rows by which they are judged, rising
 * @param seeds        each contestant is trained once with each
 * @param hidden       the size of the state with attention; the others' follow from its number of parameters
 * @param embedding    the size of an embedding, of all
 * @param steps        of training
 * @param batch        rows per step
 * @param learningRate of Adam
 * @param tests        rows of each length by which they are judged
 */
public record Plan(
        Letters task,
        List<Integer> lengths,
        List<Long> seeds,
        int hidden,
        int embedding,
        int steps,
        int batch,
        double learningRate,
        int tests) {

    /** Rows of fewer letters are too few to hold some out. */
    public static final int SHORTEST = 3;

    /** What may be asked of a length. */
    public static final int LONGEST = 200;

    /** Copying, three seeds, small enough for a few minutes. */
    public static final Plan DEFAULT = new Plan(
            Letters.copied(), List.of(4, 8, 12, 16, 20, 24), List.of(1L, 2L, 3L), 64, 32, 2500, 64, 0.003, 200);

    /** @throws Refusal when nothing could be measured so */
    public Plan {
        lengths = lengths.stream().distinct().sorted().toList();
        seeds = seeds.stream().distinct().toList();
        require(!lengths.isEmpty() && lengths.get(0) >= SHORTEST, "lengths", lengths, SHORTEST + " to " + LONGEST);
        int longest = lengths.get(lengths.size() - 1);
        require(longest <= LONGEST, "lengths", lengths, SHORTEST + " to " + LONGEST);
        require(!seeds.isEmpty(), "seeds", seeds, "at least one");
        require(hidden >= 4 && hidden <= 1024, "hidden", hidden, "4 to 1024");
        require(embedding >= 1 && embedding <= 1024, "embedding", embedding, "1 to 1024");
        require(steps >= 1 && steps <= 1_000_000, "steps", steps, "1 to 1000000");
        require(batch >= 1 && batch <= 4096, "batch", batch, "1 to 4096");
        require(learningRate > 0 && learningRate <= 1, "learning rate", learningRate, "above 0, up to 1");
        require(tests >= 1 && tests <= 5000, "tests", tests, "1 to 5000");
        task = task.ofLengths(SHORTEST, longest);
    }

    private static void require(boolean right, String what, Object given, String expected) {
        if (!right) {
            throw new Refusal(what + " " + given + ": expected " + expected);
        }
    }

    /** The longest row. */
    public int longest() {
        return lengths.get(lengths.size() - 1);
    }

    /** Everyone with as many parameters as the one with attention, as nearly as whole sizes allow. */
    public List<Entrant> entrants() {
        Entrant attention = Entrant.of(Contestant.ATTENTION, this, hidden);
        return Arrays.stream(Contestant.values())
                .map(contestant -> contestant == Contestant.ATTENTION
                        ? attention
                        : Entrant.fitted(contestant, this, attention.parameters()))
                .toList();
    }

    /** A contestant's model and its words; nothing to learn from yet. */
    Recipe recipe(Contestant contestant, int size) {
        Pair alphabet = task.pair(Letters.ALPHABET.repeat(1 + longest() / Letters.ALPHABET.length()));
        return Recipe.of(task.layout(), new Data(List.of(alphabet), List.of()), contestant.shape(embedding, size));
    }
}
