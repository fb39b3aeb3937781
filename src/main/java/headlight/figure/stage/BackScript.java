package headlight.figure.stage;

import headlight.figure.Labels;
import headlight.figure.Numerals;
import headlight.figure.Words;
import headlight.trace.Gradients;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Trace;

/** The sentences that can be said about the way back from the loss. */
final class BackScript {

    private final Trace trace;
    private final Wording wording;

    BackScript(Trace trace, Labels labels) {
        this.trace = trace;
        this.wording = Wording.of(trace, labels);
    }

    /**
     * What has just been found.
     *
     * @param last whether the way back ends here
     */
    String title(Step step, boolean last) {
        int i = step.word();
        if (step.stage() == Stage.BACK_LOSS) {
            return say(
                    "loss",
                    Numerals.brief(Gradients.loss(trace)),
                    Integer.toString(trace.target().size()));
        } else if (step.stage() == Stage.BACK_DECODE) {
            String word = Words.shown(trace.target().get(i));
            double length = length(Gradients.DECODER, i);
            return say("decode", Integer.toString(i + 1), word, Numerals.brief(length), part(length));
        }
        double length = length(Gradients.ENCODER, i);
        String key = !last ? "encode" : trace.has(Sites.WEIGHTS) ? "end.attends" : "end.alone";
        return say(key, Words.shown(trace.source().get(i)), Numerals.brief(length), part(length));
    }

    private double length(Site site, int i) {
        return trace.tensor(site).at(i);
    }

    private String say(String key, Object... arguments) {
        return wording.say("say.back." + key, arguments);
    }

    private String part(double length) {
        double largest = Gradients.largest(trace);
        double percent = largest > 0 ? 100 * length / largest : 0;
        return wording.say("percent", percent > 0 && percent < 1 ? "<1" : Long.toString(Math.round(percent)));
    }
}
