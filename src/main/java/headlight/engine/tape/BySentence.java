package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * States in the order of time, seen sentence by sentence: a view.
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
        return x.reshape('c', new long[] {x.size(0) / sentences, sentences, x.size(1)})
                .permute(1, 0, 2);
    }

    @Override
    public void backward(Flow flow) {
        INDArray d = flow.gradient();
        flow.add(0, d.permute(1, 0, 2).dup('c').reshape('c', flow.in(0).shape()));
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
