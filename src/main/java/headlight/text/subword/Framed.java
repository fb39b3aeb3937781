package headlight.text.subword;

import headlight.text.Encoded;
import headlight.text.Span;
import headlight.text.Subwords;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The tokens of a text and the ids that a model expects around them.
 *
 * @param before ids before the first token
 * @param pieces the tokens of the text
 * @param after  ids after the last token
 */
public record Framed(List<Integer> before, List<Piece> pieces, List<Integer> after) {

    private static final Span NOWHERE = new Span(0, 0);

    /** Texts up to here are read whole before they are truncated. */
    private static final int SHORT = 1 << 16;

    /** No word of a vocabulary is so long. */
    private static final int CHARACTERS_PER_TOKEN = 32;

    /** How many tokens before a cut through the text the cut may change. */
    private static final int NEAR_THE_CUT = 16;

    /**
     * A token of a text.
     *
     * @param id   its id
     * @param span where it stands in the text as typed
     */
    public record Piece(int id, Span span) {}

    public Framed {
        before = List.copyOf(before);
        pieces = List.copyOf(pieces);
        after = List.copyOf(after);
    }

    /** The same with other tokens. */
    Framed with(List<Piece> others) {
        return new Framed(before, others, after);
    }

    /**
     * Cuts a text into at most {@code max} tokens. Of a text far longer than that, only the beginning is looked at.
     *
     * @param cut        cuts a whole text
     * @param vocabulary of the tokens
     * @param unknown    the token that stands for what the vocabulary does not have
     */
    public static Encoded read(
            String text, int max, Function<String, Framed> cut, Subwords vocabulary, OptionalInt unknown) {
        int enough = (int) Math.min(text.length(), Math.max(SHORT, (long) max * CHARACTERS_PER_TOKEN));
        int end = enough < text.length() ? lastSpace(text, enough) : 0;
        if (end > 0) {
            Framed beginning = cut.apply(text.substring(0, end));
            if (beginning.pieces.size() > (long) max + NEAR_THE_CUT) {
                return beginning.fit(text, max, vocabulary, unknown);
            }
        }
        return cut.apply(text).fit(text, max, vocabulary, unknown);
    }

    private static int lastSpace(String text, int before) {
        int at = before;
        while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at;
    }

    /** As many of these tokens as a model reads; those around the text stay, as far as there is room for them. */
    Encoded fit(String text, int max, Subwords vocabulary, OptionalInt unknown) {
        int room = Math.max(0, max - before.size() - after.size());
        List<Piece> kept = pieces.subList(0, Math.min(room, pieces.size()));
        List<Piece> all = new ArrayList<>(before.size() + kept.size() + after.size());
        before.forEach(id -> all.add(new Piece(id, NOWHERE)));
        all.addAll(kept);
        after.forEach(id -> all.add(new Piece(id, NOWHERE)));
        List<Piece> fitting = all.subList(0, Math.min(Math.max(0, max), all.size()));
        List<String> unread = kept.stream()
                .filter(piece -> unknown.isPresent() && piece.id == unknown.getAsInt())
                .map(piece -> text.substring(piece.span.start(), piece.span.end()))
                .toList();
        return new Encoded(
                fitting.stream().map(piece -> vocabulary.token(piece.id)).toList(),
                fitting.stream().map(Piece::id).toList(),
                unread,
                kept.size() < pieces.size() || fitting.size() < all.size(),
                fitting.stream().map(Piece::span).toList());
    }
}
