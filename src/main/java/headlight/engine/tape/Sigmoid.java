package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** σ(x) = 1 / (1 + exp(−x)), element by element. */
public record Sigmoid() implements Op {

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray out = arena.take(in.get(0).shape());
        Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid(in.get(0), out));
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray slope = flow.out().rsubi(1, flow.scratch(flow.out().shape())).muli(flow.out()); // y (1 − y)
        flow.add(0, slope.muli(flow.gradient()));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return Expression.call(Function.SIGMOID, in.at(0, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return "\\sigma\\left(" + in.of(0, index) + "\\right)";
    }
}
