package headlight.engine.tape;

import static headlight.trace.Expression.call;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole layer of the plain recurrent network over a batch of sequences.
 * <pre>
 *   t steps   n sentences   u different inputs   h size of a state
 *   inputs: x [u, h], what each input adds   W [h, h]   b [h]   h₀ [n, h]
 *   result [(t + 1)·n, h]: h₀, then the hidden states h₁ … h_t
 *
 *   h' = tanh(x + W h + b)
 * </pre>
 * Elman 1990.
 */
public final class RnnLayer extends RecurrentLayer {

    private static final Part HIDDEN = new Part("rnn.hidden", "h", "\\tanh(x + W h' + b)");

    /**
     * A layer over such inputs.
     *
     * @param rows    which input each of the sentences reads: those of the first step, then those of the second
     * @param lengths how many steps each of the sentences has; empty when all have all. A sentence that has ended keeps
     *                its state.
     */
    public RnnLayer(int[] rows, int sentences, List<Integer> lengths, Cells memory) {
        super(rows, sentences, lengths, memory);
    }

    /** What such a layer remembers. */
    public static final class Cells extends Memory {

        /** For layers computed in arrays of this arena's type. */
        public Cells(Arena arena) {
            super(arena.type() == DataType.DOUBLE ? new RnnCellsDouble() : new RnnCellsFloat());
        }
    }

    @Override
    public String name() {
        return "rnn";
    }

    @Override
    Part hidden() {
        return HIDDEN;
    }

    @Override
    Expression next(Elements in, int t, int sentence, int j) {
        List<Expression> terms = new ArrayList<>(List.of(input(in, t, sentence, j)));
        terms.addAll(fromState(in, t, sentence, j));
        return call(Function.TANH, new Expression.Sum(terms));
    }
}
