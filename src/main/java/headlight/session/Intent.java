package headlight.session;

import headlight.spec.Generation;
import headlight.trace.Change;
import java.util.List;

/**
 * What a person wants to see, as a whole. Because each intent says everything, only the newest needs to be met.
 *
 * @param model      a name or a path, as {@link Shelf#open} takes it; empty for the first model at hand
 * @param text       what to run; empty for the first example
 * @param changes    what an experiment changes in the run
 * @param generation how a model that generates goes on
 * @param other      a text to compare the meaning with; empty for none
 * @param backward   whether to go back from the loss of what was written, where the model can
 */
public record Intent(
        String model, String text, List<Change> changes, Generation generation, String other, boolean backward) {

    /** How many tokens a model that goes on with a text adds, unless asked for more. */
    public static final Generation SOME = Generation.GREEDY.upTo(24);

    /** Nothing in particular. */
    public static final Intent NONE = new Intent("", "", List.of(), SOME, "");

    /** Without a way back. */
    public Intent(String model, String text, List<Change> changes, Generation generation, String other) {
        this(model, text, changes, generation, other, false);
    }

    public Intent {
        changes = List.copyOf(changes);
    }

    /** The same of another model and text. */
    Intent of(String key, String words) {
        return new Intent(key, words, changes, generation, other, backward);
    }

    /** The same with other changes. */
    public Intent with(List<Change> others) {
        return new Intent(model, text, others, generation, other, backward);
    }

    /** The same, generating in another way. */
    public Intent with(Generation way) {
        return new Intent(model, text, changes, way, other, backward);
    }

    /** The same for another text, with nothing changed. */
    public Intent reading(String words) {
        return new Intent(model, words, List.of(), generation, other, backward);
    }

    /** The same with the way back from the loss, or without it. */
    public Intent goingBack(boolean wanted) {
        return new Intent(model, text, changes, generation, other, wanted);
    }

    /** The same compared with another text, or with none. */
    public Intent comparing(String words) {
        return new Intent(model, text, changes, generation, words, backward);
    }
}
