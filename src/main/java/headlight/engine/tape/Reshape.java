package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same numbers in the same order, counted in other dimensions. */
public record Reshape(List<Long> shape) implements Op {

    public Reshape {
        shape = List.copyOf(shape);
    }

    /** To this shape. */
    public static Reshape to(long... shape) {
        return new Reshape(java.util.Arrays.stream(shape).boxed().toList());
    }

    private long[] sizes() {
        return shape.stream().mapToLong(i -> i).toArray();
    }

    @Override
    public String name() {
        return "reshape";
    }

    @Override
    public INDArray forward(Arena arena, List<INDArray> in) {
        return in.get(0).reshape('c', sizes());
    }

    @Override
    public void backward(Flow flow) {
        flow.add(0, flow.gradient().reshape('c', flow.in(0).shape()));
    }

    @Override
    public Expression explain(Elements in, int... index) {
        return in.at(0, before(in.shape(0), index));
    }

    @Override
    public String formula(Letters in, int... index) {
        return in.of(0, before(in.shape(0), index));
    }

    private int[] before(int[] original, int... index) {
        int offset = 0;
        for (int d = 0; d < index.length; d++) {
            offset = offset * shape.get(d).intValue() + index[d];
        }
        int[] found = new int[original.length];
        for (int d = original.length - 1; d >= 0; d--) {
            found[d] = offset % original[d];
            offset /= original[d];
        }
        return found;
    }
}
