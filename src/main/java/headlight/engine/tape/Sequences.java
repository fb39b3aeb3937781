package headlight.engine.tape;

import java.util.List;

/** The sentences that a recurrent layer reads side by side: which input each has at each step, and how long each is. */
final class Sequences {

    private final int[] rows;
    private final int sentences;
    private final List<Integer> lengths;

    /**
     * Such sentences.
     *
     * @param rows    which input each of them reads: those of the first step, then those of the second
     * @param lengths how many steps each of them has; empty when all have all
     */
    Sequences(int[] rows, int sentences, List<Integer> lengths) {
        this.rows = rows.clone();
        this.sentences = sentences;
        this.lengths = List.copyOf(lengths);
    }

    int steps() {
        return rows.length / sentences;
    }

    int sentences() {
        return sentences;
    }

    /** The input that a sentence reads at a step. */
    int row(int step, int sentence) {
        return rows[step * sentences + sentence];
    }

    /** Whether any sentence may end before the last step. */
    boolean mayEnd() {
        return !lengths.isEmpty();
    }

    boolean ended(int step, int sentence) {
        return mayEnd() && step >= lengths.get(sentence);
    }

    /** Rows of sentences that have ended become again what they were; {@code h} numbers each. */
    void keepEnded(int step, float[] before, float[] after, int h) {
        for (int r = 0; mayEnd() && r < sentences; r++) {
            if (ended(step, r)) {
                System.arraycopy(before, r * h, after, r * h, h);
            }
        }
    }
}
