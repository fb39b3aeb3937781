package headlight.engine.tape;

import static headlight.trace.Expression.call;
import static headlight.trace.Expression.product;
import static headlight.trace.Expression.sum;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A whole LSTM layer over a batch of sequences, as one operation: for training, where single steps cost too much.
 * <pre>
 *   t steps   n sentences   u different inputs   h size of a state
 *   inputs: x [u, 4h], what each input adds to the gates   W [4h, h]   b [4h]   h₀, c₀ [n, h]
 *   result [(t + 2)·n, h]: h₀, the hidden states h₁ … h_t, the last cell state c_t
 *
 *   i, f, o = σ(x + W h + b)   g = tanh(x + W h + b)   c' = f ∘ c + i ∘ g   h' = o ∘ tanh c'
 * </pre>
 * Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000; gates in PyTorch's order.
 */
public final class LstmLayer implements Op {

    private final int[] rows;
    private final int steps;
    private final int n;
    private final List<Integer> lengths;
    private final Cells memory;
    private final LstmCells cells;

    /**
     * A layer over such inputs.
     *
     * @param rows    which input each of the sentences reads: those of the first step, then those of the second
     * @param lengths how many steps each of the sentences has; empty when all have all. A sentence that has ended keeps
     *                its state.
     */
    public LstmLayer(int[] rows, int sentences, List<Integer> lengths, Cells memory) {
        this.rows = rows.clone();
        this.steps = rows.length / sentences;
        this.n = sentences;
        this.lengths = List.copyOf(lengths);
        this.memory = memory;
        this.cells = memory.cells;
    }

    /** What a layer remembers between forward and backward; kept by its owner, so that it is not allocated anew. */
    public static final class Cells {
        private final LstmCells cells;

        // The arena hands out the same arrays again and again, and ND4J takes longer to cut a view than to fill it.
        private final IdentityHashMap<INDArray, INDArray[]> views = new IdentityHashMap<>();

        /** For layers computed in arrays of this arena's type. */
        public Cells(Arena arena) {
            cells = LstmCells.of(arena.type());
        }

        private INDArray rows(INDArray all, int step, int n) {
            if (views.size() > 64) {
                views.clear();
            }
            INDArray[] known = views.computeIfAbsent(all, a -> new INDArray[(int) (a.size(0) / n)]);
            if (known.length != all.size(0) / n) {
                known = new INDArray[(int) (all.size(0) / n)];
                views.put(all, known);
            }
            if (known[step] == null) {
                known[step] =
                        all.get(NDArrayIndex.interval((long) step * n, (long) (step + 1) * n), NDArrayIndex.all());
            }
            return known[step];
        }
    }

    /** The hidden states of a layer's result: [t·n, h]. */
    public Value hidden(Tape tape, Value result) {
        return tape.apply(new Rows(n, (long) (steps + 1) * n), result);
    }

    /** The last hidden state: [n, h]. */
    public Value lastHidden(Tape tape, Value result) {
        return tape.apply(new Rows((long) steps * n, (long) (steps + 1) * n), result);
    }

