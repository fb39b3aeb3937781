package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some columns of a matrix: one gate of the stacked four.
 * <pre>
 *   x [n, m]   result [n, to − from]
 * </pre>
 *
 * @param block what the columns are called in formulas, for example {@code i}
 */
public record Columns(int from, int to, String block) implements Op {

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        if (x.rank() != 2 || from < 0 || to > x.size(1)) {
            throw new IllegalArgumentException(
                    "columns " + from + " to " + to + " of shape " + Arrays.toString(x.shape()));
        }
        INDArray out = arena.take(x.size(0), to - from);
        Host.copyColumns(x, from, out, 0, to - from);
        return out;
    }

    private INDArray part(INDArray x) {
        return x.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
    }

    @Override
    public void backward(Flow flow) {
        if (flow.wants(0)) {
            part(flow.zeroed(0)).addi(flow.gradient());
        }
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, index[0], from + index[1]);
    }

    @Override
    public String formula(Letters in, int... index) {
        return index.length == 0 ? in.of(0, block) : in.of(0, block, index[0], from + index[1]);
    }
}
