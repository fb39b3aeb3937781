package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The laws that every operation of the catalogue keeps. */
class OpsTest {

    private static final double STEP = 1e-6;

    static {
        Backend.start();
    }

    static Stream<String> names() {
        return Ops.ALL.stream().map(Ops.Example::name);
    }

    private static Ops.Example example(String name) {
        return Ops.ALL.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsAgreeWithFiniteDifferences(String name) {
        Ops.Example example = example(name);
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            List<INDArray> inputs = inputs(example, DataType.DOUBLE);
            Op op = example.op().apply(arena);
            List<Value> values = new ArrayList<>();
            Tape tape = new Tape(Tape.Mode.GRADIENTS, arena);
            Value loss = weighted(tape, op, example, inputs, values);
            tape.backward(loss);
            for (int i = 0; i < inputs.size() - example.fixed(); i++) {
                for (int k = 0; k < inputs.get(i).length(); k++) {
                    double computed = flat(values.get(i).gradient()).getDouble(k);
                    double expected = slope(example, inputs, i, k, arena);
                    assertEquals(
                            expected,
                            computed,
                            1e-6 * Math.max(1, Math.abs(expected)),
                            name + " input " + i + " number " + k);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void explanationsRecomputeToTheirNumbers(String name) {
        Ops.Example example = example(name);
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            Tape tape = new Tape(Tape.Mode.RECORDING, arena);
            List<Value> values = new ArrayList<>();
            for (INDArray input : inputs(example, DataType.DOUBLE)) {
                values.add(Value.constant("input" + values.size(), "x", input));
            }
            Value result = tape.apply(example.op().apply(arena), values.toArray(Value[]::new));
            Node node = Node.of(result, Node.memory(), arena.lease());
            for (int k = 0; k < result.array().length(); k++) {
                Expression how = node.op().explain(new Elements(node), node.index(k));
                double value = node.at(node.index(k));
                assertEquals(value, how.value(), 1e-9 * Math.max(1, Math.abs(value)), name + " number " + k);
                how.quantities().forEach(q -> checkToTheLeaves(q, 3));
                assertTrue(
                        node.op().formula(new Letters(node, ""), node.index(k)).length() > 0);
            }
        }
    }

    private static void checkToTheLeaves(Quantity quantity, int depth) {
        quantity.explanation().ifPresent(e -> {
            assertEquals(quantity.value(), e.expression().value(), 1e-9);
            if (depth > 0) {
                e.inputs().stream().limit(3).forEach(q -> checkToTheLeaves(q, depth - 1));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void floatsComputeTheSameAsDoubles(String name) {
        Ops.Example example = example(name);
        try (Arena floats = new Arena(DataType.FLOAT);
                Arena doubles = new Arena(DataType.DOUBLE)) {
            List<Value> left = new ArrayList<>();
            List<Value> right = new ArrayList<>();
            Tape a = new Tape(Tape.Mode.GRADIENTS, floats);
            Tape b = new Tape(Tape.Mode.GRADIENTS, doubles);
            a.backward(weighted(a, example.op().apply(floats), example, inputs(example, DataType.FLOAT), left));
            b.backward(weighted(b, example.op().apply(doubles), example, inputs(example, DataType.DOUBLE), right));
            for (int i = 0; i < left.size() - example.fixed(); i++) {
                double[] x = Host.doubles(left.get(i).gradient());
                double[] y = Host.doubles(right.get(i).gradient());
                for (int k = 0; k < x.length; k++) {
                    assertEquals(y[k], x[k], 1e-5, name + " gradient of input " + i);
                }
            }
        }
    }

    private static List<INDArray> inputs(Ops.Example example, DataType type) {
        Random random = new Random(11);
        List<INDArray> inputs = new ArrayList<>();
        for (int i = 0; i < example.shapes().size(); i++) {
            long[] shape = example.shapes().get(i).stream().mapToLong(s -> s).toArray();
            INDArray array = Nd4j.create(type, shape);
            INDArray flat = flat(array);
            for (int k = 0; k < flat.length(); k++) {
                boolean mask = i >= example.shapes().size() - example.fixed();
                // A mask hides the first half of the first sentence, and all of the second.
                flat.putScalar(k, mask ? (k < 2 ? 0 : k < 4 ? 1 : 0) : (float) random.nextGaussian());
            }
            inputs.add(array);
        }
        return inputs;
    }

    /** A scalar that depends on every number of the result, each with its own weight. */
    private static Value weighted(Tape tape, Op op, Ops.Example example, List<INDArray> inputs, List<Value> values) {
        for (int i = 0; i < inputs.size(); i++) {
            INDArray input = inputs.get(i);
            values.add(
                    i < inputs.size() - example.fixed()
                            ? Value.parameter("x" + i, "x", input, input.ulike().assign(0))
                            : Value.constant("mask", "m", input));
        }
        Value result = tape.apply(op, values.toArray(Value[]::new));
        long length = result.array().length();
        Value row = tape.apply(Reshape.to(1, 1, length), result);
        INDArray weights = Nd4j.create(result.array().dataType(), 1, 1, length);
        for (int k = 0; k < length; k++) {
            weights.putScalar(new long[] {0, 0, k}, Math.sin(k + 1));
        }
        return tape.apply(new MatMul(true), row, Value.constant("w", "w", weights));
    }

    private static double slope(Ops.Example example, List<INDArray> inputs, int i, int k, Arena arena) {
        INDArray flat = flat(inputs.get(i));
        double before = flat.getDouble(k);
        flat.putScalar(k, before + STEP);
        double up = loss(example, inputs, arena);
        flat.putScalar(k, before - STEP);
        double down = loss(example, inputs, arena);
        flat.putScalar(k, before);
        return (up - down) / (2 * STEP);
    }

    private static double loss(Ops.Example example, List<INDArray> inputs, Arena arena) {
        Tape tape = new Tape(Tape.Mode.PLAIN, arena);
        return weighted(tape, example.op().apply(arena), example, inputs, new ArrayList<>())
                .array()
                .getDouble(0);
    }

    private static INDArray flat(INDArray array) {
        return array.reshape('c', new long[] {array.length()});
    }
}
