package headlight.engine.tape;

import headlight.trace.Expression;
import headlight.trace.Expression.Function;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The hyperbolic tangent, element by element. */
public record Tanh() implements Op {

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        INDArray out = arena.take(in.get(0).shape());
        Nd4j.getExecutioner().exec(new org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh(in.get(0), out));
        return out;
    }

    @Override
    public void backward(Flow flow) {
        INDArray slope =
                flow.out().muli(flow.out(), flow.scratch(flow.out().shape())).rsubi(1); // 1 − y²
        flow.add(0, slope.muli(flow.gradient()));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return Expression.call(Function.TANH, in.at(0, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return "\\tanh\\left(" + in.of(0, index) + "\\right)";
    }
}
