package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Labels;
import headlight.trace.Moment;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.util.Optional;

/**
 * The sentence above the stage: what has just happened, with the words and numbers of this run.
 *
 * @param title    the sentence
 * @param progress how far the walk has come, for example "Step 23 of 72"
 */
public record Narration(String title, String progress) {

    /**
     * What there is to say about a moment.
     *
     * @param size     of the steps taken: single numbers are spoken of only when one walks by numbers
     * @param original the run before an experiment
     */
    public static Narration of(Moment moment, StepSize size, Labels labels, Optional<Trace> original) {
        return new Narration(title(moment, size, labels, original), progress(moment, size, labels));
    }

    /** What there is to say about the moment that a drawing shows, of the layer and head that it looks at. */
    public static Narration of(Drawing drawing, StepSize size) {
        if (!Stages.isLayered(drawing.trace())) {
            return of(drawing.moment(), size, drawing.labels(), drawing.original());
        }
        LayerScript script = new LayerScript(drawing);
        return new Narration(script.title(size), progress(Stages.walked(drawing).moment(), size, drawing.labels()));
    }

    private static String progress(Moment moment, StepSize size, Labels labels) {
        int all = moment.steps().count(size, Integer.MAX_VALUE);
        if (moment.at() < 0) {
            return labels.text("stage.progress.start", Integer.toString(all));
        }
        int before = moment.steps().count(size, moment.at());
        return labels.text("stage.progress", Integer.toString(before + 1), Integer.toString(all));
    }

    private static String title(Moment moment, StepSize size, Labels labels, Optional<Trace> original) {
        Script script = new Script(moment.trace(), labels, original);
        if (moment.at() < 0) {
            return script.start();
        }
        Step step = moment.step();
        boolean inside = size == StepSize.NUMBER || step.ends() == StepSize.NUMBER;
        boolean last = moment.at() == moment.steps().size() - 1;
        if (last && step.stage() == Stage.OUTPUT) {
            return script.end();
        }
        return switch (step.stage()) {
            case READ, ENCODE -> inside ? script.inside(step) : script.encode(step);
            case DECODE -> inside ? script.inside(step) : script.decode(step.word());
            case SCORES ->
                inside && step.row() >= 0 ? script.score(step.word(), step.row()) : script.scores(step.word());
            case WEIGHTS ->
                inside && step.row() >= 0 ? script.weight(step.word(), step.row()) : script.weights(step.word());
            case BACK_LOSS, BACK_DECODE, BACK_ENCODE -> new BackScript(moment.trace(), labels).title(step, last);
            case CONTEXT -> script.context(step.word());
            case CONCAT -> script.concat(step);
            default -> step.ends() == StepSize.NUMBER ? script.logits(step.word()) : script.output(step.word());
        };
    }
}
