package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Scores behind a mask, and the distributions that come of them. */
class MaskedTest {

    static {
        Backend.start();
    }

    private static final double[][][] SCORES = {{{0.5, -1, 2}, {1, 0, -0.5}}};
    private static final double NEVER = Double.NEGATIVE_INFINITY;
    private static final double[][][] MASK = {{{0, NEVER, 0}, {NEVER, NEVER, NEVER}}};

    @Test
    void whatIsMaskedHasNoWeightAndNoGradient() {
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            Tape tape = new Tape(Tape.Mode.GRADIENTS, arena);
            INDArray gradient = Nd4j.create(DataType.DOUBLE, 1, 2, 3);
            Value scores = Value.parameter("scores", "e", Nd4j.create(SCORES), gradient);
            Value weights = weights(tape, scores);

            double share = Math.exp(0.5) / (Math.exp(0.5) + Math.exp(2));
            assertEquals(share, weights.array().getDouble(0, 0, 0), 1e-12);
            assertEquals(0, weights.array().getDouble(0, 0, 1));
            for (int k = 0; k < 3; k++) {
                assertEquals(0, weights.array().getDouble(0, 1, k), "a row that sees nothing");
            }

            Value first = tape.apply(Reshape.to(1, 6), weights);
            tape.backward(tape.apply(new Columns(0, 1, ""), first));
            assertEquals(share * (1 - share), gradient.getDouble(0, 0, 0), 1e-12);
            assertEquals(0, gradient.getDouble(0, 0, 1));
            assertEquals(-share * (1 - share), gradient.getDouble(0, 0, 2), 1e-12);
        }
    }

    @Test
    void explanationsSkipWhatIsMasked() {
        try (Arena arena = new Arena(DataType.DOUBLE)) {
            Tape tape = new Tape(Tape.Mode.RECORDING, arena);
            Value weights = weights(tape, Value.constant("scores", "e", Nd4j.create(SCORES)));
            Node node = Node.of(weights, Node.memory(), arena.lease());
            for (int q = 0; q < 2; q++) {
                for (int k = 0; k < 3; k++) {
                    double value =
                            node.op().explain(new Elements(node), 0, q, k).value();
                    assertEquals(node.at(0, q, k), value, 1e-12);
                }
            }
        }
    }

    private static Value weights(Tape tape, Value scores) {
        Value masked = tape.apply(new Masked(), scores, Value.constant("mask", "M", Nd4j.create(MASK)));
        assertEquals(Double.NEGATIVE_INFINITY, masked.array().getDouble(0, 0, 1));
        return tape.apply(new Softmax(List.of(1)), masked);
    }
}
