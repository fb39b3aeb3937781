package headlight.text;

import java.util.List;

/**
 * A text as a model reads it.
 *
 * @param tokens    the tokens as they are shown; an unknown one is {@link Vocabulary#UNKNOWN}
 * @param ids       their ids, one each
 * @param unknown   what was typed at each {@link Vocabulary#UNKNOWN} of the tokens, in order
 * @param truncated whether the text was longer than the model reads
 */
public record Encoded(List<String> tokens, List<Integer> ids, List<String> unknown, boolean truncated) {

    public Encoded {
        tokens = List.copyOf(tokens);
        ids = List.copyOf(ids);
        unknown = List.copyOf(unknown);
    }
}
