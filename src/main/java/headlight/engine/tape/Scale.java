package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Every number times a constant. */
public record Scale(double factor) implements Op {

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        return in.get(0).muli(factor, arena.take(in.get(0).shape()));
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, flow.gradient().muli(factor, flow.scratch(flow.out().shape())));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return Expression.product(new Expression.Constant(factor), in.at(0, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return String.format(Locale.ROOT, "%.4g", factor) + " \\cdot " + in.of(0, index);
    }
}
