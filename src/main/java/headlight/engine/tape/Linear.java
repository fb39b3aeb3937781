package headlight.engine.tape;

import static headlight.trace.Expression.product;

import headlight.trace.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * y = W x + b for every row x, or y = W x where there is no b.
 * <pre>
 *   x [n, in]   W [out, in]   b [out]   y [n, out]
 * </pre>
 *
 * @param turned whether it is y = Wᵀ x, of W [in, out]
 */
public record Linear(boolean turned) implements Op {

    /** y = W x, with or without b. */
    public Linear() {
        this(false);
    }

    /** y = Wᵀ x: so that qᵀ W k is the same as (Wᵀ q)ᵀ k, and each q is turned only once. */
    public static Linear transposed() {
        return new Linear(true);
    }

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        INDArray w = in.get(1);
        int out = turned ? 1 : 0;
        boolean fits = x.rank() == 2 && w.rank() == 2 && x.size(1) == w.size(1 - out);
        if (!fits || (in.size() > 2 && in.get(2).length() != w.size(out))) {
            throw new IllegalArgumentException("linear: shapes "
                    + in.stream().map(array -> Arrays.toString(array.shape())).collect(Collectors.joining(", "))
                    + (turned ? " of x, W (transposed) and b do not fit" : " of x, W and b do not fit"));
        }
        INDArray y = arena.take(x.size(0), w.size(out)); // [n, out]
        boolean biased = in.size() > 2;
        if (biased) {
            Host.fillRows(in.get(2), y);
        }
        Gemm.multiply(x, w, y, false, !turned, biased);
        return y;
    }

    @Override
    public void backward(Flow flow) {
        flow.gemm(0, flow.gradient(), flow.in(1), false, turned);
        if (turned) {
            flow.gemm(1, flow.in(0), flow.gradient(), true, false);
        } else {
            flow.gemm(1, flow.gradient(), flow.in(0), true, false);
        }
        if (flow.inputs() > 2) {
            flow.addColumnSums(flow.gradient(), 2);
        }
    }

    @Override
    public Expression explain(Elements in, int... index) {
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k < in.size(1, turned ? 0 : 1); k++) {
            Expression weight = turned ? in.at(1, k, index[1]) : in.at(1, index[1], k);
            terms.add(product(weight, in.at(0, index[0], k)));
        }
        if (in.inputs() > 2) {
            terms.add(in.at(2, index[1]));
        }
        return new Expression.Sum(terms);
    }

    @Override
    public String formula(Letters in, int... index) {
        String product = in.of(1) + (turned ? "^{\\top} " : "\\,") + in.of(0, "", index[0], 0);
        return in.inputs() > 2 ? product + " + " + in.of(2) : product;
    }
}
