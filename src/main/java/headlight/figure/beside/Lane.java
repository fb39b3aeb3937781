package headlight.figure.beside;

import headlight.figure.Words;
import headlight.trace.Alignment;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One of the models in a comparison.
 *
 * @param name       what tells it from the others
 * @param parameters how many numbers it has learned
 * @param run        what it made of the text
 */
public record Lane(String name, long parameters, Trace run) {

    /** Where it looked, if it can look. */
    Optional<Alignment> alignment() {
        return Alignment.of(run);
    }

    /** The source as people read it. */
    List<String> source() {
        return Words.pieces(run.source());
    }

    /** What it wrote, as people read it. */
    List<String> target() {
        return Words.pieces(run.target());
    }

    /** Whether it is fed one context at every step, though it looks nowhere. */
    boolean peeks() {
        return !run.has(Sites.WEIGHTS) && run.has(Sites.CONTEXT);
    }

    /** The probability of what was written at a step. */
    OptionalDouble probability(int step) {
        Optional<Tensor> all = run.find(Sites.PROBABILITIES);
        int word = run.vocabulary().indexOf(run.target().get(step));
        return all.isEmpty() || word < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(all.get().at(step, word));
    }

    /** Which words it wrote otherwise than another: those outside the longest sequence that both have in common. */
    List<Boolean> otherwise(Lane other) {
        List<String> mine = target();
        List<String> theirs = other.target();
        int[][] common = new int[mine.size() + 1][theirs.size() + 1];
        for (int i = mine.size() - 1; i >= 0; i--) {
            for (int j = theirs.size() - 1; j >= 0; j--) {
                common[i][j] = mine.get(i).equals(theirs.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Boolean> otherwise = new ArrayList<>(Collections.nCopies(mine.size(), true));
        for (int i = 0, j = 0; i < mine.size() && j < theirs.size(); ) {
            if (mine.get(i).equals(theirs.get(j))) {
                otherwise.set(i++, false);
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return otherwise;
    }
}
