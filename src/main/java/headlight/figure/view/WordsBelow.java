package headlight.figure.view;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Words;
import headlight.trace.Sites;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Words under the columns of a picture: upright while each fits under its own column, else slanted, and shortened
 * where they would leave the picture.
 */
final class WordsBelow {

    private static final double SLANT = Math.toRadians(50);
    private static final double LONGEST = 110;
    private static final double GAP = 6;

    private final List<String> words;
    private final double left;
    private final double column;
    private final Lettering lettering;
    private final boolean slanted;

    /**
     * One word for each column.
     *
     * @param left      where the first column starts
     * @param column    how wide a column is
     * @param lettering how they are set
     */
    WordsBelow(List<String> words, double left, double column, Lettering lettering) {
        this.left = left;
        this.column = column;
        this.lettering = lettering;
        slanted = words.stream().anyMatch(word -> Fonts.width(word, lettering) > column - 4);
        this.words = IntStream.range(0, words.size())
                .mapToObj(i -> slanted ? Words.fit(words.get(i), lettering, room(i)) : words.get(i))
                .toList();
    }

    /** How much room they take below the columns. */
    double height() {
        if (!slanted) {
            return GAP + lettering.size() * 1.3;
        }
        double longest = words.stream()
                .mapToDouble(word -> Fonts.width(word, lettering))
                .max()
                .orElse(0);
        return GAP + longest * Math.sin(SLANT) + lettering.size() * Math.cos(SLANT);
    }

    /**
     * Paints them.
     *
     * @param top  the lower edge of the columns
     * @param inks the colour of each
     */
    void paint(Surface surface, double top, IntFunction<Ink> inks) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Ink ink = inks.apply(i);
            double x = left + (i + 0.5) * column;
            if (slanted) {
                double drop = Fonts.capHeight(lettering) * 0.8;
                surface.group(
                        x,
                        top + GAP,
                        -Math.toDegrees(SLANT),
                        () -> surface.text(word, 0, drop, lettering, Align.RIGHT, ink));
            } else {
                surface.text(word, x, top + GAP + lettering.size(), lettering, Align.CENTER, ink);
            }
        }
    }

    /** The words as places of the source; of slanted ones the part right below the column. */
    List<Spot> spots(double top) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> new Spot(
                        Sites.ENCODER_EMBEDDED, List.of(i), new Rect(left + i * column, top, column, height())))
                .toList();
    }

    /** How long a slanted word may be: it must not leave the picture at the left. */
    private double room(int i) {
        return Math.min(LONGEST, (left + (i + 0.5) * column - 2) / Math.cos(SLANT));
    }
}
