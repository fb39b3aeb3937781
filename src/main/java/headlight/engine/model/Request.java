package headlight.engine.model;

import headlight.spec.Generation;
import headlight.trace.Change;
import headlight.trace.Edit;
import java.util.List;
import java.util.Optional;

/**
 * What to run, and what to change on the way.
 *
 * @param input   the text as it was typed
 * @param source  its tokens as they are shown, in reading order; as many as {@code ids}
 * @param ids     its token ids, in reading order (padding included where the model's settings ask for it)
 * @param forced  the target's ids that the decoder is made to write (teacher forcing), or empty to decode greedily
 * @param changes what an experiment changes on the way
 * @param generation how a decoder that is not forced goes on
 * @param exact  whether to run in double precision, so that every explanation recomputes to its number
 * @param backward whether to go back from the loss of what was written, where the model can: see {@link
 *               headlight.trace.Gradients}
 */
public record Request(
        String input,
        List<String> source,
        List<Integer> ids,
        Optional<List<Integer>> forced,
        List<Change> changes,
        Generation generation,
        boolean exact,
        boolean backward) {

    /** What to run in the precision that the model chooses. */
    public Request(
            String input,
            List<String> source,
            List<Integer> ids,
            Optional<List<Integer>> forced,
            List<Change> changes,
            Generation generation) {
        this(input, source, ids, forced, changes, generation, false, false);
    }

    public Request {
        source = List.copyOf(source);
        changes = List.copyOf(changes);
        ids = List.copyOf(ids);
    }

    /** The same with other changes. */
    public Request with(List<Change> other) {
        return new Request(input, source, ids, forced, other, generation, exact, backward);
    }

    /** Those of the changes that put numbers in the place of computed ones. */
    public List<Edit> edits() {
        return changes.stream()
                .filter(Edit.class::isInstance)
                .map(Edit.class::cast)
                .toList();
    }

    /** The same in double precision. */
    public Request exactly() {
        return new Request(input, source, ids, forced, changes, generation, true, backward);
    }

    /** The same with the way back from the loss. */
    public Request andBack() {
        return new Request(input, source, ids, forced, changes, generation, exact, true);
    }
}
