package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Two matrices side by side.
 * <pre>
 *   a [n, p]   b [n, q]   result [n, p + q]
 * </pre>
 */
public record Concat() implements Op {

    @Override
    public String name() {
        return "concat";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray a = in.get(0);
        INDArray b = in.get(1);
        if (a.rank() != 2 || b.rank() != 2 || a.size(0) != b.size(0)) {
            throw new IllegalArgumentException("concat: shapes " + Arrays.toString(a.shape()) + " and "
                    + Arrays.toString(b.shape()) + " have different rows");
        }
        INDArray out = arena.take(a.size(0), a.size(1) + b.size(1));
        left(out, a).assign(a);
        right(out, a).assign(b);
        return out;
    }

    private static INDArray left(INDArray whole, INDArray a) {
        return whole.get(NDArrayIndex.all(), NDArrayIndex.interval(0, a.size(1)));
    }

    private static INDArray right(INDArray whole, INDArray a) {
        return whole.get(NDArrayIndex.all(), NDArrayIndex.interval(a.size(1), whole.size(1)));
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, left(flow.gradient(), flow.in(0)));
        flow.add(1, right(flow.gradient(), flow.in(0)));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int split = in.size(0, 1);
        return index[1] < split ? in.at(0, index) : in.at(1, index[0], index[1] - split);
    }

    @Override
    public String formula(Letters in, int... index) {
        return "\\left[" + in.of(0, index) + ";\\," + in.of(1, index) + "\\right]";
    }
}
