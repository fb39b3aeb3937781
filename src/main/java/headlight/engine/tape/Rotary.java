package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Each head's vector turned by angles that grow with its position: feature i of the first half and feature i of the second
 * are a point in a plane, turned by p · base^(−2i/d) at position p (Su et al. 2021).
 * <pre>
 *   b  heads of all sentences   t  positions   d  size of a head, even
 *   x [b, t, d]   result [b, t, d]
 * </pre>
 *
 * @param base  what the angles' frequencies are powers of
 * @param first the position of the first row
 */
public record Rotary(double base, int first) implements Op {

    @Override
    public String name() {
        return "rotary position";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        Flow.checkRank(name(), in, 0, 3);
        INDArray out = arena.take(in.get(0).shape());
        Host.write(turned(Host.doubles(in.get(0)), in.get(0), 1), out);
        return out;
    }

    /** Turned forwards (1) or back (−1). */
    private double[] turned(double[] x, INDArray like, int way) {
        int t = (int) like.size(1);
        int d = (int) like.size(2);
        double[] out = new double[x.length];
        for (int i = 0; i < d / 2; i++) {
            for (int p = 0; p < t; p++) {
                double cos = Math.cos(angle(p, i, d));
                double sin = way * Math.sin(angle(p, i, d));
                for (int from = p * d + i; from < x.length; from += t * d) {
                    out[from] = x[from] * cos - x[from + d / 2] * sin;
                    out[from + d / 2] = x[from + d / 2] * cos + x[from] * sin;
                }
            }
        }
        return out;
    }

    private double angle(int row, int pair, int size) {
        return (first + row) * Math.pow(base, -2.0 * pair / size);
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, turned(Host.doubles(flow.gradient()), flow.out(), -1));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int d = in.size(0, 2);
        int half = d / 2;
        boolean second = index[2] >= half;
        double angle = angle(index[1], index[2] % half, d);
        Expression partner = in.at(0, index[0], index[1], second ? index[2] - half : index[2] + half);
        return Expression.sum(
                Expression.product(in.at(0, index), new Constant(Math.cos(angle))),
                Expression.product(partner, new Constant(second ? Math.sin(angle) : -Math.sin(angle))));
    }

    @Override
    public String formula(Letters in, int... index) {
        return "R_{" + (first + index[1]) + "}\\left(" + in.of(0, index) + "\\right)";
    }
}
