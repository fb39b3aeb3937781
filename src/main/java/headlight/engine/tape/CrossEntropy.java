package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import headlight.trace.Expression.Function;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The mean of −log p(target) over the rows that have a target. With smoothing, a part ε of each target is spread evenly
 * over the vocabulary: −Σ q log p with q = (1 − ε) at the target and ε/v everywhere (Szegedy et al. 2016).
 * <pre>
 *   logits [m, v]   m targets below v, or {@link #IGNORED} for padding   result [1]
 * </pre>
 */
public final class CrossEntropy implements Op {

    /** The target of a row that does not count. */
    public static final int IGNORED = -1;

    private final int[] targets;
    private final long count;
    private final double smoothing;
    private Optional<INDArray> probabilities = Optional.empty();

    /** The loss of these targets. */
    public CrossEntropy(List<Integer> targets) {
        this(targets, 0);
    }

    /**
     * The loss of these targets, smoothed.
     *
     * @param smoothing ε, from 0 up to 1
     */
    public CrossEntropy(List<Integer> targets, double smoothing) {
        this.smoothing = smoothing;
        this.targets = targets.stream().mapToInt(t -> t).toArray();
        this.count = Math.max(
                1, Arrays.stream(this.targets).filter(t -> t != IGNORED).count());
    }

    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray logits = in.get(0);
        if (logits.rank() != 2 || logits.size(0) != targets.length) {
            throw new IllegalArgumentException(
                    "cross-entropy: logits " + Arrays.toString(logits.shape()) + " for " + targets.length + " targets");
        }
        INDArray p = Softmax.softmax(logits, arena.take(logits.shape()));
        probabilities = Optional.of(p);
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] != IGNORED) {
                sum -= (1 - smoothing) * log(p.getDouble(row, targets[row]));
            }
        }
        return arena.take(1).assign((sum + (smoothing > 0 ? spread(logits, p) : 0)) / count);
    }

    /** What the part of the targets that is spread over the vocabulary costs. */
    private double spread(INDArray logits, INDArray p) {
        double[] scores = Host.doubles(logits);
        int v = (int) p.size(1);
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] != IGNORED) {
                // log p = y − log Σ exp y, and the logarithm of the sum follows from any one of them.
                double logSum = scores[row * v + targets[row]] - log(p.getDouble(row, targets[row]));
                double all = 0;
                for (int i = row * v; i < (row + 1) * v; i++) {
                    all += scores[i];
                }
                sum -= smoothing * (all / v - logSum);
            }
        }
        return sum;
    }

    /** Below the smallest positive float the logarithm would be infinite. */
    private static double log(double probability) {
        return Math.log(Math.max(probability, Float.MIN_NORMAL));
    }

    @Override
    public void backward(Flow flow) {
        INDArray logits = flow.in(0);
        double[] p = Host.doubles(probabilities.orElseThrow());
        int v = (int) logits.size(1);
        for (int row = 0; row < targets.length; row++) {
            int target = targets[row];
            if (target == IGNORED) {
                Arrays.fill(p, row * v, (row + 1) * v, 0);
            } else {
                p[row * v + target] -= 1 - smoothing;
                for (int other = row * v; smoothing > 0 && other < (row + 1) * v; other++) {
                    p[other] -= smoothing / v;
                }
            }
        }
        flow.write(0, sink -> {
            Host.write(p, sink);
            sink.muli(flow.gradient().getDouble(0) / count); // (p − q) / count
        });
    }

    @Override
    public Expression explain(Elements in, int... index) {
        List<Expression> terms = new ArrayList<>();
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] != IGNORED) {
                terms.add(logSum(in, row));
                terms.add(Expression.product(new Constant(smoothing - 1), in.at(0, row, targets[row])));
                for (int v = 0; smoothing > 0 && v < in.size(0, 1); v++) {
                    terms.add(Expression.product(new Constant(-smoothing / in.size(0, 1)), in.at(0, row, v)));
                }
            }
        }
        return new Expression.Quotient(new Expression.Sum(terms), new Constant(count));
    }

    private static Expression logSum(Elements in, int row) {
        List<Expression> all = new ArrayList<>();
        for (int v = 0; v < in.size(0, 1); v++) {
            all.add(Expression.call(Function.EXP, in.at(0, row, v)));
        }
        return Expression.call(Function.LOG, new Expression.Sum(all));
    }

    @Override
    public String formula(Letters in, int... index) {
        return "-\\frac{1}{" + count + "} \\sum_{t} \\log p_{t}(y_{t})";
    }
}
