package headlight.session;

import headlight.trace.Trace;
import java.util.Optional;

/**
 * What the engine thread has to show, as a whole. Because each snapshot says everything, only the newest needs to be
 * drawn.
 *
 * @param intent   what it answers
 * @param entry    the model or recording that is open; empty before the first
 * @param runs     whether it runs text (a recording does not)
 * @param trace    the run, with the edits in it
 * @param original the same run without edits; empty when there are none
 * @param refusal  why the intent was not met, if it was not; the rest is then as it was before
 */
public record Snapshot(
        Intent intent,
        Optional<Shelf.Entry> entry,
        boolean runs,
        Optional<Trace> trace,
        Optional<Trace> original,
        Optional<Refusal> refusal) {

    /** The field that an error belongs to. */
    public enum Field {
        MODEL,
        TEXT
    }

    /**
     * Why something was not done.
     *
     * @param field   where to say so
     * @param message one line: what, where, what was expected
     */
    public record Refusal(Field field, String message) {}
}
