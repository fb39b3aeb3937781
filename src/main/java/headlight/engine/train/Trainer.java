package headlight.engine.train;

import headlight.engine.tape.Backend;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a model: batches in a fresh order every epoch, teacher forcing, gradients clipped by their length,
 * Adam; after each epoch the held-out pairs are decoded greedily, and the best weights are kept.
 */
public final class Trainer implements AutoCloseable {

    private final Settings settings;
    private final Student student;
    private final List<Sample> training;
    private final List<Sample> heldOut;
    private final Adam adam;

    /** A trainer of a fresh model, which is closed with it. */
    public Trainer(Student student, List<Sample> training, List<Sample> heldOut, Settings settings) {
        Backend.start();
        Backend.threads(settings.threads());
        this.settings = settings;
        this.student = student;
        this.training = List.copyOf(training);
        this.heldOut = List.copyOf(heldOut);
        adam = new Adam(settings.rates(), (int) student.parameters().row().length());
    }

    /** Trains to the end, or until the listener wants to stop. */
    public Trained run(Listener listener) {
        Random random = new Random(settings.seed());
        List<Sample> order = new ArrayList<>(training);
        List<Epoch> epochs = new ArrayList<>();
        Map<String, Tensor> best = Map.of();
        double bestExact = Double.NaN;
        int bestEpoch = 0;
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            long began = System.nanoTime();
            Collections.shuffle(order, random);
            double sum = 0;
            int batches = (order.size() + settings.batch() - 1) / settings.batch();
            for (int b = 0; b < batches; b++) {
                int from = b * settings.batch();
                double loss = step(order.subList(from, Math.min(order.size(), from + settings.batch())));
                sum += loss;
                listener.step(epoch, b + 1, batches, loss);
                if (listener.wantsToStop()) {
                    return new Trained(best.isEmpty() ? student.weights() : best, bestExact, epochs, true);
                }
            }
            double exact = exact(heldOut);
            boolean better = best.isEmpty() || Double.isNaN(exact) || exact > bestExact;
            if (better) {
                best = student.weights();
                bestExact = exact;
                bestEpoch = epoch;
            }
            Epoch report = new Epoch(epoch, sum / batches, exact, (System.nanoTime() - began) / 1e9, better);
            epochs.add(report);
            listener.epoch(report);
            if (settings.patience() > 0 && epoch - bestEpoch >= settings.patience()) {
                break;
            }
        }
        return new Trained(best, bestExact, epochs, false);
    }

    /** The mean loss of these pairs, per token. */
    public double loss(List<Sample> batch) {
        Tape tape = new Tape(Tape.Mode.PLAIN, student.arena());
        double value = student.loss(tape, batch).array().getDouble(0);
        tape.reset();
        return value;
    }

    /** One step of learning from these pairs; returns their loss before it. */
    public double step(List<Sample> batch) {
        Tape tape = new Tape(Tape.Mode.GRADIENTS, student.arena());
        Value loss = student.loss(tape, batch);
        double value = loss.array().getDouble(0);
        INDArray gradients = student.parameters().gradients();
        gradients.assign(0);
        tape.backward(loss);
        tape.reset();
        double length = gradients.norm2Number().doubleValue();
        boolean tooLong = settings.clip() > 0 && length > settings.clip();
        adam.step(student.parameters().row(), gradients, tooLong ? (float) (settings.clip() / length) : 1);
        return value;
    }

    /** The part of these pairs that the model writes exactly; NaN when there are none. */
    public double exact(List<Sample> pairs) {
        if (pairs.isEmpty()) {
            return Double.NaN;
        }
        List<List<Integer>> wrote =
                student.decode(pairs.stream().map(Sample::source).toList());
        int right = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (wrote.get(i).equals(student.withoutEnd(pairs.get(i).target()))) {
                right++;
            }
        }
        return (double) right / pairs.size();
    }

    /** The weights as they are now. */
    public Map<String, Tensor> weights() {
        return student.weights();
    }

    @Override
    public void close() {
        student.close();
    }
}
