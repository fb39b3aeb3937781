package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.Vocabulary;
import headlight.text.subword.Framed.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The longest token that a word begins with, then the longest that its rest begins with, and so on; a word that cannot
 * be written so is unknown as a whole. Schuster and Nakajima 2012; as in BERT (Devlin et al. 2019).
 *
 * @param vocabulary the tokens
 * @param unknownId  the token for an unknown word
 * @param prefix     what tokens inside of a word begin with
 * @param longest    a word of more characters is unknown
 */
public record WordPiece(Vocabulary vocabulary, int unknownId, String prefix, int longest) implements Cutter {

    @Override
    public List<Piece> cut(Aligned word) {
        List<Piece> unread = List.of(new Piece(unknownId, word.span()));
        if (word.size() > longest) {
            return unread;
        }
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < word.size(); ) {
            int to = word.size();
            OptionalInt id = find(word, from, to);
            while (id.isEmpty() && to > from + 1) {
                to--;
                id = find(word, from, to);
            }
            if (id.isEmpty()) {
                return unread;
            }
            pieces.add(new Piece(id.getAsInt(), word.span(from, to)));
            from = to;
        }
        return pieces;
    }

    @Override
    public OptionalInt unknown() {
        return OptionalInt.of(unknownId);
    }

    private OptionalInt find(Aligned word, int from, int to) {
        return vocabulary.find(from > 0 ? prefix + word.text(from, to) : word.text(from, to));
    }
}
