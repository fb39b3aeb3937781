package headlight.session.lab;

import headlight.engine.train.Epoch;
import headlight.engine.train.Glance;
import headlight.engine.train.Listener;
import headlight.engine.train.Sample;
import headlight.engine.train.Seen;
import headlight.text.Vocabulary;
import headlight.trace.Learning;
import headlight.trace.Learning.Frame;
import headlight.trace.Learning.Loss;
import headlight.trace.Learning.Probe;
import headlight.trace.Learning.Score;
import headlight.trace.Learning.Shot;
import headlight.trace.Learning.Turn;
import java.util.ArrayList;
import java.util.List;

/** Writes down how a training goes: its losses, and what the model makes of a few probes. Called on the thread that trains. */
public final class Recorder implements Listener {

    /** More points than this are not drawn apart; when there are more, neighbours become their mean. */
    private static final int MOST_LOSSES = 1200;

    private static final int PROBES = 3;

    private final Vocabulary target;
    private final int batches;
    private final List<Sample> pairs;
    private final List<Probe> probes;
    private final List<Frame> frames = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private int together = 1;
    private int gathered;
    private double sum;
    private int steps;

    /**
     * Nothing written down yet.
     *
     * @param words whether tokens are words
     * @param batch pairs per step
     */
    public Recorder(Plan plan, boolean words, int batch) {
        List<Sample> from = plan.heldOut().isEmpty() ? plan.training() : plan.heldOut();
        this.pairs = from.subList(0, Math.min(PROBES, from.size()));
        this.target = plan.target();
        this.batches = (plan.training().size() + batch - 1) / batch;
        this.probes = pairs.stream().map(probe -> probe(plan, probe, words)).toList();
    }

    private static Probe probe(Plan plan, Sample sample, boolean words) {
        List<String> source = sample.source().stream().map(plan.source()::token).toList();
        List<String> target = sample.target().stream().map(plan.target()::token).toList();
        List<String> typed = plan.sourceEnds() ? source.subList(0, source.size() - 1) : source;
        String input = String.join(words ? " " : "", typed).strip();
        return new Probe(input, source, target, plan.ends());
    }

    @Override
    public void step(int epoch, int done, int of, double loss) {
        steps++;
        sum += loss;
        gathered++;
        if (gathered == together) {
            add(new Loss(epoch(steps), sum / gathered));
            sum = 0;
            gathered = 0;
        }
    }

    private void add(Loss loss) {
        if (!Double.isFinite(loss.loss())) {
            return; // it went too fast; the numbers before it say so
        }
        losses.add(loss);
        if (losses.size() > MOST_LOSSES) {
            List<Loss> all = List.copyOf(losses);
            losses.clear();
            for (int i = 0; i + 1 < all.size(); i += 2) {
                losses.add(new Loss(
                        all.get(i + 1).epoch(),
                        (all.get(i).loss() + all.get(i + 1).loss()) / 2));
            }
            together *= 2;
        }
    }

    @Override
    public void epoch(Epoch report) {
        scores.add(new Score(report.number(), report.loss(), report.exact()));
    }

    @Override
    public void stopped(Epoch report) {
        scores.add(new Score(epoch(steps), report.loss(), report.exact()));
    }

    @Override
    public void glance(Glance glance) {
        frames.add(new Frame(
                glance.step(),
                epoch(glance.step()),
                glance.seen().stream().map(this::shot).toList()));
    }

    private Shot shot(Seen seen) {
        return new Shot(seen.wrote().stream().map(target::token).toList(), seen.weights());
    }

    /** A hand changed something. */
    void turn(String what, double to) {
        turns.removeIf(turn -> turn.what().equals(what) && turn.epoch() == epoch(steps)); // one drag is one turn
        turns.add(new Turn(epoch(steps), what, to));
    }

    private double epoch(int step) {
        return (double) step / batches;
    }

    /** The pairs to look at: of those that it is judged by, if there are any. */
    public List<Sample> probes() {
        return pairs;
    }

    /** How many steps an epoch has. */
    int batches() {
        return batches;
    }

    /** How many steps were made. */
    int steps() {
        return steps;
    }

    /** All of it so far. */
    public Learning learning() {
        return new Learning(probes, frames, losses, scores, turns);
    }
}
