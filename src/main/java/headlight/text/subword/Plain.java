package headlight.text.subword;

import headlight.text.Encoded;
import headlight.text.Span;
import headlight.text.Subwords;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import java.util.ArrayList;
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
        implements Subwords {

    public Plain {
        special = Set.copyOf(special);
    }

    @Override
    public Encoded encode(String text, int max) {
        Encoded pieces = pieces(text, Math.max(0, max - (end.isPresent() ? 1 : 0)));
        if (end.isEmpty() || max < 1) {
            return pieces;
        }
        List<String> tokens = new ArrayList<>(pieces.tokens());
        tokens.add(token(end.getAsInt()));
        List<Integer> ids = new ArrayList<>(pieces.ids());
        ids.add(end.getAsInt());
        List<Span> spans = new ArrayList<>(pieces.spans());
        spans.add(new Span(0, 0));
        return new Encoded(tokens, ids, pieces.unknown(), pieces.truncated(), spans);
    }

    @Override
    public Encoded pieces(String text, int max) {
        return tokenizer.encode(text, vocabulary, max);
    }

    @Override
    public String decode(List<Integer> ids) {
        return tokenizer.join(ids.stream()
                .filter(id -> id >= 0 && id < size() && !isSpecial(id))
                .map(vocabulary::token)
                .toList());
    }

    @Override
    public String token(int id) {
        return vocabulary.token(id);
    }

    @Override
    public OptionalInt find(String token) {
        return vocabulary.find(token);
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    @Override
    public boolean isSpecial(int id) {
        return special.contains(id);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
