package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One head is switched off: what it read is replaced by zeros, or by the mean of what it read at all positions.
 * <pre>
 *   h  heads   t  positions   d  size of a head
 *   contexts [h, t, d]   result [h, t, d]
 * </pre>
 *
 * @param head  from 0
 * @param mean  whether its mean stands in, rather than zeros
 * @param soFar whether only the positions up to each one are in its mean, as in a decoder, which knows no others
 */
public record HeadOff(int head, boolean mean, boolean soFar) implements Op {

    @Override
    public String name() {
        return "head switched off";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        Flow.checkRank(name(), in, 0, 3);
        if (head < 0 || head >= x.size(0)) {
            throw new IllegalArgumentException("head " + head + ": expected 0 to " + (x.size(0) - 1));
        }
        int t = (int) x.size(1);
        int d = (int) x.size(2);
        double[] all = Host.doubles(x);
        double[] own = java.util.Arrays.copyOfRange(all, head * t * d, (head + 1) * t * d);
        for (int p = 0; p < t; p++) {
            for (int i = 0; i < d; i++) {
                double sum = 0;
                for (int other = 0; mean && other < seen(p, t); other++) {
                    sum += own[other * d + i];
                }
                all[(head * t + p) * d + i] = sum / seen(p, t);
            }
        }
        INDArray out = arena.take(x.shape());
        Host.write(all, out);
        return out;
    }

    /** How many positions are in the mean at position p. */
    private int seen(int p, int t) {
        return soFar ? p + 1 : t;
    }

    @Override
    public void backward(Flow flow) {
        int t = (int) flow.in(0).size(1);
        int d = (int) flow.in(0).size(2);
        double[] given = Host.doubles(flow.gradient());
        double[] back = given.clone();
        for (int i = head * t * d; i < (head + 1) * t * d; i++) {
            back[i] = 0;
        }
        for (int p = 0; mean && p < t; p++) {
            for (int other = 0; other < seen(p, t); other++) {
                for (int i = 0; i < d; i++) {
                    back[(head * t + other) * d + i] += given[(head * t + p) * d + i] / seen(p, t);
                }
            }
        }
        flow.add(0, back);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        if (index[0] != head) {
            return in.at(0, index);
        }
        if (!mean) {
            return new Constant(0);
        }
        int seen = seen(index[1], in.size(0, 1));
        List<Expression> terms = new ArrayList<>();
        for (int other = 0; other < seen; other++) {
            terms.add(in.at(0, head, other, index[2]));
        }
        return new Expression.Quotient(new Expression.Sum(terms), new Constant(seen));
    }

    @Override
    public String formula(Letters in, int... index) {
        if (index[0] != head) {
            return in.of(0, index);
        }
        return mean ? "\\overline{" + in.of(0, index) + "}" : "0";
    }
}
