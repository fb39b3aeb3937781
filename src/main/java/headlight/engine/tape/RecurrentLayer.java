package headlight.engine.tape;

import static headlight.trace.Expression.product;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A whole recurrent layer over a batch of sequences, as one operation: for training, where single steps cost too much.
 * Here is what all kinds have in common, the loop over time and its matrix products; what happens to the numbers in
 * between is the part of {@link RecurrentCells}.
 * <pre>
 *   t steps   n sentences   u different inputs   h size of a state   g gates
 *   inputs: x [u, g·h], what each input adds to the gates   W [g·h, h]   b [g·h]   h₀ [n, h], and c₀ [n, h] of an LSTM
 *   result [(t + 1)·n, h]: h₀, then the hidden states h₁ … h_t; of an LSTM one block more, the last cell state
 * </pre>
 */
public abstract sealed class RecurrentLayer implements Op permits RnnLayer, LstmLayer, GruLayer {

    private static final int CELL = 4;

    private final Sequences sentences;
    private final int n;
    private final int steps;
    private final Memory memory;
    private final RecurrentCells cells;

    /**
     * A layer over such inputs.
     *
     * @param rows    which input each of the sentences reads: those of the first step, then those of the second
     * @param lengths how many steps each of the sentences has; empty when all have all. A sentence that has ended keeps
     *                its state.
     */
    RecurrentLayer(int[] rows, int sentences, List<Integer> lengths, Memory memory) {
        this.sentences = new Sequences(rows, sentences, lengths);
        this.n = sentences;
        this.steps = this.sentences.steps();
        this.memory = memory;
        this.cells = memory.cells;
    }

    /** What a layer remembers between forward and backward; kept by its owner, so that it is not allocated anew. */
    public abstract static sealed class Memory permits RnnLayer.Cells, LstmLayer.Cells, GruLayer.Cells {
        private final RecurrentCells cells;

        // The arena hands out the same arrays again and again, and ND4J takes longer to cut a view than to fill it.
        private final IdentityHashMap<INDArray, INDArray[]> views = new IdentityHashMap<>();

        Memory(RecurrentCells cells) {
            this.cells = cells;
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
    public final Value hidden(Tape tape, Value result) {
        return tape.apply(new Rows(n, (long) (steps + 1) * n), result);
    }

    /** The last hidden state: [n, h]. */
    public final Value lastHidden(Tape tape, Value result) {
        return block(tape, result, steps);
    }

    /** One block of a layer's result: the first state, those after each step, the last cell state. */
    final Value block(Tape tape, Value result, int which) {
        return tape.apply(new Rows((long) which * n, (long) (which + 1) * n), result);
    }

    final int steps() {
        return steps;
    }

    private INDArray rows(INDArray all, int step) {
        return memory.rows(all, step, n);
    }

    @Override
    public final INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        INDArray w = in.get(1);
        INDArray first = in.get(3);
        if (x.rank() != 2 || x.size(1) != w.size(0) || first.size(0) != n) {
            throw new IllegalArgumentException(name() + ": x " + Arrays.toString(x.shape()) + ", W "
                    + Arrays.toString(w.shape()) + " and h₀ " + Arrays.toString(first.shape()) + " do not fit " + n
                    + " sentences");
        }
        boolean hasCell = in.size() > CELL;
        INDArray states = arena.take((long) (steps + (hasCell ? 2 : 1)) * n, first.size(1));
        INDArray products = arena.take(n, w.size(0)); // [n, g·h]
        rows(states, 0).assign(first);
        cells.begin(sentences, in);
        for (int t = 0; t < steps; t++) {
            Gemm.multiply(rows(states, t), w, products, false, true, false);
            cells.forward(t, products, rows(states, t + 1));
        }
        if (hasCell) {
            cells.lastCell(rows(states, steps + 1));
        }
        return states;
    }

