package headlight.text;

import java.util.ArrayList;
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
    private static final Pattern MARKS = Pattern.compile("[.,;:!?…\"«»]+");

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
        for (String word : split(text)) {
            if (encoding.isTruncated()) {
                break;
            }
            position++;
            add(word, position, vocabulary, encoding);
        }
        return encoding.done();
    }

    private static void add(String typed, int position, Vocabulary vocabulary, Encoding encoding) {
        List<String> pieces = pieces(typed, vocabulary);
        String bare = pieces.isEmpty() ? MARKS.matcher(typed).replaceAll("") : typed;
        if (pieces.isEmpty() && bare.isEmpty()) {
            return;
        }
        if (pieces.isEmpty()) {
            pieces = pieces(bare, vocabulary);
        }
        if (pieces.isEmpty()) {
            encoding.addUnknown(
                    bare,
                    () -> new Refusal(
                            "text: word " + position + " (\"" + bare + "\") is unknown to this model, which has no "
                                    + Vocabulary.UNKNOWN,
                            "word",
                            bare,
                            Integer.toString(position)));
        }
        pieces.forEach(encoding::add);
    }

    /** The word as tokens of the vocabulary, or nothing when it cannot be written with them. */
    private static List<String> pieces(String word, Vocabulary vocabulary) {
        Optional<String> whole = Encoding.known(word, vocabulary);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        return word.length() > LONGEST ? List.of() : cut(word, vocabulary);
    }

    /** Works from the end: the best way to write each rest of the word. Of equally few pieces, the longer first one wins. */
    private static List<String> cut(String word, Vocabulary vocabulary) {
        List<List<String>> rests = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            rests.add(List.of());
        }
        rests.add(List.of());
        for (int from = word.length() - 1; from >= 0; from--) {
            for (int to = word.length(); to > from; to--) {
                List<String> after = rests.get(to);
                boolean ends = to == word.length();
                if (!ends && (after.isEmpty() || !mayCut(word, to))) {
                    continue;
                }
                Optional<String> piece = Encoding.known(word.substring(from, to), vocabulary);
                int best = rests.get(from).size();
                if (piece.isPresent() && (best == 0 || after.size() + 1 < best)) {
                    List<String> pieces = new ArrayList<>(List.of(piece.get()));
                    pieces.addAll(after);
                    rests.set(from, pieces);
                }
            }
        }
        return rests.get(0);
    }

    private static boolean mayCut(String word, int at) {
        char before = word.charAt(at - 1);
        return before == '\'' || (hangul(before) && hangul(word.charAt(at)));
    }

    private static boolean hangul(char c) {
        return c >= '가' && c <= '힣';
    }
}
