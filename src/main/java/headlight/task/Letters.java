package headlight.task;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A row of letters drawn at random, to be written again: as it stands, or from its end. Nothing of it can be guessed, so
 * all of it has to be carried from the one who reads to the one who writes; how much that is, its length says.
 *
 * @param backwards whether it is written from its end
 * @param shortest  how many letters a row has at least
 * @param longest   how many at most
 */
public record Letters(boolean backwards, int shortest, int longest) implements Task {

    /** What rows are made of. */
    public static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz";

    private static final int PAIRS = 20_000;
    private static final int SHORT = 3;
    private static final int LONG = 12;

    /** Other signs than these letters are refused: there is no token for what is unknown. */
    private static final Layout LAYOUT = new Layout(
            false, Layout.WORDS.pad(), "_", Layout.WORDS.end(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final List<String> COPIED = List.of("headlight", "attention", "bottleneck", "abcdefghijkl", "zzzz");
    private static final List<String> REVERSED = List.of("stressed", "drawer", "level", "headlight", "abcdefghijkl");

    public Letters {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException(
                    "rows of " + shortest + " to " + longest + " letters: expected from 1 up, the shorter first");
        }
    }

    /** Rows to be written as they stand. */
    public static Letters copied() {
        return new Letters(false, SHORT, LONG);
    }

    /** Rows to be written from their end. */
    public static Letters reversed() {
        return new Letters(true, SHORT, LONG);
    }

    /** The same with rows of these lengths. */
    public Letters ofLengths(int from, int to) {
        return new Letters(backwards, from, to);
    }

    @Override
    public String name() {
        return backwards ? "reverse" : "copy";
    }

    @Override
    public String title() {
        return backwards ? "Letters reversed" : "Letters copied";
    }

    @Override
    public String description() {
        return "rows of " + shortest + " to " + longest + " random letters, written "
                + (backwards ? "from their end" : "as they stand");
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> examples() {
        return backwards ? REVERSED : COPIED;
    }

    /** Rows of each length are equally many, where there are enough of them; the examples are among those to learn from. */
    @Override
    public Data data(long seed, double holdout) {
        Random random = new Random(seed);
        List<Pair> examples = examples().stream()
                .filter(text -> text.length() >= shortest && text.length() <= longest)
                .map(this::pair)
                .toList();
        int count = (int) Math.min(PAIRS, room() / 2);
        return Data.drawn(
                examples,
                () -> drawn(random, shortest + random.nextInt(longest - shortest + 1)),
                Math.max(count, examples.size()),
                layout(),
                seed,
                holdout);
    }

    /** How many rows there are, counted no further than needed. */
    private long room() {
        long room = 0;
        long rows = 1;
        for (int length = 1; length <= longest && room < 2L * PAIRS; length++) {
            rows *= ALPHABET.length();
            room += length >= shortest ? rows : 0;
            rows = Math.min(rows, 2L * PAIRS);
        }
        return room;
    }

    /** A row of exactly this length, and what to make of it. */
    public Pair drawn(Random random, int length) {
        return pair(row(random, length));
    }

    /** These letters, and what to make of them. */
    public Pair pair(String letters) {
        return new Pair(
                letters, backwards ? new StringBuilder(letters).reverse().toString() : letters);
    }

    private static String row(Random random, int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
