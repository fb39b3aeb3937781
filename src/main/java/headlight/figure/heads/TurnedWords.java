package headlight.figure.heads;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Words;
import java.util.Arrays;
import java.util.List;

/** Words in a row, turned so that each has its own narrow column: rising from a line above, or ending at one below. */
final class TurnedWords {

    static final double DEGREES = 60;

    private static final double LONGEST = 130;
    private static final double COS = Math.cos(Math.toRadians(DEGREES));
    private static final double SIN = Math.sin(Math.toRadians(DEGREES));

    private final List<String> words;
    private final double pitch;
    private final double size;
    private final double[] widths;
    private final double longest;

    TurnedWords(List<String> words, double pitch, double size) {
        this.pitch = pitch;
        this.size = size;
        this.words = words.stream()
                .map(word -> Words.fit(word, Lettering.strong(size), LONGEST))
                .toList();
        this.widths = this.words.stream()
                .mapToDouble(word -> Fonts.width(word, Lettering.strong(size)))
                .toArray();
        this.longest = Arrays.stream(widths).max().orElse(0);
    }

    int count() {
        return words.size();
    }

    /** How much room they take above or below their line. */
    double height() {
        return longest * SIN + size * 0.8;
    }

    /** How far a word reaches beyond the left end of the row of columns, when all end at a line above them. */
    double overhangLeft() {
        double most = 0;
        for (int i = 0; i < words.size(); i++) {
            most = Math.max(most, widths[i] * COS + size / 2 - (i + 0.5) * pitch);
        }
        return most;
    }

    /** How far a word reaches beyond the right end, when all rise from a line below them. */
    double overhangRight() {
        double most = 0;
        for (int i = 0; i < words.size(); i++) {
            most = Math.max(most, widths[i] * COS + size - (words.size() - i - 0.5) * pitch);
        }
        return most;
    }

    /** Paints them rising from a line at {@code y}. */
    void above(Surface surface, double left, double y, Rails.Look look) {
        paint(surface, left, y - 2, look, Align.LEFT);
    }

    /** Paints them ending at a line at {@code y}. */
    void below(Surface surface, double left, double y, Rails.Look look) {
        paint(surface, left, y + size * 0.45, look, Align.RIGHT);
    }

    /** The column of a word above or below a line. */
    Rect column(int i, double left, double top) {
        return new Rect(left + i * pitch, top, pitch, height());
    }

    private void paint(Surface surface, double left, double y, Rails.Look look, Align align) {
        for (int i = 0; i < words.size(); i++) {
            int word = i;
            Lettering lettering = new Lettering(size, look.strong().test(i));
            double drop = Fonts.capHeight(lettering) * (align == Align.LEFT ? 0.35 : 0.6);
            surface.group(
                    left + (i + 0.5) * pitch,
                    y,
                    -DEGREES,
                    () -> surface.text(
                            words.get(word),
                            0,
                            drop,
                            lettering,
                            align,
                            look.ink().apply(word)));
        }
    }
}
