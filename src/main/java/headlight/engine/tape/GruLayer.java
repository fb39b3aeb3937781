package headlight.engine.tape;

import static headlight.trace.Expression.call;
import static headlight.trace.Expression.product;
import static headlight.trace.Expression.sum;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import headlight.trace.Expression.Function;
import headlight.trace.Expression.Sum;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A whole GRU layer over a batch of sequences.
 * <pre>
 *   t steps   n sentences   u different inputs   h size of a state
 *   inputs: x [u, 3h], what each input adds to the gates   W [3h, h]   b [3h]   h₀ [n, h]
 *   result [(t + 1)·n, h]: h₀, then the hidden states h₁ … h_t
 *
 *   r, z = σ(x + W h + b)   n = tanh(x + r ∘ (W h + b))   h' = (1 − z) ∘ n + z ∘ h
 * </pre>
 * Cho et al. 2014, with the reset after the product, as PyTorch and cuDNN have it; gates in PyTorch's order.
 */
public final class GruLayer extends RecurrentLayer {

    private static final Part HIDDEN = new Part("gru.hidden", "h", "(1 - z) \\odot n + z \\odot h'");
    private static final Part RESET = new Part("gru.reset", "r", "\\sigma(x_{r} + W_{r} h' + b_{r})");
    private static final Part UPDATE = new Part("gru.update", "z", "\\sigma(x_{z} + W_{z} h' + b_{z})");
    private static final Part NEW = new Part("gru.new", "n", "\\tanh(x_{n} + r \\odot (W_{n} h' + b_{n}))");

    /**
     * A layer over such inputs.
     *
     * @param rows    which input each of the sentences reads: those of the first step, then those of the second
     * @param lengths how many steps each of the sentences has; empty when all have all. A sentence that has ended keeps
     *                its state.
     */
    public GruLayer(int[] rows, int sentences, List<Integer> lengths, Cells memory) {
        super(rows, sentences, lengths, memory);
    }

    /** What such a layer remembers. */
    public static final class Cells extends Memory {

        /** For layers computed in arrays of this arena's type. */
        public Cells(Arena arena) {
            super(arena.type() == DataType.DOUBLE ? new GruCellsDouble() : new GruCellsFloat());
        }
    }

    @Override
    public String name() {
        return "gru";
    }

    @Override
    Part hidden() {
        return HIDDEN;
    }

    @Override
    Expression next(Elements in, int t, int sentence, int j) {
        int h = in.size(3, 1);
        Expression r = named(RESET, t, sentence, j, sigmoid(in, t, sentence, j));
        Expression z = named(UPDATE, t, sentence, j, sigmoid(in, t, sentence, h + j));
        Expression inside =
                sum(input(in, t, sentence, 2 * h + j), product(r, new Sum(fromState(in, t, sentence, 2 * h + j))));
        Expression candidate = named(NEW, t, sentence, j, call(Function.TANH, inside));
        Expression others = sum(new Constant(1), product(new Constant(-1), z)); // 1 − z
        return sum(product(others, candidate), product(z, state(in, t - 1, sentence, j)));
    }

    private Expression sigmoid(Elements in, int t, int sentence, int row) {
        List<Expression> terms = new ArrayList<>(List.of(input(in, t, sentence, row)));
        terms.addAll(fromState(in, t, sentence, row));
        return call(Function.SIGMOID, new Sum(terms));
    }
}
