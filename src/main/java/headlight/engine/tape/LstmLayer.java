package headlight.engine.tape;

import static headlight.trace.Expression.call;
import static headlight.trace.Expression.product;
import static headlight.trace.Expression.sum;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole LSTM layer over a batch of sequences.
 * <pre>
 *   t steps   n sentences   u different inputs   h size of a state
 *   inputs: x [u, 4h], what each input adds to the gates   W [4h, h]   b [4h]   h₀, c₀ [n, h]
 *   result [(t + 2)·n, h]: h₀, the hidden states h₁ … h_t, the last cell state c_t
 *
 *   i, f, o = σ(x + W h + b)   g = tanh(x + W h + b)   c' = f ∘ c + i ∘ g   h' = o ∘ tanh c'
 * </pre>
 * Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000; gates in PyTorch's order.
 */
public final class LstmLayer extends RecurrentLayer {

    private static final Part HIDDEN = new Part("lstm.hidden", "h", "o \\odot \\tanh(c)");
    private static final Part CELL = new Part("lstm.cell", "c", "f \\odot c' + i \\odot g");
    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final List<Part> GATES = List.of(
            new Part("lstm.input", "i", "\\sigma(x_{i} + W_{i} h' + b_{i})"),
            new Part("lstm.forget", "f", "\\sigma(x_{f} + W_{f} h' + b_{f})"),
            new Part("lstm.candidate", "g", "\\tanh(x_{g} + W_{g} h' + b_{g})"),
            new Part("lstm.output", "o", "\\sigma(x_{o} + W_{o} h' + b_{o})"));

    /**
     * A layer over such inputs.
     *
     * @param rows    which input each of the sentences reads: those of the first step, then those of the second
     * @param lengths how many steps each of the sentences has; empty when all have all. A sentence that has ended keeps
     *                its state.
     */
    public LstmLayer(int[] rows, int sentences, List<Integer> lengths, Cells memory) {
        super(rows, sentences, lengths, memory);
    }

    /** What such a layer remembers. */
    public static final class Cells extends Memory {

        /** For layers computed in arrays of this arena's type. */
        public Cells(Arena arena) {
            super(arena.type() == DataType.DOUBLE ? new LstmCellsDouble() : new LstmCellsFloat());
        }
    }

    /** The last cell state: [n, h]. */
    public Value lastCell(Tape tape, Value result) {
        return block(tape, result, steps() + 1);
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    Part hidden() {
        return HIDDEN;
    }

    @Override
    Expression next(Elements in, int t, int sentence, int j) {
        return product(
                gate(in, t, sentence, j, OUTPUT),
                call(Function.TANH, named(CELL, t, sentence, j, cell(in, t, sentence, j))));
    }

    @Override
    Expression lastCell(Elements in, int sentence, int j) {
        return cell(in, steps() - 1, sentence, j);
    }

    private Expression cell(Elements in, int t, int sentence, int j) {
        if (t < 0) {
            return in.at(4, sentence, j);
        }
        Expression before =
                t == 0 ? in.at(4, sentence, j) : named(CELL, t - 1, sentence, j, cell(in, t - 1, sentence, j));
        if (ended(t, sentence)) {
            return before;
        }
        return sum(
                product(gate(in, t, sentence, j, FORGET), before),
                product(gate(in, t, sentence, j, INPUT), gate(in, t, sentence, j, CANDIDATE)));
    }

    private Expression gate(Elements in, int t, int sentence, int j, int which) {
        int row = which * in.size(3, 1) + j;
        List<Expression> terms = new ArrayList<>(List.of(input(in, t, sentence, row)));
        terms.addAll(fromState(in, t, sentence, row));
        Function bend = which == CANDIDATE ? Function.TANH : Function.SIGMOID;
        return named(GATES.get(which), t, sentence, j, call(bend, new Expression.Sum(terms)));
    }
}
