package headlight.engine.tape;

import static headlight.trace.Expression.call;
import static headlight.trace.Expression.product;
import static headlight.trace.Expression.sum;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How well each query matches each key, by a small network that sees both: e = vᵀ tanh(q + k).
 * <pre>
 *   n sentences   t queries   s keys   a size of the network
 *   q [n, t, a]   k [n, s, a]   v [a]   result [n, t, s]
 * </pre>
 * Bahdanau, Cho, Bengio 2015, appendix A.1.2, of queries W_q h and keys W_k h̄. With the two halves of W_a as W_q and W_k it
 * is also the "concat" of Luong, Pham, Manning 2015, eq. 8.
 */
public record AdditiveScores() implements Op {

    @Override
    public String name() {
        return "additive scores";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray q = in.get(0);
        INDArray k = in.get(1);
        INDArray v = in.get(2);
        boolean fits = q.rank() == 3 && k.rank() == 3 && q.size(0) == k.size(0);
        if (!fits || q.size(2) != v.length() || k.size(2) != v.length()) {
            throw new IllegalArgumentException("additive scores: shapes "
                    + in.stream().map(array -> Arrays.toString(array.shape())).collect(Collectors.joining(", "))
                    + " of queries, keys and v do not fit");
        }
        INDArray scores = arena.take(q.size(0), q.size(1), k.size(1)); // [n, t, s]
        if (scores.dataType() == DataType.FLOAT) {
            new AdditiveFloat(q, k, v).forward(scores);
        } else {
            Host.write(exact(q, k, v), scores);
        }
        return scores;
    }

    private static double[] exact(INDArray queries, INDArray keys, INDArray vector) {
        int t = (int) queries.size(1);
        int s = (int) keys.size(1);
        double[] q = Host.doubles(queries);
        double[] k = Host.doubles(keys);
        double[] v = Host.doubles(vector);
        double[] scores = new double[(int) queries.size(0) * t * s];
        for (int at = 0; at < scores.length; at++) {
            int query = at / s * v.length;
            int key = (at / s / t * s + at % s) * v.length;
            for (int a = 0; a < v.length; a++) {
                scores[at] += v[a] * Math.tanh(q[query + a] + k[key + a]);
            }
        }
        return scores;
    }

    @Override
    public void backward(Flow flow) {
        if (flow.out().dataType() == DataType.FLOAT) {
            AdditiveFloat fast = new AdditiveFloat(flow.in(0), flow.in(1), flow.in(2));
            fast.backward(flow.gradient());
            flow.write(0, fast::writeQueries);
            flow.write(1, fast::writeKeys);
            flow.write(2, fast::writeVector);
        } else {
            backwardExactly(flow);
        }
    }

    private static void backwardExactly(Flow flow) {
        int t = (int) flow.in(0).size(1);
        int s = (int) flow.in(1).size(1);
        double[] q = Host.doubles(flow.in(0));
        double[] k = Host.doubles(flow.in(1));
        double[] v = Host.doubles(flow.in(2));
        double[] d = Host.doubles(flow.gradient());
        double[] dq = new double[q.length];
        double[] dk = new double[k.length];
        double[] dv = new double[v.length];
        for (int at = 0; at < d.length; at++) {
            int query = at / s * v.length;
            int key = (at / s / t * s + at % s) * v.length;
            for (int a = 0; a < v.length; a++) {
                double y = Math.tanh(q[query + a] + k[key + a]);
                double inside = d[at] * v[a] * (1 - y * y);
                dv[a] += d[at] * y;
                dq[query + a] += inside;
                dk[key + a] += inside;
            }
        }
        flow.add(0, dq);
        flow.add(1, dk);
        flow.add(2, dv);
    }

    @Override
    public Expression explain(Elements in, int... index) {
        List<Expression> terms = new ArrayList<>();
        for (int a = 0; a < in.size(2, 0); a++) {
            Expression both = sum(in.at(0, index[0], index[1], a), in.at(1, index[0], index[2], a));
            terms.add(product(in.at(2, a), call(Function.TANH, both)));
        }
        return new Expression.Sum(terms);
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(2) + "^{\\top} \\tanh(" + in.of(0, index[0], index[1], 0) + " + " + in.of(1, index[0], index[2], 0)
                + ")";
    }
}
