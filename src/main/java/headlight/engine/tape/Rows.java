package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some rows of a matrix, as a view of it.
 * <pre>
 *   x [n, m]   result [to − from, m]
 * </pre>
 */
public record Rows(long from, long to) implements Op {

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        if (x.rank() != 2 || from < 0 || to > x.size(0)) {
            throw new IllegalArgumentException(
                    "rows " + from + " to " + to + " of shape " + Arrays.toString(x.shape()));
        }
        return x.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }

    @Override
    public void backward(Flow flow) {
        flow.addRows(0, from, to, flow.gradient());
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, index[0] + (int) from, index[1]);
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, index[0] + (int) from, index[1]);
    }
}
