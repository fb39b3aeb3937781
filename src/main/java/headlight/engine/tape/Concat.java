package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        Host.copyColumns(a, 0, out, 0, (int) a.size(1));
        Host.copyColumns(b, 0, out, (int) a.size(1), (int) b.size(1));
        return out;
    }

    @Override
    public void backward(Flow flow) {
        int split = (int) flow.in(0).size(1);
        flow.write(0, sink -> Host.copyColumns(flow.gradient(), 0, sink, 0, split));
        flow.write(1, sink -> Host.copyColumns(flow.gradient(), split, sink, 0, (int) sink.size(1)));
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
