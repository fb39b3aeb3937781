package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The way back from {@link BySentence}.
 * <pre>
 *   x [n, t, h]   result [t·n, h], time first
 * </pre>
 */
public record ByTime() implements Op {

    @Override
    public String name() {
        return "by time";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        Flow.checkRank(name(), in, 0, 3);
        INDArray out = arena.take(x.size(0) * x.size(1), x.size(2));
        int n = (int) x.size(0);
        int t = (int) x.size(1);
        Host.swapRows(x, n, t, out, (int) x.size(2));
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray x = flow.in(0);
        int n = (int) x.size(0);
        int t = (int) x.size(1);
        flow.write(0, sink -> Host.swapRows(flow.gradient(), t, n, sink, (int) x.size(2)));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        int sentences = in.size(0, 0);
        return in.at(0, index[0] % sentences, index[0] / sentences, index[1]);
    }

    @Override
    public String formula(Letters in, int... index) {
        int sentences = in.size(0, 0);
        return in.of(0, index[0] % sentences, index[0] / sentences, index[1]);
    }
}
