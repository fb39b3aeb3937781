package headlight.text.subword;

import headlight.text.Encoded;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tokenizer of a model trained here: characters or words, and its end token after each text.
 *
 * @param tokenizer  cuts the text
 * @param vocabulary its tokens
 * @param end        the token after a text, if the model expects one
 * @param special    the tokens that stand for nothing in a text
 */
public record Plain(Tokenizer tokenizer, Vocabulary vocabulary, OptionalInt end, Set<Integer> special)
        implements Listed {

    public Plain {
        special = Set.copyOf(special);
    }

    @Override
    public Encoded encode(String text, int max) {
        Encoded pieces = pieces(text, Math.max(0, max - (end.isPresent() ? 1 : 0)));
        return end.isEmpty() || max < 1 ? pieces : pieces.followedBy(token(end.getAsInt()), end.getAsInt(), 1);
    }

    @Override
    public Encoded pieces(String text, int max) {
        return tokenizer.encode(text, vocabulary, max);
    }

    @Override
    public String decode(List<Integer> ids) {
        return tokenizer.join(read(ids).toList());
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
