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
 */
public record Intent(String model, String text, List<Change> changes, Generation generation) {

    /** How many tokens a model that goes on with a text adds, unless asked for more. */
    public static final Generation SOME = Generation.GREEDY.upTo(24);

    /** Nothing in particular. */
    public static final Intent NONE = new Intent("", "", List.of(), SOME);

    public Intent {
        changes = List.copyOf(changes);
    }

    /** The same with other changes. */
    public Intent with(List<Change> other) {
        return new Intent(model, text, other, generation);
    }

    /** The same, generating in another way. */
    public Intent with(Generation other) {
        return new Intent(model, text, changes, other);
    }

    /** The same for another text, with nothing changed. */
    public Intent reading(String other) {
        return new Intent(model, other, List.of(), generation);
    }
}
