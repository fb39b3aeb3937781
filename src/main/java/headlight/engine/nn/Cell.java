package headlight.engine.nn;

import headlight.engine.tape.Arena;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.CellSites;
import java.util.List;
import java.util.Optional;

/**
 * A recurrent cell: from what it reads and its own last state to its next state.
 * <pre>
 *   n  sentences   e  size of an input   h  size of a state   t  steps   u  different inputs   k  gates
 *   x [n, e]   hidden, cell [n, h]   W_ih [k·h, e]   W_hh [k·h, h]   b_ih, b_hh [k·h]
 * </pre>
 */
public sealed interface Cell permits Lstm, Gru, Rnn {

    /**
     * What goes from one step to the next.
     *
     * @param hidden [n, h]
     * @param cell   the memory of an LSTM [n, h]; the other cells have none
     */
    record State(Value hidden, Optional<Value> cell) {}

    /** A whole sequence: every hidden state [t·n, h], time first, and the last state. */
    record Sequence(Value hidden, State last) {}

    /**
     * The cell whose weights have these names.
     *
     * @param prefix for example {@code encoder.rnn.}
     * @param suffix the layer and the direction as PyTorch names them: {@code _l0}, {@code _l1_reverse}
     */
    static Cell of(Seq2SeqSpec.Cell kind, Parameters parameters, String prefix, String suffix, Arena arena) {
        CellWeights weights = CellWeights.of(parameters, prefix, suffix);
        return switch (kind) {
            case RNN -> new Rnn(weights, arena);
            case LSTM -> new Lstm(weights, arena);
            case GRU -> new Gru(weights, arena);
        };
    }

    /** Its weights. */
    CellWeights weights();

    /** One step, everything inside recorded as row {@code row}. */
    State step(Tape tape, CellSites places, int row, Value x, State before);

    /**
     * All steps at once, nothing recorded in between.
     *
     * @param inputs  what each input adds to the gates [u, k·h], as {@link CellWeights#inputs} makes it
     * @param rows    which of them each sentence reads: those of the first step, then those of the second
     * @param lengths how many steps each sentence has; empty when all have all. One that has ended keeps its state.
     */
    Sequence sequence(Tape tape, Value inputs, int[] rows, int sentences, State first, List<Integer> lengths);

    /** The state of a cell that has read nothing: zeros. */
    default State blank(Tape tape, int sentences) {
        Value zeros =
                Value.constant("0", "0", tape.arena().take(sentences, size()).assign(0));
        return new State(zeros, this instanceof Lstm ? Optional.of(zeros) : Optional.empty());
    }

    /** The size of a state. */
    default int size() {
        return (int) weights().hidden().size(1);
    }
}
