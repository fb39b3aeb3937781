package headlight.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A text as a model reads it.
 *
 * @param tokens    the tokens as the vocabulary writes them; an unknown one is {@link Vocabulary#UNKNOWN}, or what the
 *                  model has for it
 * @param ids       their ids, one each
 * @param unknown   what was typed at each unknown one of the tokens, in order
 * @param truncated whether the text was longer than the model reads
 * @param spans     where each token stands in the text as typed; empty when nobody knows
 */
public record Encoded(
        List<String> tokens, List<Integer> ids, List<String> unknown, boolean truncated, List<Span> spans) {

    public Encoded {
        tokens = List.copyOf(tokens);
        ids = List.copyOf(ids);
        unknown = List.copyOf(unknown);
        spans = List.copyOf(spans);
        if (!spans.isEmpty() && spans.size() != tokens.size()) {
            throw new IllegalArgumentException(spans.size() + " spans for " + tokens.size() + " tokens");
        }
    }

    /** The same, where nobody knows the tokens' places in the text. */
    public Encoded(List<String> tokens, List<Integer> ids, List<String> unknown, boolean truncated) {
        this(tokens, ids, unknown, truncated, List.of());
    }

    /** The same, followed by a token so many times; it stands for nothing in the text. */
    public Encoded followedBy(String token, int id, int times) {
        List<String> moreTokens = new ArrayList<>(tokens);
        moreTokens.addAll(Collections.nCopies(times, token));
        List<Integer> moreIds = new ArrayList<>(ids);
        moreIds.addAll(Collections.nCopies(times, id));
        List<Span> moreSpans = new ArrayList<>(spans);
        if (spans.size() == tokens.size()) {
            moreSpans.addAll(Collections.nCopies(times, new Span(0, 0)));
        }
        return new Encoded(moreTokens, moreIds, unknown, truncated, moreSpans);
    }
}
