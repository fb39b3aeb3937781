package headlight.engine.tape;

import static headlight.trace.Expression.product;

import headlight.trace.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A matrix product for each sentence of a batch.
 * <pre>
 *   a [n, t, k]   b [n, k, s], or [n, s, k] when transposed   result [n, t, s]
 * </pre>
 *
 * @param transposed whether b's rows, not its columns, are multiplied: every row of a with every row of b
 * @param scale      what each product is divided by the square root of: 1, or the size of a head
 */
public record MatMul(boolean transposed, int scale) implements Op {

    /** A product that is not scaled. */
    public MatMul(boolean transposed) {
        this(transposed, 1);
    }

    @Override
    public String name() {
        return transposed ? "dot products" : "weighted sum";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray a = in.get(0);
        INDArray b = in.get(1);
        boolean fits = a.rank() == 3 && b.rank() == 3 && a.size(0) == b.size(0);
        if (!fits || a.size(2) != b.size(transposed ? 2 : 1)) {
            throw new IllegalArgumentException(name() + ": shapes " + Arrays.toString(a.shape()) + " and "
                    + Arrays.toString(b.shape()) + " do not fit");
        }
        INDArray out = arena.take(a.size(0), a.size(1), b.size(transposed ? 1 : 2)); // [n, t, s]
        Host.multiplyEach(a, b, out, false, transposed, false);
        return scale == 1 ? out : out.muli(1 / Math.sqrt(scale));
    }

    @Override
    public void backward(Flow flow) {
        INDArray d = scale == 1
                ? flow.gradient()
                : flow.gradient()
                        .muli(1 / Math.sqrt(scale), flow.scratch(flow.out().shape()));
        flow.matmul(0, d, flow.in(1), false, !transposed);
        if (transposed) {
            flow.matmul(1, d, flow.in(0), true, false);
        } else {
            flow.matmul(1, flow.in(0), d, true, false);
        }
    }

    @Override
    public Expression explain(Elements in, int... index) {
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k < in.size(0, 2); k++) {
            terms.add(product(in.at(0, index[0], index[1], k), in.at(1, second(index, k))));
        }
        Expression sum = new Expression.Sum(terms);
        return scale == 1
                ? sum
                : new Expression.Quotient(
                        sum, Expression.call(Expression.Function.SQRT, new Expression.Constant(scale)));
    }

    private int[] second(int[] index, int k) {
        return transposed ? new int[] {index[0], index[2], k} : new int[] {index[0], k, index[2]};
    }

    @Override
    public String formula(Letters in, int... index) {
        if (transposed) {
            String left = in.of(0, index[0], index[1], 0);
            // What has no letter of its own is a product or a sum, and is transposed as a whole.
            String whole = left.contains(" ") ? "\\left(" + left + "\\right)" : left;
            String product = whole + "^{\\top} " + in.of(1, second(index, 0));
            return scale == 1 ? product : "\\frac{" + product + "}{\\sqrt{" + scale + "}}";
        }
        int count = in.size(1, 1);
        List<String> terms = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            if (count > 4 && k == 2) {
                terms.add("\\cdots");
                k = count - 1;
            }
            terms.add(
                    in.element(0, Integer.toString(k + 1), index[0], index[1], k) + "\\," + in.of(1, second(index, k)));
        }
        return String.join(" + ", terms);
    }
}
