package headlight.engine.tape;

import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The way back through one operation: the gradient of its result, and where the gradients of its inputs gather. */
public final class Flow {

    private final Arena arena;
    private final Value result;

    Flow(Arena arena, Value result) {
        this.arena = arena;
        this.result = result;
    }

    /** The numbers of an input. */
    public INDArray in(int input) {
        return result.inputs().get(input).array();
    }

    /** How many inputs there are. */
    public int inputs() {
        return result.inputs().size();
    }

    /** The result. */
    public INDArray out() {
        return result.array();
    }

    /** The gradient of the loss with respect to the result. */
    public INDArray gradient() {
        return result.gradient();
    }

    /** Whether a gradient is wanted for this input. */
    public boolean wants(int input) {
        return result.inputs().get(input).wantsGradient();
    }

    /** Somewhere to compute in. */
    public INDArray scratch(long... shape) {
        return arena.take(shape);
    }

    /** Adds to the gradient of an input. */
    public void add(int input, INDArray contribution) {
        if (!wants(input)) {
            return;
        }
        Value value = result.inputs().get(input);
        if (value.isFresh()) {
            value.sink(arena).assign(contribution);
        } else {
            value.sink(arena).addi(contribution);
        }
        value.written();
    }

    /** Adds to the gradient of an input what was computed outside ND4J, in C order. */
    public void add(int input, double[] contribution) {
        write(input, sink -> Host.write(contribution, sink));
    }

    /** Where its arrays come from. */
    Arena arena() {
        return arena;
    }

    /** Adds what {@code writer} writes, all numbers anew, to the gradient of an input: straight into it where it can. */
    public void write(int input, Consumer<INDArray> writer) {
        if (!wants(input)) {
            return;
        }
        Value value = result.inputs().get(input);
        if (value.isFresh()) {
            writer.accept(value.sink(arena));
            value.written();
        } else {
            INDArray part = scratch(in(input).shape());
            writer.accept(part);
            value.sink(arena).addi(part);
        }
    }

    /** Adds the matrix product a·b (each transposed if said) to the gradient of an input. */
    public void gemm(int input, INDArray a, INDArray b, boolean transposeA, boolean transposeB) {
        if (!wants(input)) {
            return;
        }
        Value value = result.inputs().get(input);
        Gemm.multiply(a, b, value.sink(arena), transposeA, transposeB, !value.isFresh());
        value.written();
    }

    /** Adds batched matrix products to the gradient of an input. */
    public void matmul(int input, INDArray a, INDArray b, boolean transposeA, boolean transposeB) {
        if (!wants(input)) {
            return;
        }
        Value value = result.inputs().get(input);
        Host.multiplyEach(a, b, value.sink(arena), transposeA, transposeB, !value.isFresh());
        value.written();
    }

    /** Adds the sum over the rows of a matrix, which is what a bias gets, to the gradients of these inputs. */
    public void addColumnSums(INDArray matrix, int... biases) {
        INDArray ones = scratch(1, matrix.size(0)).assign(1);
        INDArray sums = scratch(1, matrix.size(1));
        Gemm.multiply(ones, matrix, sums, false, false, false);
        for (int input : biases) {
            add(input, sums.reshape(in(input).shape()));
        }
    }

    /** Adds to some rows of the gradient of an input. */
    public void addRows(int input, long from, long to, INDArray contribution) {
        if (!wants(input)) {
            return;
        }
        Value value = result.inputs().get(input);
        INDArray sink = value.sink(arena);
        if (value.isFresh()) {
            clear(sink, 0, from);
            clear(sink, to, sink.size(0));
            rows(sink, from, to).assign(contribution);
            value.written();
        } else {
            rows(sink, from, to).addi(contribution);
        }
    }

    private static void clear(INDArray all, long from, long to) {
        if (from < to) {
            rows(all, from, to).assign(0);
        }
    }

    private static INDArray rows(INDArray all, long from, long to) {
        return all.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
    }

    /** The whole gradient of an input, to add to in place: it starts at zero. For operations that return views. */
    public INDArray zeroed(int input) {
        Value value = result.inputs().get(input);
        INDArray sink = value.sink(arena);
        if (value.isFresh()) {
            sink.assign(0);
            value.written();
        }
        return sink;
    }

    static void checkRank(String op, List<INDArray> in, int input, int rank) {
        if (in.get(input).rank() != rank) {
            throw new IllegalArgumentException(op + ": input " + input + " has shape "
                    + java.util.Arrays.toString(in.get(input).shape()) + ", expected rank " + rank);
        }
    }
}
