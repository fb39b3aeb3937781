package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * States in the order of time become states sentence by sentence.
 * <pre>
 *   x [t·n, h], time first   result [n, t, h]
 * </pre>
 */
public record BySentence(long sentences) implements Op {

    @Override
    public String name() {
        return "by sentence";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray x = in.get(0);
        if (x.rank() != 2 || x.size(0) % sentences != 0) {
            throw new IllegalArgumentException(
                    "by sentence: shape " + Arrays.toString(x.shape()) + " does not hold " + sentences + " sentences");
        }
        int n = (int) sentences;
        int t = (int) (x.size(0) / n);
        INDArray out = arena.take(n, t, x.size(1));
        Host.swapRows(x, t, n, out, (int) x.size(1));
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray d = flow.gradient();
        int n = (int) sentences;
        int t = (int) d.size(1);
        flow.write(0, sink -> Host.swapRows(d, n, t, sink, (int) d.size(2)));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, index[1] * (int) sentences + index[0], index[2]);
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, index[1] * (int) sentences + index[0], index[2]);
    }
}
