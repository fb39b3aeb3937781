package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Whole layers of each kind of cell: known numbers, and the fast ones beside the exact ones. */
class RecurrentLayersTest {

    static {
        Backend.start();
    }

    /** Cells of a kind. */
    private enum Kind {
        RNN(1, 3) {
            @Override
            RecurrentLayer layer(Arena arena, int[] rows, int sentences, List<Integer> lengths) {
                return new RnnLayer(rows, sentences, lengths, new RnnLayer.Cells(arena));
            }
        },
        LSTM(4, 4) {
            @Override
            RecurrentLayer layer(Arena arena, int[] rows, int sentences, List<Integer> lengths) {
                return new LstmLayer(rows, sentences, lengths, new LstmLayer.Cells(arena));
            }
        },
        GRU(3, 3) {
            @Override
            RecurrentLayer layer(Arena arena, int[] rows, int sentences, List<Integer> lengths) {
                return new GruLayer(rows, sentences, lengths, new GruLayer.Cells(arena));
            }
        };

        private final int gates;
        private final int lastInput;

        Kind(int gates, int lastInput) {
            this.gates = gates;
            this.lastInput = lastInput;
        }

        abstract RecurrentLayer layer(Arena arena, int[] rows, int sentences, List<Integer> lengths);
    }

    /** What PyTorch gives for 0, 1, 2 … as n sentences of t inputs of 4 numbers, with every weight .01, .02 or .03. */
    @Test
    void lastStatesAreThoseOfPyTorch() {
        assertArrayEquals(new double[] {0.405432, 0.736053}, lastStates(Kind.RNN, 2, 3, 4, 0), 1e-6);
        assertArrayEquals(new double[] {0.521729, 0.637166, 0.393850}, lastStates(Kind.GRU, 3, 6, 3, 0.03), 1e-6);
        assertArrayEquals(new double[] {0.570197, 0.866191, 0.945962}, lastStates(Kind.LSTM, 3, 6, 3, 0), 1e-6);
    }

    private static double[] lastStates(Kind kind, int n, int t, int h, double bias) {
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            INDArray x = Nd4j.create(DataType.DOUBLE, (long) t * n, (long) kind.gates * h);
            for (int step = 0; step < t; step++) {
                for (int i = 0; i < n; i++) {
                    double sum = 16.0 * (i * t + step) + 6; // of its four numbers
                    x.getRow((long) step * n + i).assign(0.01 * sum + 0.03);
                }
            }
            List<Value> in = new ArrayList<>(List.of(
                    constant(x),
                    constant(filled(0.02, (long) kind.gates * h, h)),
                    constant(filled(bias, (long) kind.gates * h))));
            while (in.size() <= kind.lastInput) {
                in.add(constant(filled(0, n, h)));
            }
            RecurrentLayer layer = kind.layer(arena, IntStream.range(0, t * n).toArray(), n, List.of());
            Tape tape = new Tape(Tape.Mode.PLAIN, arena);
            INDArray last = layer.lastHidden(tape, tape.apply(layer, in.toArray(Value[]::new)))
                    .array();
            assertEquals(last.getColumn(0).dup(), last.getColumn(h - 1).dup(), "all units are alike");
            return Host.doubles(last.getColumn(0));
        }
    }

    private static INDArray filled(double value, long... shape) {
        return Nd4j.create(DataType.DOUBLE, shape).assign(value);
    }

    private static Value constant(INDArray array) {
        return Value.constant("given", "x", array);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void fastCellsComputeWhatTheExactOnesDo(Kind kind) {
        Run sentencesOfOneLength = new Run(kind, 7, 9, 33, 20, List.of());
        Run padded = new Run(kind, 5, 6, 20, 30, List.of(6, 1, 3, 6, 2));
        try (Arena floats = new Arena(DataType.FLOAT);
                Arena doubles = new Arena(DataType.DOUBLE)) {
            for (Run run : List.of(sentencesOfOneLength, padded, sentencesOfOneLength)) {
                List<double[]> fast = run.numbers(floats);
                List<double[]> exact = run.numbers(doubles);
                for (int i = 0; i < exact.size(); i++) {
                    assertArrayEquals(exact.get(i), fast.get(i), 2e-5, run + ": numbers " + i);
                }
            }
        }
    }

    /** A layer over made-up inputs, forwards and backwards. */
    private record Run(Kind kind, int n, int t, int h, int u, List<Integer> lengths) {

        /** The states, then the gradient of each input. */
        List<double[]> numbers(Arena arena) {
            Random random = new Random(3);
            int g = kind.gates * h;
            List<Value> in = new ArrayList<>(List.of(
                    parameter(random, arena, 1, u, g),
                    parameter(random, arena, 0.3, g, h),
                    parameter(random, arena, 0.5, g)));
            while (in.size() <= kind.lastInput) {
                in.add(parameter(random, arena, 1, n, h));
            }
            int[] rows = random.ints((long) t * n, 0, u).toArray();
            RecurrentLayer layer = kind.layer(arena, rows, n, lengths);
            Tape tape = new Tape(Tape.Mode.GRADIENTS, arena);
            Value states = tape.apply(layer, in.toArray(Value[]::new));
            Value weights = parameter(random, arena, 1, 1, 1, states.array().length());
            Value all = tape.apply(Reshape.to(1, 1, states.array().length()), states);
            tape.backward(tape.apply(new MatMul(true), all, weights));
            List<double[]> numbers = new ArrayList<>(List.of(Host.doubles(states.array())));
            in.forEach(value -> numbers.add(Host.doubles(value.gradient())));
            tape.reset();
            return numbers;
        }

        private static Value parameter(Random random, Arena arena, double spread, long... shape) {
            INDArray array = Nd4j.create(arena.type(), shape);
            INDArray flat = array.reshape('c', new long[] {array.length()});
            for (int i = 0; i < flat.length(); i++) {
                flat.putScalar(i, (float) (spread * random.nextGaussian()));
            }
            return Value.parameter("x", "x", array, array.ulike().assign(0));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSentenceThatHasEndedKeepsItsState(Kind kind) {
        try (Arena arena = new Arena(DataType.FLOAT)) {
            double[] states =
                    new Run(kind, 2, 3, 2, 4, List.of(1, 3)).numbers(arena).get(0);
            int n = 2;
            int h = 2;
            for (int j = 0; j < h; j++) {
                double ended = states[n * h + j]; // of the first sentence, after its only step
                assertEquals(ended, states[2 * n * h + j]);
                assertEquals(ended, states[3 * n * h + j]);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shapesThatDoNotFitAreBothNamed(Kind kind) {
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            RecurrentLayer layer = kind.layer(arena, new int[] {0}, 1, List.of());
            List<INDArray> in = List.of(
                    filled(0, 1, 5), filled(0, kind.gates * 2L, 2), filled(0, kind.gates * 2L), filled(0, 1, 2));
            String said = assertThrows(IllegalArgumentException.class, () -> layer.forward(arena, in))
                    .getMessage();
            assertTrue(said.contains("[1, 5]") && said.contains("[" + kind.gates * 2 + ", 2]"), said);
        }
    }
}
