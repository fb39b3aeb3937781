package headlight.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** An encoding in the making. */
final class Encoding {

    private final Vocabulary vocabulary;
    private final int max;
    private final List<String> tokens = new ArrayList<>();
    private final List<Integer> ids = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private boolean truncated;

    Encoding(Vocabulary vocabulary, int max) {
        this.vocabulary = vocabulary;
        this.max = max;
    }

    /** The token as the vocabulary writes it: as typed, or in lower case. */
    static Optional<String> known(String token, Vocabulary vocabulary) {
        if (token.equals(Vocabulary.UNKNOWN)) {
            return Optional.empty();
        }
        if (vocabulary.find(token).isPresent()) {
            return Optional.of(token);
        }
        return Optional.of(token.toLowerCase(Locale.ROOT))
                .filter(lower -> vocabulary.find(lower).isPresent());
    }

    /** Adds a token of the vocabulary. */
    void add(String token, Span span) {
        if (room()) {
            tokens.add(token);
            spans.add(span);
            ids.add(vocabulary.find(token).orElseThrow());
        }
    }

    /** Adds a token that the vocabulary does not have; {@code refusal} is thrown when it has no unknown token either. */
    void addUnknown(String typed, Span span, Supplier<Refusal> refusal) {
        if (room()) {
            OptionalInt id = vocabulary.find(Vocabulary.UNKNOWN);
            tokens.add(Vocabulary.UNKNOWN);
            ids.add(id.orElseThrow(refusal));
            unknown.add(typed);
            spans.add(span);
        }
    }

    /** Whether everything after this is left out. */
    boolean isTruncated() {
        return truncated;
    }

    Encoded done() {
        return new Encoded(tokens, ids, unknown, truncated, spans);
    }

    private boolean room() {
        truncated |= tokens.size() >= max;
        return !truncated;
    }
}
