package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The product of two arrays of one shape, element by element. */
public record Multiply() implements Op {

    @Override
    public String name() {
        return "multiply";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        Add.sameShape(name(), in);
        return in.get(0).muli(in.get(1), arena.take(in.get(0).shape()));
    }

    @Override
    public void backward(Flow flow) {
        INDArray part = flow.scratch(flow.out().shape());
        flow.add(0, flow.gradient().muli(flow.in(1), part));
        flow.add(1, flow.gradient().muli(flow.in(0), part));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return Expression.product(in.at(0, index), in.at(1, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, index) + " \\odot " + in.of(1, index);
    }
}
