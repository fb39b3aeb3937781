package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Words;
import java.util.List;

/**
 * How the source words are set below their columns, so that they fit whatever their number: level where there is room,
 * else leaning, else standing; the longest end in dots.
 *
 * @param turn  degrees counter-clockwise: 0, 45 or 90
 * @param size  of the letters
 * @param words as they are shown
 * @param boxed whether each stands in a box of its own
 * @param height of the whole row
 */
record WordLine(int turn, double size, List<String> words, boolean boxed, double height) {

    private static final double LEAST = 46;
    private static final double LARGEST = 14;
    private static final double SMALLEST = 10;
    private static final double LEANING = 12;
    private static final double LONGEST = 108;
    private static final double BOX_PADDING = 20;
    private static final double BOX_FROM = 30;

    /** Settings of these tokens in columns of this width. */
    static WordLine of(List<String> tokens, double pitch) {
        List<String> words = tokens.stream().map(Words::shown).toList();
        double widest = widest(words, 1);
        boolean boxed = pitch >= BOX_FROM;
        double room = pitch - (boxed ? BOX_PADDING : 2);
        double level = Math.min(LARGEST, Math.floor(room / widest * 2) / 2);
        if (level >= SMALLEST) {
            return new WordLine(0, level, words, boxed, LEAST);
        }
        int turn = pitch >= 21 ? 45 : 90;
        double size = turn == 45 ? LEANING : Math.max(8, Math.min(LEANING, pitch - 0.5));
        Lettering lettering = Lettering.plain(size);
        double longest = turn == 45 ? LONGEST : LONGEST * 0.75;
        List<String> cut =
                words.stream().map(w -> Words.fit(w, lettering, longest)).toList();
        double length = widest(cut, size);
        return new WordLine(turn, size, cut, false, Math.max(LEAST, turn == 45 ? length * 0.71 + 16 : length + 12));
    }

    private static double widest(List<String> words, double size) {
        Lettering lettering = Lettering.strong(100);
        return words.stream().mapToDouble(w -> Fonts.width(w, lettering)).max().orElse(100) / 100 * size;
    }
}
