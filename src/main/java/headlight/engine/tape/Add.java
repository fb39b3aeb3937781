package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The sum of two arrays of one shape, element by element. */
public record Add() implements Op {

    @Override
    public String name() {
        return "add";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        sameShape(name(), in);
        return in.get(0).addi(in.get(1), arena.take(in.get(0).shape()));
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, flow.gradient());
        flow.add(1, flow.gradient());
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return Expression.sum(in.at(0, index), in.at(1, index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, index) + " + " + in.of(1, index);
    }

    static void sameShape(String op, List<INDArray> in) {
        if (!Arrays.equals(in.get(0).shape(), in.get(1).shape())) {
            throw new IllegalArgumentException(
                    op + ": shapes " + Arrays.toString(in.get(0).shape()) + " and "
                            + Arrays.toString(in.get(1).shape()) + " differ");
        }
    }
}
