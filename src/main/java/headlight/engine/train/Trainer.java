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
 * Trains a model: batches in a fresh order every epoch, gradients clipped by their length, Adam; after each epoch the
 * held-out pairs are decoded greedily, and the best weights are kept. With one thread, the same settings give the same bits
 * as long as nobody touches the controls; looking at probes changes nothing.
 */
public final class Trainer implements AutoCloseable {

    /** Which tokens a decoder reads is drawn apart from the order of the pairs, so that one does not shift the other. */
    private static final long DRAWS = 0x5DEECE66DL;

    private final Settings settings;
    private final Student student;
    private final List<Sample> training;
    private final List<Sample> heldOut;
    private final Adam adam;
    private final Random draws;
    private int steps;

    /** A trainer of a fresh model, which is closed with it. */
    public Trainer(Student student, List<Sample> training, List<Sample> heldOut, Settings settings) {
        Backend.start();
        Backend.threads(settings.threads());
        this.settings = settings;
        this.student = student;
        this.training = List.copyOf(training);
        this.heldOut = List.copyOf(heldOut);
        adam = new Adam((int) student.parameters().row().length());
        draws = new Random(settings.seed() ^ DRAWS);
    }

    /** Trains to the end, or until the listener wants to stop. */
    public Trained run(Listener listener) {
        return run(new Controls(), List.of(), listener);
    }

    /**
     * Trains to the end, or until it is stopped.
     *
     * @param controls what a hand changes meanwhile
     * @param probes   pairs to look at while they are learned
     */
    public Trained run(Controls controls, List<Sample> probes, Listener listener) {
        Random random = new Random(settings.seed());
        List<Sample> order = new ArrayList<>(training);
        int batches = (order.size() + settings.batch() - 1) / settings.batch();
        Progress progress = new Progress(probes, listener);
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            long began = System.nanoTime();
            long waited = 0;
            Collections.shuffle(order, random);
            double sum = 0;
            for (int b = 0; b < batches; b++) {
                progress.look(controls.waits());
                long paused = System.nanoTime();
                boolean more = controls.go();
                waited += System.nanoTime() - paused;
                if (!more) {
                    progress.stopped(epoch, b, sum / b, (System.nanoTime() - began - waited) / 1e9);
                    return progress.end(true);
                }
                int from = b * settings.batch();
                List<Sample> batch = order.subList(from, Math.min(order.size(), from + settings.batch()));
                double done = steps / Math.max(1.0, (double) settings.epochs() * batches - 1);
                double loss = step(
                        batch,
                        controls.learningRateOr(settings.learningRate()),
                        controls.teacherForcingOr(settings.forcing().at(Math.min(1, done))));
                sum += loss;
                listener.step(epoch, b + 1, batches, loss);
                if (listener.wantsToStop()) {
                    return progress.end(true);
                }
            }
            double exact = exact(heldOut);
            double seconds = (System.nanoTime() - began - waited) / 1e9;
            progress.epoch(epoch, sum / batches, exact, seconds);
            if (settings.patience() > 0 && epoch - progress.bestEpoch >= settings.patience()) {
                break;
            }
        }
        return progress.end(false);
    }

    /** What a training has come to. */
    private final class Progress {
        private final List<Sample> probes;
        private final Listener listener;
        private final List<Epoch> epochs = new ArrayList<>();
        private Map<String, Tensor> best = Map.of();
        private double bestExact = Double.NaN;
        private int bestEpoch;
        private int lastLook = -1;
        private int nextLook;

        Progress(List<Sample> probes, Listener listener) {
            this.probes = List.copyOf(probes);
            this.listener = listener;
        }

        /** Looks at the probes when it is time, or now. */
        void look(boolean now) {
            if (probes.isEmpty() || lastLook == steps || (!now && steps < nextLook)) {
                return;
            }
            lastLook = steps;
            nextLook = Math.max(nextLook, Glance.after(steps));
            listener.glance(new Glance(steps, probes.stream().map(student::see).toList()));
        }

        /** What was learned since the last epoch ended may be better than that. */
        void stopped(int number, int batches, double loss, double seconds) {
            double exact = batches == 0 ? Double.NaN : exact(heldOut);
            if (!Double.isNaN(exact)) {
                listener.stopped(new Epoch(number, loss, exact, seconds, keep(number, exact)));
            }
        }

        void epoch(int number, double loss, double exact, double seconds) {
            Epoch report = new Epoch(number, loss, exact, seconds, keep(number, exact));
            epochs.add(report);
            listener.epoch(report);
        }

        /** Keeps the weights of now if there are no better ones; says whether. */
        private boolean keep(int number, double exact) {
            boolean better = best.isEmpty() || Double.isNaN(exact) || exact > bestExact;
            if (better) {
                best = student.weights();
                bestExact = exact;
                bestEpoch = number;
            }
            return better;
        }

        Trained end(boolean stopped) {
            look(true);
            return new Trained(best.isEmpty() ? student.weights() : best, bestExact, epochs, stopped);
        }
    }

    /** The mean loss of these pairs, per token. */
    public double loss(List<Sample> batch) {
        Tape tape = new Tape(Tape.Mode.PLAIN, student.arena());
        double value = student.loss(tape, batch, 1, draws).array().getDouble(0);
        tape.reset();
        return value;
    }

    /** One step of learning from these pairs as the settings say; returns their loss before it. */
    public double step(List<Sample> batch) {
        return step(batch, settings.learningRate(), settings.forcing().at(0));
    }

    private double step(List<Sample> batch, double learningRate, double teacherForcing) {
        Tape tape = new Tape(Tape.Mode.GRADIENTS, student.arena());
        Value loss = student.loss(tape, batch, teacherForcing, draws);
        double value = loss.array().getDouble(0);
        INDArray gradients = student.parameters().gradients();
        gradients.assign(0);
        tape.backward(loss);
        tape.reset();
        double length = gradients.norm2Number().doubleValue();
        boolean tooLong = settings.clip() > 0 && length > settings.clip();
        adam.step(
                student.parameters().row(),
                gradients,
                tooLong ? (float) (settings.clip() / length) : 1,
                settings.rate(learningRate, steps));
        steps++;
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
