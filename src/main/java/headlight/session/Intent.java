package headlight.session;

import headlight.trace.Edit;
import java.util.List;

/**
 * What a person wants to see, as a whole. Because each intent says everything, only the newest needs to be met.
 *
 * @param model a name or a path, as {@link Shelf#open} takes it; empty for the first model at hand
 * @param text  what to run; empty for the first example
 * @param edits values to replace
 */
public record Intent(String model, String text, List<Edit> edits) {

    /** Nothing in particular. */
    public static final Intent NONE = new Intent("", "", List.of());

    public Intent {
        edits = List.copyOf(edits);
    }
}
