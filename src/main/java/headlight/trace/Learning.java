package headlight.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a model learned: its losses, and what it made of a few probes at some steps of its training. Immutable, like a trace;
 * the film of a training is a function of it.
 *
 * @param probes the pairs that were looked at
 * @param frames in the order of the training
 * @param losses of batches, or means of so many neighbours that there are not too many to draw
 * @param scores of whole epochs
 * @param turns  what a hand changed on the way
 */
public record Learning(
        List<Probe> probes, List<Frame> frames, List<Loss> losses, List<Score> scores, List<Turn> turns) {

    /** Before the first step. */
    public static final Learning NOTHING = new Learning(List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * A pair that is looked at while it is learned.
     *
     * @param input  its source as a person types it
     * @param source its tokens in reading order, padding included
     * @param target the tokens that are right, the end token included where there is one
     * @param ended  whether there is one
     */
    public record Probe(String input, List<String> source, List<String> target, boolean ended) {

        public Probe {
            source = List.copyOf(source);
            target = List.copyOf(target);
        }

        /** What is right, without the end token. */
        public List<String> right() {
            return ended ? target.subList(0, target.size() - 1) : target;
        }
    }

    /**
     * All probes at one step.
     *
     * @param step  how many steps were made before
     * @param epoch the same in passes over the pairs
     * @param shots one for each probe, in their order
     */
    public record Frame(int step, double epoch, List<Shot> shots) {

        public Frame {
            shots = List.copyOf(shots);
        }
    }

    /**
     * One probe at one step.
     *
     * @param wrote   what the model wrote when nobody helped, without the end token
     * @param weights where it looked for each token of the right target [t, s]; empty without attention
     */
    public record Shot(List<String> wrote, Optional<Tensor> weights) {

        public Shot {
            wrote = List.copyOf(wrote);
        }
    }

    /** A loss per token, at a place of the training counted in epochs. */
    public record Loss(double epoch, double loss) {}

    /**
     * How well it did, at the end of an epoch or where it was stopped.
     *
     * @param epoch where in the training
     * @param loss  per token
     * @param exact the part of the held-out pairs that was written exactly; NaN when none was held out
     */
    public record Score(double epoch, double loss, double exact) {}

    /**
     * Something that a hand changed.
     *
     * @param epoch where in the training
     * @param what  {@code learning_rate} or {@code teacher_forcing}
     * @param to    the number from then on
     */
    public record Turn(double epoch, String what, double to) {}

    public Learning {
        probes = List.copyOf(probes);
        frames = List.copyOf(frames);
        losses = List.copyOf(losses);
        scores = List.copyOf(scores);
        turns = List.copyOf(turns);
    }

    /** What a probe looked like at a frame, as a trace; empty without attention. */
    public Optional<Trace> trace(int frame, int probe) {
        Probe pair = probes.get(probe);
        return frames.get(frame)
                .shots()
                .get(probe)
                .weights()
                .map(weights -> new Trace(
                        new About("", "", pair.input(), 0, ""),
                        pair.source(),
                        List.of(),
                        pair.target(),
                        List.of(),
                        false,
                        Map.of(Sites.WEIGHTS.name(), weights),
                        Map.of()));
    }
}
