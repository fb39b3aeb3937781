package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.engine.nn.Parameters;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Backend;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What is trained and decoded in padded batches is what is walked sentence by sentence, and its gradient is right. */
class FamilyTrainingTest {

    private static final List<List<Integer>> SOURCES = List.of(List.of(2, 3, 4, 5), List.of(5, 2), List.of(4, 4, 3));
    private static final List<List<Integer>> TARGETS = List.of(List.of(4, 2), List.of(5, 6, 7, 2), List.of(9, 2));
    private static final int START = 1;
    private static final int END = 2;

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aPaddedBatchCostsWhatItsSentencesCostOneByOne(Cell cell) {
        for (Seq2SeqSpec spec : Family.of(cell)) {
            with(spec, (model, parameters, arena) -> {
                double sum = 0;
                int count = 0;
                for (int i = 0; i < SOURCES.size(); i++) {
                    Tape tape = new Tape(Tape.Mode.RECORDING, arena);
                    model.walk(tape, SOURCES.get(i), Optional.of(TARGETS.get(i)));
                    var probabilities = tape.recording().tensors().get("output.probabilities");
                    for (int t = 0; t < TARGETS.get(i).size(); t++) {
                        sum -= Math.log(probabilities.at(t, TARGETS.get(i).get(t)));
                        count++;
                    }
                    tape.reset();
                }
                assertEquals(sum / count, loss(model, arena), 1e-6, spec::toString);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void theGradientAgreesWithFiniteDifferences(Cell cell) {
        Random random = new Random(4);
        for (Seq2SeqSpec spec : Family.of(cell)) {
            with(spec, (model, parameters, arena) -> {
                Tape tape = new Tape(Tape.Mode.GRADIENTS, arena);
                Value loss = model.loss(tape, SOURCES, TARGETS);
                parameters.gradients().assign(0);
                tape.backward(loss);
                tape.reset();
                INDArray row = parameters.row();
                INDArray direction = Nd4j.create(DataType.DOUBLE, 1, row.length());
                for (int i = 0; i < row.length(); i++) {
                    direction.putScalar(i, random.nextGaussian());
                }
                double slope = parameters.gradients().mul(direction).sumNumber().doubleValue();
                double step = 1e-6;
                row.addi(direction.mul(step));
                double above = loss(model, arena);
                row.subi(direction.mul(2 * step));
                double below = loss(model, arena);
                assertEquals((above - below) / (2 * step), slope, 1e-6 * Math.max(1, Math.abs(slope)), spec::toString);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void decodingABatchWritesWhatWalkingWrites(Cell cell) {
        for (Seq2SeqSpec spec : Family.of(cell)) {
            with(spec, (model, parameters, arena) -> {
                Tape tape = new Tape(Tape.Mode.PLAIN, arena);
                List<List<Integer>> together = model.decode(tape, SOURCES);
                tape.reset();
                for (int i = 0; i < SOURCES.size(); i++) {
                    List<Integer> alone = new ArrayList<>(
                            model.walk(tape, SOURCES.get(i), Optional.empty()).wrote());
                    alone.remove((Integer) END);
                    assertEquals(alone, together.get(i), spec::toString);
                    tape.reset();
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aDecoderThatIsNeverForcedReadsWhatItWrote(Cell cell) {
        for (Seq2SeqSpec spec : Family.of(cell)) {
            with(spec, (model, parameters, arena) -> {
                Tape tape = new Tape(Tape.Mode.PLAIN, arena);
                var free = model.sampled(tape, SOURCES, TARGETS, 0, new Random(1));
                tape.reset();
                var forced = model.sampled(tape, SOURCES, TARGETS, 1, new Random(1));
                tape.reset();
                for (int i = 0; i < SOURCES.size(); i++) {
                    List<Integer> target = TARGETS.get(i);
                    List<Integer> right = new ArrayList<>(List.of(START));
                    right.addAll(target.subList(0, target.size() - 1));
                    assertEquals(right, forced.get(i));
                    List<Integer> own =
                            model.walk(tape, SOURCES.get(i), Optional.empty()).read();
                    tape.reset();
                    int known = Math.min(own.size(), target.size());
                    assertEquals(own.subList(0, known), free.get(i).subList(0, known), spec::toString);
                }
            });
        }
    }

    private static double loss(Seq2Seq model, Arena arena) {
        Tape tape = new Tape(Tape.Mode.PLAIN, arena);
        double loss = model.loss(tape, SOURCES, TARGETS).array().getDouble(0);
        tape.reset();
        return loss;
    }

    private interface Check {
        void of(Seq2Seq model, Parameters parameters, Arena arena);
    }

    private static void with(Seq2SeqSpec spec, Check check) {
        Backend.start();
        RecurrentCheckpoint checkpoint = Family.model(spec);
        var shapes =
                spec.tensors(checkpoint.source().size(), checkpoint.target().size());
        try (Arena arena = new Arena(DataType.DOUBLE);
                Parameters parameters = Parameters.trainable(shapes, checkpoint.weights(), DataType.DOUBLE)) {
            check.of(new Seq2Seq(spec, parameters, START, Optional.of(END), arena), parameters, arena);
        }
    }
}
