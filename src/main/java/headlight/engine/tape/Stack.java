package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * States of single positions, put side by side for each sentence.
 * <pre>
 *   s inputs [n, h]   result [n, s, h]
 * </pre>
 */
public record Stack() implements Op {

    @Override
    public String name() {
        return "stack";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray first = in.get(0);
        INDArray out = arena.take(first.size(0), in.size(), first.size(1));
        for (int s = 0; s < in.size(); s++) {
            if (!Arrays.equals(first.shape(), in.get(s).shape())) {
                throw new IllegalArgumentException("stack: shapes " + Arrays.toString(first.shape()) + " and "
                        + Arrays.toString(in.get(s).shape()) + " differ");
            }
            position(out, s).assign(in.get(s));
        }
        return out;
    }

    private static INDArray position(INDArray stacked, int s) {
        return stacked.get(NDArrayIndex.all(), NDArrayIndex.point(s), NDArrayIndex.all());
    }

    @Override
    public void backward(Flow flow) {
        for (int s = 0; s < flow.inputs(); s++) {
            flow.add(s, position(flow.gradient(), s));
        }
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(index[1], index[0], index[2]);
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(index[1], index[0], index[2]);
    }
}