    /** The last cell state: [n, h]. */
    public Value lastCell(Tape tape, Value result) {
        return tape.apply(new Rows((long) (steps + 1) * n, (long) (steps + 2) * n), result);
    }

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        INDArray w = in.get(1);
        INDArray first = in.get(3);
        if (x.rank() != 2 || x.size(1) != w.size(0) || first.size(0) != n) {
            throw new IllegalArgumentException("lstm: x " + Arrays.toString(x.shape()) + ", W "
                    + Arrays.toString(w.shape()) + " and h₀ " + Arrays.toString(first.shape()) + " do not fit " + n
                    + " sentences");
        }
        INDArray states = arena.take((long) (steps + 2) * n, first.size(1));
        INDArray gates = arena.take(n, w.size(0)); // [n, 4h]
        INDArray inputs = arena.take(x.shape()).assign(x).addiRowVector(in.get(2)); // [u, 4h]
        rows(states, 0).assign(first);
        cells.begin(inputs, rows, first, in.get(4), lengths);
        for (int t = 0; t < steps; t++) {
            Gemm.multiply(rows(states, t), w, gates, false, true, false);
            cells.forward(t, gates, rows(states, t + 1));
        }
        cells.end(rows(states, steps + 1));
        return states;
    }

    private INDArray rows(INDArray all, int step) {
        return memory.rows(all, step, n);
    }

    @Override
    public void backward(Flow flow) {
        INDArray d = flow.gradient();
        INDArray gates = flow.scratch((long) steps * n, flow.in(1).size(0)); // [t·n, 4h]
        cells.beginBackward(rows(d, steps + 1));
        for (int t = steps - 1; t >= 0; t--) {
            INDArray now = rows(gates, t);
            INDArray before = rows(d, t);
            cells.backward(t, rows(d, t + 1), now, before);
            Gemm.multiply(now, flow.in(1), before, false, false, true);
        }
        INDArray inputs = flow.scratch(flow.in(0).shape());
        INDArray first = flow.scratch(n, d.size(1));
        cells.endBackward(inputs, first);
        INDArray hiddenBefore = flow.out().get(NDArrayIndex.interval(0, (long) steps * n), NDArrayIndex.all());
        flow.add(0, inputs);
        flow.gemm(1, gates, hiddenBefore, true, false);
        flow.addColumnSums(inputs, 2);
        flow.add(3, rows(d, 0));
        flow.add(4, first);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int t = index[0] / n - 1;
        int sentence = index[0] % n;
        if (t == steps) {
            return cell(in, steps - 1, sentence, index[1]);
        }
        return t < 0 ? in.at(3, sentence, index[1]) : hidden(in, t, sentence, index[1]);
    }

    private boolean ended(int t, int sentence) {
        return !lengths.isEmpty() && t >= lengths.get(sentence);
    }

    /** h = o tanh c, of a step that the sentence has; else what it was before. */
    private Expression hidden(Elements in, int t, int sentence, int j) {
        if (ended(t, sentence)) {
            return state(in, t - 1, sentence, j);
        }
        return product(
                gate(in, t, sentence, j, 3),
                call(Function.TANH, named("cell", "c", t, sentence, j, cell(in, t, sentence, j))));
    }

    private Expression cell(Elements in, int t, int sentence, int j) {
        if (t < 0) {
            return in.at(4, sentence, j);
        }
        Expression before =
                t == 0 ? in.at(4, sentence, j) : named("cell", "c", t - 1, sentence, j, cell(in, t - 1, sentence, j));
        if (ended(t, sentence)) {
            return before;
        }
        return sum(
                product(gate(in, t, sentence, j, 1), before),
                product(gate(in, t, sentence, j, 0), gate(in, t, sentence, j, 2)));
    }

    /** One gate: 0 input, 1 forget, 2 candidate, 3 output. */
    private Expression gate(Elements in, int t, int sentence, int j, int which) {
        int row = which * in.size(3, 1) + j;
        List<Expression> terms = new ArrayList<>();
        terms.add(in.at(0, rows[t * n + sentence], row));
        for (int k = 0; k < in.size(3, 1); k++) {
            terms.add(product(in.at(1, row, k), state(in, t - 1, sentence, k)));
        }
        terms.add(in.at(2, row));
        Expression inside = call(which == 2 ? Function.TANH : Function.SIGMOID, new Expression.Sum(terms));
        return named(
                List.of("input", "forget", "candidate", "output").get(which),
                "ifgo".substring(which, which + 1),
                t,
                sentence,
                j,
                inside);
    }

    /** The hidden state after step t, by name; before the first step, what was given. */
    private Expression state(Elements in, int t, int sentence, int j) {
        if (t < 0) {
            return in.at(3, sentence, j);
        }
        double value = in.own((t + 1) * n + sentence, j);
        return quantity("hidden", "h", t, sentence, j, value, () -> hidden(in, t, sentence, j));
    }

    private static Expression named(String name, String letter, int t, int sentence, int j, Expression how) {
        return quantity(name, letter, t, sentence, j, how.value(), () -> how);
    }

    private static Expression quantity(
            String name,
            String letter,
            int t,
            int sentence,
            int j,
            double value,
            java.util.function.Supplier<Expression> how) {
        List<Integer> index = List.of(t, sentence, j);
        String symbol = letter + "_{" + (t + 1) + "," + (j + 1) + "}";
        return Expression.of(new Quantity(
                "lstm." + name,
                symbol,
                index,
                value,
                () -> Optional.of(new Explanation(
                        Quantity.leaf("lstm." + name, symbol, index, value),
                        "lstm " + name,
                        symbol + " = " + FORMULAS.get(letter),
                        how.get()))));
    }

    private static final Map<String, String> FORMULAS = Map.of(
            "h", "o \\odot \\tanh(c)",
            "c", "f \\odot c' + i \\odot g",
            "i", "\\sigma(x_{i} + W_{i} h' + b_{i})",
            "f", "\\sigma(x_{f} + W_{f} h' + b_{f})",
            "g", "\\tanh(x_{g} + W_{g} h' + b_{g})",
            "o", "\\sigma(x_{o} + W_{o} h' + b_{o})");

    @Override
    public String formula(Letters in, int... index) {
        return FORMULAS.get("h");
    }
}
