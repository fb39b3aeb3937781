package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Scores by a small network: known numbers, and the fast way beside the exact one. */
class AdditiveScoresTest {

    static {
        Backend.start();
    }

    /** Two queries and the same two keys the other way round. */
    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT", "DOUBLE"})
    void weightsAreThoseWorkedOutByHand(DataType type) {
        try (Arena arena = new Arena(type)) {
            Tape tape = new Tape(Tape.Mode.PLAIN, arena);
            INDArray q = Nd4j.create(new double[][][] {{{1, 0}, {0, 1}}}).castTo(type);
            INDArray k = Nd4j.create(new double[][][] {{{0, 1}, {1, 0}}}).castTo(type);
            INDArray v = Nd4j.createFromArray(1.0, 1.0).castTo(type);
            Value scores = tape.apply(
                    new AdditiveScores(),
                    Value.constant("q", "q", q),
                    Value.constant("k", "k", k),
                    Value.constant("v", "v", v));
            double[] weights = Host.doubles(tape.apply(new Softmax(), scores).array());
            assertArrayEquals(new double[] {0.636258, 0.363742, 0.363742, 0.636258}, weights, 1e-6);
        }
    }

    /** So many keys that they do not fit one block. */
    @Test
    void theFastWayComputesWhatTheExactOneDoes() {
        try (Arena floats = new Arena(DataType.FLOAT);
                Arena doubles = new Arena(DataType.DOUBLE)) {
            List<double[]> fast = numbers(floats);
            List<double[]> exact = numbers(doubles);
            for (int i = 0; i < exact.size(); i++) {
                assertArrayEquals(exact.get(i), fast.get(i), 1e-4, "numbers " + i);
            }
        }
    }

    /** The scores, then the gradients of queries, keys and vector. */
    private static List<double[]> numbers(Arena arena) {
        Random random = new Random(3);
        int n = 2;
        int t = 3;
        int s = 77;
        int width = 301;
        List<Value> in = List.of(
                parameter(random, arena, n, t, width),
                parameter(random, arena, n, s, width),
                parameter(random, arena, width));
        Tape tape = new Tape(Tape.Mode.GRADIENTS, arena);
        Value scores = tape.apply(new AdditiveScores(), in.toArray(Value[]::new));
        Value all = tape.apply(Reshape.to(1, 1, (long) n * t * s), scores);
        tape.backward(tape.apply(new MatMul(true), all, parameter(random, arena, 1, 1, (long) n * t * s)));
        List<double[]> numbers = new ArrayList<>(List.of(Host.doubles(scores.array())));
        in.forEach(value -> numbers.add(Host.doubles(value.gradient())));
        return numbers;
    }

    private static Value parameter(Random random, Arena arena, long... shape) {
        INDArray array = Nd4j.create(arena.type(), shape);
        INDArray flat = array.reshape('c', new long[] {array.length()});
        for (int i = 0; i < flat.length(); i++) {
            flat.putScalar(i, (float) (0.5 * random.nextGaussian()));
        }
        return Value.parameter("x", "x", array, array.ulike().assign(0));
    }
}
