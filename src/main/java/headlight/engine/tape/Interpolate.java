package headlight.engine.tape;

import static headlight.trace.Expression.product;
import static headlight.trace.Expression.sum;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Between two arrays, number by number: z, a and b of one shape become (1 − z) ∘ a + z ∘ b. */
public record Interpolate() implements Op {

    @Override
    public String name() {
        return "interpolate";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        Add.sameShape(name(), in.subList(0, 2));
        Add.sameShape(name(), in.subList(1, 3));
        INDArray out = arena.take(in.get(0).shape());
        return in.get(2).subi(in.get(1), out).muli(in.get(0)).addi(in.get(1));
    }

    @Override
    public void backward(Flow flow) {
        INDArray z = flow.in(0);
        INDArray part = flow.scratch(z.shape());
        flow.add(0, flow.in(2).subi(flow.in(1), part).muli(flow.gradient()));
        INDArray toSecond = flow.scratch(z.shape());
        flow.add(2, flow.gradient().muli(z, toSecond));
        flow.add(1, flow.gradient().subi(toSecond, part));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        Expression rest = sum(new Expression.Constant(1), product(new Expression.Constant(-1), in.at(0, index)));
        return sum(product(rest, in.at(1, index)), product(in.at(0, index), in.at(2, index)));
    }

    @Override
    public String formula(Letters in, int... index) {
        String z = in.of(0, index);
        return "(1 - " + z + ") \\odot " + in.of(1, index) + " + " + z + " \\odot " + in.of(2, index);
    }
}
