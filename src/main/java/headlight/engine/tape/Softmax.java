package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import headlight.trace.Expression.Quotient;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Scores become distributions along the last dimension. Where the mask is 0 or the score −∞, the weight is 0; a row with
 * nothing left has weights 0 everywhere.
 * <pre>
 *   scores [.., s]   mask (optional) of ones and zeros, broadcast to the same shape   result [.., s]
 * </pre>
 *
 * @param blind the rows, counted through, of which every score is −∞
 */
public record Softmax(List<Integer> blind) implements Op {

    /** From this width on ND4J's own softmax is faster than loops in Java: what they copy no longer stays close at hand. */
    private static final int WIDE = 96;

    /** Of scores of which every row has one to see. */
    public Softmax() {
        this(List.of());
    }

    public Softmax {
        blind = List.copyOf(blind);
    }

    /** Far below any score, far above the smallest float: exp of it is 0, and no row becomes NaN. */
    private static final double NEVER = -1e9;

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray out = arena.take(in.get(0).shape());
        if (in.size() == 1) {
            softmax(in.get(0), out);
            return blind.isEmpty() ? out : seeingNothing(out);
        }
        INDArray mask = in.get(1).broadcast(arena.take(in.get(0).shape()));
        INDArray masked = mask.subi(1, arena.take(mask.shape())).muli(-NEVER); // 0 where seen, −1e9 where not
        return softmax(masked.addi(in.get(0)), out).muli(mask);
    }

    /** Where every score is −∞ the quotient is 0/0: nobody is looked at, and the weights are 0. */
    private INDArray seeingNothing(INDArray weights) {
        long s = weights.size(weights.rank() - 1);
        INDArray rows = weights.reshape('c', new long[] {weights.length() / s, s});
        blind.forEach(row -> rows.getRow(row).assign(0));
        return weights;
    }

    /** The softmax along the last dimension, written to {@code out}. */
    static INDArray softmax(INDArray scores, INDArray out) {
        if (scores.dataType() == DataType.FLOAT && scores.size(scores.rank() - 1) < WIDE) {
            SoftmaxFloat.forward(scores, out);
        } else if (scores.dataType() == DataType.FLOAT) {
            Nd4j.exec(new SoftMax(scores, out, -1));
        } else {
            // ND4J's takes no maximum below zero in double precision: rows far below zero become NaN unless shifted.
            INDArray most = scores.max(true, scores.rank() - 1).broadcast(scores.shape());
            Nd4j.exec(new SoftMax(scores.subi(most, out), out, -1));
        }
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray w = flow.out();
        if (w.dataType() == DataType.FLOAT) {
            flow.write(0, sink -> SoftmaxFloat.backward(w, flow.gradient(), sink));
        } else {
            INDArray d = flow.gradient().muli(w, flow.scratch(w.shape())); // dw ∘ w
            flow.add(0, d.subi(w.mul(d.sum(true, w.rank() - 1)))); // (dw − Σ dw ∘ w) ∘ w
        }
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int last = index.length - 1;
        if (!sees(in, index)) {
            return new Expression.Constant(0);
        }
        List<Expression> all = new ArrayList<>();
        for (int s = 0; s < in.size(0, last); s++) {
            int[] other = index.clone();
            other[last] = s;
            if (sees(in, other)) {
                all.add(Expression.call(Function.EXP, in.at(0, other)));
            }
        }
        return new Quotient(Expression.call(Function.EXP, in.at(0, index)), new Expression.Sum(all));
    }

    private static boolean sees(Elements in, int... index) {
        if (in.value(0, index) == Double.NEGATIVE_INFINITY) {
            return false;
        }
        if (in.inputs() == 1) {
            return true;
        }
        int[] there = index.clone();
        for (int d = 0; d < there.length; d++) {
            there[d] = Math.min(there[d], in.size(1, d) - 1);
        }
        return in.value(1, there) != 0;
    }

    @Override
    public String formula(Letters in, int... index) {
        String own = in.element(0, Integer.toString(index[index.length - 1] + 1), index);
        return "\\frac{\\exp(" + own + ")}{\\sum_{s} \\exp(" + in.element(0, "s", index) + ")}";
    }
}
