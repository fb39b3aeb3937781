package headlight.engine.nn;

import headlight.engine.tape.Host;
import headlight.engine.tape.Masked;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Who may look at whom: no position at padding, none at what is hidden by hand, and in a decoder none at what comes later.
 * <pre>
 *   n  sentences   h  heads   q  positions that ask   k  positions that are asked
 *   mask [n·h, q, k], or [1, q, k] for a single sentence, of 0 and −∞
 * </pre>
 */
public final class Sight {

    private final int sentences;
    private final int asking;
    private final boolean[][] keys; // [n][k]: whether it may be looked at
    private final boolean causal;
    private final int first;
    private Optional<Value> mask = Optional.empty();

    /**
     * The sight of these positions.
     *
     * @param asking q
     * @param keys   for each sentence and each position that is asked, whether anyone may look at it
     * @param causal whether positions after one's own are out of sight
     * @param first  the position of the first one that asks
     */
    public Sight(int asking, List<List<Boolean>> keys, boolean causal, int first) {
        this.sentences = keys.size();
        this.asking = asking;
        this.causal = causal;
        this.first = first;
        this.keys = new boolean[sentences][];
        for (int n = 0; n < sentences; n++) {
            this.keys[n] = new boolean[keys.get(n).size()];
            for (int k = 0; k < this.keys[n].length; k++) {
                this.keys[n][k] = keys.get(n).get(k);
            }
        }
    }

    private boolean sees(int sentence, int query, int key) {
        return keys[sentence][key] && !(causal && key > first + query);
    }

    private boolean isClear() {
        for (int n = 0; n < sentences; n++) {
            for (int k = 0; k < keys[n].length; k++) {
                if (!keys[n][k] || (causal && k > first)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Scores with −∞ where nobody may look. */
    Value masked(Tape tape, Value scores, int heads) {
        return isClear() ? scores : tape.apply(new Masked(), scores, mask(tape, heads));
    }

    /** Made for the first layer, used by all: they see the same. */
    private Value mask(Tape tape, int heads) {
        if (mask.isEmpty()) {
            int copies = sentences == 1 ? 1 : heads; // a single sentence's mask serves all of its heads
            int width = keys[0].length;
            double[] numbers = new double[sentences * copies * asking * width];
            for (int row = 0; row < sentences * copies * asking; row++) {
                for (int k = 0; k < width; k++) {
                    boolean seen = sees(row / (copies * asking), row % asking, k);
                    numbers[row * width + k] = seen ? 0 : Double.NEGATIVE_INFINITY;
                }
            }
            INDArray array = tape.arena().take((long) sentences * copies, asking, width);
            Host.write(numbers, array);
            mask = Optional.of(Value.constant("mask", "M", array));
        }
        return mask.get();
    }

    /** The rows of scores, counted through heads and queries, that see nothing. */
    List<Integer> blind(int heads) {
        List<Integer> rows = new ArrayList<>();
        for (int n = 0; n < sentences; n++) {
            for (int q = 0; q < asking; q++) {
                boolean sees = false;
                for (int k = 0; k < keys[n].length && !sees; k++) {
                    sees = sees(n, q, k);
                }
                for (int h = 0; h < heads && !sees; h++) {
                    rows.add((n * heads + h) * asking + q);
                }
            }
        }
        return rows;
    }
}
