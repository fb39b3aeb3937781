package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.Span;
import headlight.text.Spelling;
import headlight.text.Vocabulary;
import headlight.text.subword.Added.Section;
import headlight.text.subword.Framed.Piece;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is done with the tokens of a text before a model reads them.
 *
 * @param before   ids before the first token, e.g. {@code [CLS]}
 * @param after    ids after the last token, e.g. {@code [SEP]}
 * @param trims    whether spans leave out the space that a token begins with
 * @param prefixed whether a space was put before the text, which therefore is not there to be left out
 */
public record Frame(List<Integer> before, List<Integer> after, boolean trims, boolean prefixed) {

    /** Nothing at all. */
    public static final Frame NONE = new Frame(List.of(), List.of());

    public Frame {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Ids around a text whose spans are left as they are. */
    public Frame(List<Integer> before, List<Integer> after) {
        this(before, after, false, false);
    }

    /** This, then another. */
    public Frame then(Frame other) {
        List<Integer> outerBefore = join(other.before, before);
        List<Integer> outerAfter = join(after, other.after);
        return new Frame(outerBefore, outerAfter, trims || other.trims, prefixed || other.prefixed);
    }

    private static List<Integer> join(List<Integer> first, List<Integer> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** A token that was found in the text; the white space that it took is no part of its span where spans are trimmed. */
    Piece added(Section section) {
        Aligned text = trims ? Rewriting.strip(true, true).apply(section.text()) : section.text();
        return new Piece(section.token().orElseThrow().id(), text.span());
    }

    Framed around(List<Piece> pieces, Vocabulary vocabulary) {
        List<Piece> trimmed = trims
                ? pieces.stream()
                        .map(piece -> new Piece(piece.id(), trimmed(piece.span(), vocabulary.token(piece.id()))))
                        .toList()
                : pieces;
        return new Framed(before, trimmed, after);
    }

    private Span trimmed(Span span, String token) {
        int leading = spaces(token, 0, 1);
        int trailing = spaces(token, token.length() - 1, -1);
        if (prefixed && leading > 0 && span.start() == 0) {
            leading--;
        }
        int start = Math.min(span.start() + leading, span.end());
        return new Span(start, span.end() >= trailing ? Math.max(start, span.end() - trailing) : span.end());
    }

    private static int spaces(String token, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < token.length() && isSpace(token.charAt(i)); i += step) {
            count++;
        }
        return count;
    }

    private static boolean isSpace(char c) {
        return c == Spelling.letter((byte) ' ') || Letters.isSpace(c);
    }
}
