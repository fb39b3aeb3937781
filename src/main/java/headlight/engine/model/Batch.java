package headlight.engine.model;

import headlight.engine.tape.Arena;
import headlight.engine.tape.CrossEntropy;
import headlight.engine.tape.Host;
import headlight.engine.tape.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sequences of token ids side by side, padded at their ends to one length, time first.
 *
 * @param ids     steps · sentences ids: all first tokens, then all second ones
 * @param lengths of each sequence without its padding
 */
record Batch(int steps, int sentences, List<Integer> ids, List<Integer> lengths) {

    Batch {
        ids = List.copyOf(ids);
        lengths = List.copyOf(lengths);
    }

    /** These sequences, padded with this id. */
    static Batch of(List<List<Integer>> sequences, int padding) {
        int steps = sequences.stream().mapToInt(List::size).max().orElse(0);
        List<Integer> ids = new ArrayList<>(steps * sequences.size());
        for (int t = 0; t < steps; t++) {
            for (List<Integer> sequence : sequences) {
                ids.add(t < sequence.size() ? sequence.get(t) : padding);
            }
        }
        return new Batch(
                steps, sequences.size(), ids, sequences.stream().map(List::size).toList());
    }

    /** Whether some sequence is shorter than others. */
    boolean isPadded() {
        return lengths.stream().anyMatch(length -> length < steps);
    }

    /** The lengths for operations that need them only when there is padding. */
    List<Integer> lengthsIfPadded() {
        return isPadded() ? lengths : List.of();
    }

    /**
     * For each place the one that stands there when every sequence is turned round within its own length; padding stays
     * where it is.
     */
    List<Integer> turned() {
        List<Integer> turned = new ArrayList<>(ids.size());
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < sentences; n++) {
                int length = lengths.get(n);
                turned.add((t < length ? length - 1 - t : t) * sentences + n);
            }
        }
        return turned;
    }

    /** Ones where there is a token, zeros at padding: [n, 1, s]; empty when there is no padding. */
    Optional<Value> mask(Arena arena) {
        if (!isPadded()) {
            return Optional.empty();
        }
        double[] ones = new double[sentences * steps];
        for (int n = 0; n < sentences; n++) {
            Arrays.fill(ones, n * steps, n * steps + lengths.get(n), 1);
        }
        INDArray mask = arena.take(sentences, 1, steps);
        Host.write(ones, mask);
        return Optional.of(Value.constant("mask", "m", mask));
    }

    /** The ids as targets of a loss, in which padding does not count. */
    List<Integer> targets() {
        List<Integer> targets = new ArrayList<>(ids);
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < sentences; n++) {
                if (t >= lengths.get(n)) {
                    targets.set(t * sentences + n, CrossEntropy.IGNORED);
                }
            }
        }
        return targets;
    }
}