    @Override
    public final void backward(Flow flow) {
        INDArray d = flow.gradient();
        INDArray products = flow.scratch((long) steps * n, flow.in(1).size(0)); // [t·n, g·h]
        boolean hasCell = flow.inputs() > CELL;
        cells.beginBackward();
        if (hasCell) {
            cells.cellGradient(rows(d, steps + 1));
        }
        for (int t = steps - 1; t >= 0; t--) {
            cells.backward(t, rows(d, t + 1), rows(products, t));
            Gemm.multiply(rows(products, t), flow.in(1), rows(d, t), false, false, true);
        }
        INDArray inputs = flow.scratch(flow.in(0).shape());
        INDArray bias = flow.scratch(flow.in(2).shape());
        cells.endBackward(inputs, bias, rows(d, 0));
        INDArray hiddenBefore = flow.out().get(NDArrayIndex.interval(0, (long) steps * n), NDArrayIndex.all());
        flow.add(0, inputs);
        flow.gemm(1, products, hiddenBefore, true, false);
        flow.add(2, bias);
        flow.add(3, rows(d, 0));
        if (hasCell) {
            INDArray cell = flow.scratch(n, d.size(1));
            cells.firstCellGradient(cell);
            flow.add(CELL, cell);
        }
    }

    /** A number inside a layer that has a name: {@code lstm.forget}, f, and how it is computed, as LaTeX. */
    record Part(String name, String letter, String formula) {}

    /** How the hidden state after a step comes about, of a sentence that has not ended. */
    abstract Expression next(Elements in, int t, int sentence, int j);

    /** How the last cell state comes about, where there is one. */
    Expression lastCell(Elements in, int sentence, int j) {
        throw new IllegalStateException(name() + " has no cell state");
    }

    /** The hidden state, as it is named. */
    abstract Part hidden();

    @Override
    public final Expression explain(Elements in, int... index) {
        int t = index[0] / n - 1;
        int sentence = index[0] % n;
        if (t == steps) {
            return lastCell(in, sentence, index[1]);
        }
        return t < 0 ? in.at(3, sentence, index[1]) : hidden(in, t, sentence, index[1]);
    }

    @Override
    public final String formula(Letters in, int... index) {
        return hidden().formula();
    }

    final boolean ended(int t, int sentence) {
        return sentences.ended(t, sentence);
    }

    private Expression hidden(Elements in, int t, int sentence, int j) {
        return ended(t, sentence) ? state(in, t - 1, sentence, j) : next(in, t, sentence, j);
    }

    /** The hidden state after step t, by name; before the first step, what was given. */
    final Expression state(Elements in, int t, int sentence, int j) {
        if (t < 0) {
            return in.at(3, sentence, j);
        }
        double value = in.own((t + 1) * n + sentence, j);
        return named(hidden(), t, sentence, j, value, () -> hidden(in, t, sentence, j));
    }

    /** What the input of a step adds to row {@code row} of the gates. */
    final Expression input(Elements in, int t, int sentence, int row) {
        return in.at(0, sentences.row(t, sentence), row);
    }

    /** What the state before a step adds to row {@code row} of the gates: the terms of W h' + b. */
    final List<Expression> fromState(Elements in, int t, int sentence, int row) {
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k < in.size(3, 1); k++) {
            terms.add(product(in.at(1, row, k), state(in, t - 1, sentence, k)));
        }
        terms.add(in.at(2, row));
        return terms;
    }

    /** A number by its name, which can say how it came about. */
    final Expression named(Part part, int t, int sentence, int j, Expression how) {
        return named(part, t, sentence, j, how.value(), () -> how);
    }

    private static Expression named(Part part, int t, int sentence, int j, double value, Supplier<Expression> how) {
        List<Integer> index = List.of(t, sentence, j);
        String symbol = part.letter() + "_{" + (t + 1) + "," + (j + 1) + "}";
        return Expression.of(new Quantity(
                part.name(),
                symbol,
                index,
                value,
                () -> Optional.of(new Explanation(
                        Quantity.leaf(part.name(), symbol, index, value),
                        part.name().replace('.', ' '),
                        symbol + " = " + part.formula(),
                        how.get()))));
    }
}
