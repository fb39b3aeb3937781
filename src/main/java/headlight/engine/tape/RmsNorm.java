package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import headlight.trace.Expression.Function;
import headlight.trace.Expression.Quotient;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every row scaled to a mean square of 1, then scaled as learned (Zhang, Sennrich 2019).
 * <pre>
 *   x [n, D]   γ [D]   result [n, D] = γ ∘ x / √(mean of x² + ε)
 * </pre>
 *
 * @param epsilon ε
 */
public record RmsNorm(double epsilon) implements Op {

    @Override
    public String name() {
        return "rms norm";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        LayerNorm.check(name(), in);
        int width = (int) in.get(0).size(1);
        double[] gamma = Host.doubles(in.get(1));
        INDArray out = arena.take(in.get(0).shape());
        Blocks.eachRow(in.get(0), out, width, row -> {
            double inverse = inverse(row, 0, width);
            for (int i = 0; i < width; i++) {
                row[i] = gamma[i] * row[i] * inverse;
            }
        });
        return out;
    }

    private double inverse(double[] x, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += x[i] * x[i];
        }
        return 1 / Math.sqrt(sum / width + epsilon);
    }

    @Override
    public void backward(Flow flow) {
        int width = (int) flow.in(0).size(1);
        double[] x = Host.doubles(flow.in(0));
        double[] gamma = Host.doubles(flow.in(1));
        double[] d = Host.doubles(flow.gradient());
        double[] dx = new double[x.length];
        double[] dGamma = new double[width];
        for (int from = 0; from < x.length; from += width) {
            double inverse = inverse(x, from, width);
            double along = 0; // Σ d ∘ γ ∘ x
            for (int i = 0; i < width; i++) {
                along += d[from + i] * gamma[i] * x[from + i];
                dGamma[i] += d[from + i] * x[from + i] * inverse;
            }
            for (int i = 0; i < width; i++) {
                dx[from + i] = inverse * (d[from + i] * gamma[i] - x[from + i] * inverse * inverse * along / width);
            }
        }
        flow.add(0, dx);
        flow.add(1, dGamma);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        Expression square = Expression.sum(LayerNorm.mean(in, index[0], true), new Constant(epsilon));
        return Expression.product(
                in.at(1, index[1]), new Quotient(in.at(0, index), Expression.call(Function.SQRT, square)));
    }

    @Override
    public String formula(Letters in, int... index) {
        String x = in.of(0, index);
        return in.of(1) + " \\odot \\frac{" + x + "}{\\sqrt{\\overline{" + x + "^2} + \\epsilon}}";
    }
}
