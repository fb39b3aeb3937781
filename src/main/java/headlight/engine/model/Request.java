package headlight.engine.model;

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
 * @param edits   values to put in place of computed ones
 * @param seed    what random choices start from
 */
public record Request(
        String input,
        List<String> source,
        List<Integer> ids,
        Optional<List<Integer>> forced,
        List<Edit> edits,
        long seed) {

    public Request {
        source = List.copyOf(source);
        edits = List.copyOf(edits);
        ids = List.copyOf(ids);
    }

    /** The same with other edits. */
    public Request with(List<Edit> other) {
        return new Request(input, source, ids, forced, other, seed);
    }
}
