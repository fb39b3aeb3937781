package headlight.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Word by word. A word that the vocabulary does not have is cut into the fewest pieces that it has, longest first: after
 * an apostrophe ({@code m'aime}: {@code m' aime}) or between Hangul syllables ({@code 나는}: {@code 나 는}). Punctuation
 * at the end of a word is left out where the vocabulary does not have it.
 */
record Words() implements Tokenizer {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u00A0\\u3000]+");
    private static final String MARKS = ".,;:!?…\"«»";

    /** Longer words are not looked into: no language here has them. */
    private static final int LONGEST = 64;

    @Override
    public List<String> split(String text) {
        return SPACE.splitAsStream(Tokenizer.normal(text))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public String join(List<String> tokens) {
        return String.join(" ", tokens);
    }

    @Override
    public Encoded encode(String text, Vocabulary vocabulary, int max) {
        Encoding encoding = new Encoding(vocabulary, max);
        int position = 0;
        Aligned normal = Tokenizer.aligned(text);
        for (int from = 0; from < normal.size() && !encoding.isTruncated(); ) {
            int to = from;
            while (to < normal.size() && !isSpace(normal.at(to))) {
                to++;
            }
            if (to > from) {
                position++;
                add(normal.slice(from, to), position, vocabulary, encoding);
            }
            from = to + 1;
        }
        return encoding.done();
    }

    private static boolean isSpace(int c) {
        return SPACE.matcher(Character.toString(c)).matches();
    }

    private static void add(Aligned typed, int position, Vocabulary vocabulary, Encoding encoding) {
        List<Piece> pieces = pieces(typed, vocabulary);
        Aligned bare = pieces.isEmpty() ? typed.filter(c -> MARKS.indexOf(c) < 0) : typed;
        if (bare.isEmpty()) {
            return;
        }
        if (pieces.isEmpty()) {
            pieces = pieces(bare, vocabulary);
        }
        if (pieces.isEmpty()) {
            String word = bare.toString();
            encoding.addUnknown(
                    word,
                    bare.span(),
                    () -> new Refusal(
                            "text: word " + position + " (\"" + word + "\") is unknown to this model, which has no "
                                    + Vocabulary.UNKNOWN,
                            "word",
                            word,
                            Integer.toString(position)));
        }
        pieces.forEach(piece -> encoding.add(piece.token, bare.span(piece.from, piece.to)));
    }

    /** A token of the vocabulary, and the characters of the word that it stands for. */
    private record Piece(String token, int from, int to) {}

    /** The word as tokens of the vocabulary, or nothing when it cannot be written with them. */
    private static List<Piece> pieces(Aligned word, Vocabulary vocabulary) {
        Optional<String> whole = Encoding.known(word.toString(), vocabulary);
        if (whole.isPresent()) {
            return List.of(new Piece(whole.get(), 0, word.size()));
        }
        return word.size() > LONGEST ? List.of() : cut(word, vocabulary);
    }

    /** Works from the end: the best way to write each rest of the word. Of equally few pieces, the longer first one wins. */
    private static List<Piece> cut(Aligned word, Vocabulary vocabulary) {
        List<List<Piece>> rests = new ArrayList<>(Collections.nCopies(word.size() + 1, List.of()));
        for (int from = word.size() - 1; from >= 0; from--) {
            for (int to = word.size(); to > from; to--) {
                List<Piece> after = rests.get(to);
                boolean ends = to == word.size();
                if (!ends && (after.isEmpty() || !mayCut(word, to))) {
                    continue;
                }
                Optional<String> piece = Encoding.known(word.text(from, to), vocabulary);
                int best = rests.get(from).size();
                if (piece.isPresent() && (best == 0 || after.size() + 1 < best)) {
                    List<Piece> pieces = new ArrayList<>(List.of(new Piece(piece.get(), from, to)));
                    pieces.addAll(after);
                    rests.set(from, pieces);
                }
            }
        }
        return rests.get(0);
    }

    private static boolean mayCut(Aligned word, int at) {
        int before = word.at(at - 1);
        return before == '\'' || (hangul(before) && hangul(word.at(at)));
    }

    private static boolean hangul(int c) {
        return c >= '가' && c <= '힣';
    }
}
