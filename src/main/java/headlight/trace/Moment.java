package headlight.trace;

import java.util.List;
import java.util.Optional;

/**
 * A trace as far as it has been computed: what a picture of a walk shows.
 *
 * @param trace the whole run
 * @param steps its stops
 * @param at    the stop reached; -1 before the first
 */
public record Moment(Trace trace, Walk steps, int at) {

    /** The trace at its end. */
    public static Moment end(Trace trace) {
        Walk steps = trace.steps();
        return new Moment(trace, steps, steps.size() - 1);
    }

    /** The trace at one stop. */
    public static Moment at(Trace trace, int at) {
        return on(trace, trace.steps(), at);
    }

    /** The trace at one stop of the walk through one of its layers. */
    public static Moment at(Trace trace, Layer layer, int at) {
        return on(trace, Walk.through(trace, layer), at);
    }

    private static Moment on(Trace trace, Walk steps, int at) {
        return new Moment(trace, steps, Math.max(-1, Math.min(at, steps.size() - 1)));
    }

    /** The same place in the walk through another layer of a Transformer; the end stays the end. */
    public Moment in(Layer layer) {
        if (steps.layer().equals(Optional.of(layer))) {
            return this;
        }
        return at(trace, layer, finished() ? Integer.MAX_VALUE : at);
    }

    /** The stop with this number, or the nearest there is. */
    public Moment seek(int stop) {
        return on(trace, steps, stop);
    }

    /** The stop reached; before the first stop, the first (nothing is computed then). */
    public Step step() {
        return steps.get(Math.max(0, at));
    }

    /** Whether this stage is being computed now, for this word. */
    public boolean isNow(Stage stage, int word) {
        return at >= 0 && step().stage() == stage && step().word() == word;
    }

    /** Whether everything of a word's stage has been computed. */
    public boolean knows(Stage stage, int word) {
        return reached(stage, word, Integer.MAX_VALUE);
    }

    /** Whether one part of a word's stage has been computed. */
    public boolean knows(Stage stage, int word, int part) {
        return reached(stage, word, part);
    }

    /** Whether a row of a site has been computed to its end, in the walk through an encoder–decoder. */
    public boolean knows(Site site, int row) {
        return steps.stop(site, row).stream().anyMatch(stop -> stop <= at);
    }

    /** Whether the word of a decoder step has been written: everything of that step that the trace holds is computed. */
    public boolean wrote(int step) {
        if (steps.layer().isPresent()) {
            return at >= 0 && (step < step().word() || (step == step().word() && step().ends() == StepSize.WORD));
        }
        // The last of what was computed before the way back.
        return steps.lastForward().filter(stage -> knows(stage, step)).isPresent();
    }

    /** Whether the last stop is reached. */
    public boolean finished() {
        return at == steps.size() - 1;
    }

    /** The decoder step reached: 0 while the source is still being read. */
    public int writing() {
        return at < 0 || step().atSource() ? 0 : step().word();
    }

    /** The same stop of the very same run: comparing every number of two runs would take long. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
        return other instanceof Moment moment && trace == moment.trace && at == moment.at;
    }

    @Override
    public int hashCode() {
        return 31 * System.identityHashCode(trace) + at;
    }

    private boolean reached(Stage stage, int word, int part) {
        if (at < 0) {
            return false;
        }
        Step now = step();
        if (steps.layer().isPresent()) {
            return word < now.word() || (word == now.word() && !ahead(stage, part));
        }
        int order = Integer.compare(rank(stage, word), rank(now.stage(), now.word()));
        return order < 0 || (order == 0 && Math.min(part, now.parts() - 1) <= now.part());
    }

    /** Whether something of a stage, up to one of its parts, is yet to be computed for the word at work in a layer. */
    private boolean ahead(Stage stage, int part) {
        List<Step> word = steps.around(at);
        return word.subList(steps.within(at) + 1, word.size()).stream()
                .anyMatch(step -> step.stage() == stage && step.part() <= part);
    }

    /** The order of a word's stage among all. */
    private int rank(Stage stage, int word) {
        int sources = trace.source().size();
        if (stage == Stage.READ) {
            return -1;
        }
        if (stage == Stage.ENCODE) {
            return steps.readsBackwards() ? sources - 1 - word : word;
        }
        int targets = trace.target().size();
        int end = sources + targets * Stage.values().length;
        return switch (stage) {
            case BACK_LOSS -> end;
            case BACK_DECODE -> end + targets - word;
            case BACK_ENCODE -> end + targets + 1 + (steps.readsBackwards() ? word : sources - 1 - word);
            default -> sources + word * Stage.values().length + stage.ordinal();
        };
    }
}
