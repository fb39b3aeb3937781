package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import headlight.trace.Expression.Function;
import headlight.trace.Expression.Quotient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Every row moved to mean 0 and scaled to variance 1, then scaled and moved as learned (Ba, Kiros, Hinton 2016).
 * <pre>
 *   x [n, D]   γ [D]   β [D]   result [n, D] = γ ∘ (x − μ) / √(σ² + ε) + β, with μ and σ² of each row
 * </pre>
 *
 * @param epsilon ε
 */
public record LayerNorm(double epsilon) implements Op {

    @Override
    public String name() {
        return "layer norm";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        check(name(), in);
        int width = (int) in.get(0).size(1);
        double[] gamma = Host.doubles(in.get(1));
        double[] beta = Host.doubles(in.get(2));
        INDArray out = arena.take(in.get(0).shape());
        Blocks.eachRow(in.get(0), out, width, row -> {
            double mean = mean(row);
            double inverse = 1 / Math.sqrt(variance(row, mean) + epsilon);
            for (int i = 0; i < width; i++) {
                row[i] = gamma[i] * ((row[i] - mean) * inverse) + beta[i];
            }
        });
        return out;
    }

    static void check(String op, List<INDArray> in) {
        Flow.checkRank(op, in, 0, 2);
        for (INDArray vector : in.subList(1, in.size())) {
            if (vector.length() != in.get(0).size(1)) {
                throw new IllegalArgumentException(op + ": " + vector.length() + " scales for rows of "
                        + in.get(0).size(1) + " numbers");
            }
        }
    }

    /** In four sums at once: an addition need not wait for the one before it. */
    private static double mean(double[] row) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < row.length; i += 4) {
            a += row[i];
            b += row[i + 1];
            c += row[i + 2];
            d += row[i + 3];
        }
        for (; i < row.length; i++) {
            a += row[i];
        }
        return (a + b + c + d) / row.length;
    }

    private static double variance(double[] row, double mean) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < row.length; i += 4) {
            a += (row[i] - mean) * (row[i] - mean);
            b += (row[i + 1] - mean) * (row[i + 1] - mean);
            c += (row[i + 2] - mean) * (row[i + 2] - mean);
            d += (row[i + 3] - mean) * (row[i + 3] - mean);
        }
        for (; i < row.length; i++) {
            a += (row[i] - mean) * (row[i] - mean);
        }
        return (a + b + c + d) / row.length;
    }

    @Override
    public void backward(Flow flow) {
        int width = (int) flow.in(0).size(1);
        double[] x = Host.doubles(flow.in(0));
        double[] gamma = Host.doubles(flow.in(1));
        double[] d = Host.doubles(flow.gradient());
        double[] dx = new double[x.length];
        double[] dGamma = new double[width];
        double[] dBeta = new double[width];
        for (int from = 0; from < x.length; from += width) {
            double[] row = Arrays.copyOfRange(x, from, from + width);
            double mean = mean(row);
            double inverse = 1 / Math.sqrt(variance(row, mean) + epsilon);
            double sum = 0; // Σ dx̂
            double along = 0; // Σ dx̂ ∘ x̂
            for (int i = 0; i < width; i++) {
                double normal = (row[i] - mean) * inverse; // x̂
                double back = d[from + i] * gamma[i]; // dx̂
                dGamma[i] += d[from + i] * normal;
                dBeta[i] += d[from + i];
                sum += back;
                along += back * normal;
            }
            for (int i = 0; i < width; i++) {
                double normal = (row[i] - mean) * inverse;
                dx[from + i] = inverse * (d[from + i] * gamma[i] - sum / width - normal * along / width);
            }
        }
        flow.add(0, dx);
        flow.add(1, dGamma);
        flow.add(2, dBeta);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        Expression mean = mean(in, index[0], false);
        Expression centred = Expression.sum(in.at(0, index), Expression.product(new Constant(-1), mean));
        // σ² as the mean of the squares less the square of the mean: no sum inside a sum.
        Expression variance = Expression.sum(
                mean(in, index[0], true), Expression.product(new Constant(-1), mean, mean), new Constant(epsilon));
        return Expression.sum(
                Expression.product(in.at(1, index[1]), new Quotient(centred, Expression.call(Function.SQRT, variance))),
                in.at(2, index[1]));
    }

    /** The mean of a row's numbers, or of their squares. */
    static Expression mean(Elements in, int row, boolean squares) {
        int width = in.size(0, 1);
        List<Expression> terms = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            Expression x = in.at(0, row, i);
            terms.add(squares ? Expression.product(x, x) : x);
        }
        return new Quotient(new Expression.Sum(terms), new Constant(width));
    }

    @Override
    public String formula(Letters in, int... index) {
        String x = in.of(0, index);
        return in.of(1) + " \\odot \\frac{" + x + " - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}} + " + in.of(2)
                + ",\\quad \\mu, \\sigma^2 \\text{ of } " + x;
    }
}
