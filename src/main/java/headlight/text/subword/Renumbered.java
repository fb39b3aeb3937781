package headlight.text.subword;

import headlight.text.Encoded;
import headlight.text.Span;
import headlight.text.Spelling;
import headlight.text.Subwords;
import headlight.text.Vocabulary;
import headlight.text.subword.Framed.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Marian's tokenizer: one model cuts the text, another vocabulary, which the two languages share, numbers the tokens. A
 * text may begin with the language it is to become, e.g. {@code >>fra<<}.
 *
 * @param cutter     cuts the text
 * @param vocabulary numbers the tokens
 * @param unknownId  the token for what the vocabulary does not have
 * @param end        the token after each text
 * @param special    the tokens that stand for nothing in a text
 */
public record Renumbered(Subwords cutter, Vocabulary vocabulary, int unknownId, int end, Set<Integer> special)
        implements Listed {

    private static final Pattern LANGUAGE = Pattern.compile("\\s*(>>[^<>]+<<)");

    public Renumbered {
        special = Set.copyOf(special);
    }

    @Override
    public Encoded encode(String text, int max) {
        return framed(text, max, List.of(end)).fit(text, max, this, OptionalInt.of(unknownId));
    }

    @Override
    public Encoded pieces(String text, int max) {
        return framed(text, max, List.of()).fit(text, max, this, OptionalInt.of(unknownId));
    }

    /** As many tokens as are read, and one more when there are more. */
    private Framed framed(String text, int max, List<Integer> after) {
        List<Piece> pieces = new ArrayList<>();
        Matcher language = LANGUAGE.matcher(text);
        int from = 0;
        if (language.lookingAt() && vocabulary.find(language.group(1)).isPresent()) {
            from = language.end();
            pieces.add(new Piece(
                    vocabulary.find(language.group(1)).getAsInt(), new Span(language.start(1), language.end(1))));
        }
        Encoded rest = cutter.pieces(text.substring(from), Math.max(0, max) + 1);
        for (int i = 0; i < rest.tokens().size(); i++) {
            Span inner = rest.spans().get(i);
            Span span = new Span(from + inner.start(), from + inner.end());
            // What the model of one language cannot cut may be a token of the other.
            String token = cutter.isSpecial(rest.ids().get(i))
                    ? text.substring(span.start(), span.end())
                    : rest.tokens().get(i);
            pieces.add(new Piece(vocabulary.find(token).orElse(unknownId), span));
        }
        return new Framed(List.of(), pieces, after);
    }

    @Override
    public String decode(List<Integer> ids) {
        return read(ids)
                .collect(Collectors.joining())
                .replace(Spelling.META_SPACE, ' ')
                .strip();
    }

    @Override
    public void close() {
        cutter.close();
    }
}
