package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Scores with −∞ where nobody may look.
 * <pre>
 *   b  heads of all sentences   q  positions that ask   k  positions that are asked
 *   scores [b, q, k]   mask [1 or b, 1 or q, k] of 0 and −∞   result [b, q, k]
 * </pre>
 */
public record Masked() implements Op {

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray scores = in.get(0);
        INDArray mask = in.get(1);
        if (scores.rank() != 3 || mask.rank() != 3 || mask.size(2) != scores.size(2)) {
            throw new IllegalArgumentException("mask: " + java.util.Arrays.toString(mask.shape()) + " for scores "
                    + java.util.Arrays.toString(scores.shape()));
        }
        return arena.take(scores.shape()).assign(scores).addi(mask);
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, flow.gradient()); // what is masked has weight 0, and so no gradient
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.value(1, there(in, index)) == 0 ? in.at(0, index) : new Expression.Constant(Double.NEGATIVE_INFINITY);
    }

    private static int[] there(Elements in, int... index) {
        return new int[] {Math.min(index[0], in.size(1, 0) - 1), Math.min(index[1], in.size(1, 1) - 1), index[2]};
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, index);
    }
}
