package headlight.session;

import headlight.spec.Checkpoint;
import headlight.text.Encoded;
import headlight.text.Refusal.Saying;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.Optional;

/**
 * What the engine thread has to show, as a whole. Because each snapshot says everything, only the newest needs to be
 * drawn.
 *
 * @param answers  the intent that it answers
 * @param shown    the last intent that was met: what the rest is about
 * @param entry    the model or recording that is open; empty before the first
 * @param runs     whether it runs text (a recording does not)
 * @param checkpoint what the model was made from; empty for a recording
 * @param read     the text as the model reads it; empty for a recording
 * @param start    the run, with the changes in it, before its first stop; empty before the first run
 * @param original the same run without changes; empty when there are none
 * @param compared the run of the text whose meaning is compared; empty when there is none
 * @param refusal  why the intent was not met, if it was not
 */
public record Snapshot(
        Intent answers,
        Intent shown,
        Optional<Shelf.Entry> entry,
        boolean runs,
        Optional<Checkpoint> checkpoint,
        Optional<Encoded> read,
        Optional<Moment> start,
        Optional<Trace> original,
        Optional<Trace> compared,
        Optional<Refusal> refusal) {

    /** Before anything is open. */
    static final Snapshot NOTHING = new Snapshot(
            Intent.NONE,
            Intent.NONE,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

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
     * @param saying  the same in the languages of the window, where they have it
     */
    public record Refusal(Field field, String message, Optional<Saying> saying) {}

    /** The run, with the changes in it; empty before the first. */
    public Optional<Trace> trace() {
        return start.map(Moment::trace);
    }

    /** The same as the answer to an intent. */
    Snapshot answering(Intent intent) {
        return new Snapshot(intent, shown, entry, runs, checkpoint, read, start, original, compared, refusal);
    }

    /** The same, but another intent was refused since. */
    Snapshot refusing(Intent intent, Refusal why) {
        return new Snapshot(intent, shown, entry, runs, checkpoint, read, start, original, compared, Optional.of(why));
    }
}
