package headlight.figure;

import headlight.figure.Surface.Align;
import headlight.trace.Sites;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Words under the columns of a picture: upright while each fits under its own column, if need be a little smaller; else
 * slanted, or on end where the columns are narrow; and shortened where they would leave the picture.
 */
public final class WordsBelow {

    private static final double SLANT = 50;
    private static final double ON_END = 90;
    private static final double LONGEST = 110;
    private static final double GAP = 6;
    private static final double SMALLEST = 8;
    private static final double SMALLEST_UPRIGHT = 7.5;

    private final List<String> words;
    private final double left;
    private final double column;
    private final Lettering lettering;
    private final double degrees;

    /**
     * One word for each column.
     *
     * @param left   where the first column starts
     * @param column how wide a column is
     * @param size   of their letters, where there is room
     */
    public WordsBelow(List<String> words, double left, double column, double size) {
        this.left = left;
        this.column = column;
        double widest = words.stream()
                .mapToDouble(word -> Fonts.width(word, Lettering.plain(1)))
                .max()
                .orElse(0);
        double upright = Math.min(size, (column - 1.5) / widest);
        if (upright >= SMALLEST_UPRIGHT) {
            degrees = 0;
            lettering = Lettering.plain(upright);
        } else {
            degrees = column < size * 1.2 ? ON_END : SLANT;
            lettering = Lettering.plain(Math.max(SMALLEST, Math.min(size, column)));
        }
        this.words = IntStream.range(0, words.size())
                .mapToObj(i -> degrees > 0 ? Words.fit(words.get(i), lettering, room(i)) : words.get(i))
                .toList();
    }

    /** How much room they take below the columns. */
    public double height() {
        double longest = words.stream()
                .mapToDouble(word -> Fonts.width(word, lettering))
                .max()
                .orElse(0);
        double turned = Math.toRadians(degrees);
        return GAP + longest * Math.sin(turned) + lettering.size() * 1.3 * Math.cos(turned);
    }

    /**
     * Paints them.
     *
     * @param top  the lower edge of the columns
     * @param inks the colour of each
     */
    public void paint(Surface surface, double top, IntFunction<Ink> inks) {
        double capital = Fonts.capHeight(lettering);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            Ink ink = inks.apply(i);
            double x = left + (i + 0.5) * column;
            if (degrees == 0) {
                surface.text(word, x, top + GAP + lettering.size(), lettering, Align.CENTER, ink);
            } else {
                double drop = capital * (degrees == ON_END ? 0.5 : 0.8);
                surface.group(x, top + GAP, -degrees, () -> surface.text(word, 0, drop, lettering, Align.RIGHT, ink));
            }
        }
    }

    /** The words as places of the source; of slanted ones the part right below the column. */
    public List<Spot> spots(double top) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> new Spot(
                        Sites.ENCODER_EMBEDDED, List.of(i), new Rect(left + i * column, top, column, height())))
                .toList();
    }

    /** How long a turned word may be: it must not leave the picture at the left. */
    private double room(int i) {
        double room = left + (i + 0.5) * column - 2 - lettering.size();
        return Math.min(LONGEST, degrees == ON_END ? LONGEST : room / Math.cos(Math.toRadians(degrees)));
    }
}
