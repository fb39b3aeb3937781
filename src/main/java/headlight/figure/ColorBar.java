package headlight.figure;

import headlight.figure.Surface.Align;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Which number a colour means: a band from the lowest to the highest, with numbers below.
 *
 * @param low   the number at its left
 * @param high  the number at its right
 * @param ink   the colour of a number
 * @param marks the texts below it, at equal distances
 */
public record ColorBar(double low, double high, DoubleFunction<Ink> ink, List<String> marks) {

    public static final double HEIGHT = 26;

    private static final int COLORS = 64;
    private static final double BAND = 8;
    private static final Lettering SMALL = Lettering.plain(10);

    public ColorBar {
        marks = List.copyOf(marks);
    }

    /** For weights and probabilities. */
    public static ColorBar shares(Drawing drawing) {
        return new ColorBar(0, 1, drawing.shares()::share, List.of("0", "0.5", "1"));
    }

    /** For signed numbers up to a bound. */
    public static ColorBar signed(Drawing drawing, double bound) {
        String mark = Numerals.of(bound);
        return new ColorBar(-1, 1, drawing.signed()::signed, List.of("−" + mark, "0", mark));
    }

    public void paint(Surface surface, Drawing drawing, double x, double y, double width) {
        int[] band = new int[COLORS];
        for (int i = 0; i < COLORS; i++) {
            band[i] = ink.apply(low + (high - low) * i / (COLORS - 1)).argb();
        }
        Rect where = new Rect(x, y, width, BAND);
        surface.image(band, COLORS, 1, where);
        surface.outline(where, 0, drawing.theme().rule(), 1);
        for (int i = 0; i < marks.size(); i++) {
            Align align = i == 0 ? Align.LEFT : i == marks.size() - 1 ? Align.RIGHT : Align.CENTER;
            double at = x + width * i / (marks.size() - 1);
            surface.text(
                    marks.get(i),
                    at,
                    y + BAND + 13,
                    SMALL,
                    align,
                    drawing.theme().faint());
        }
    }
}
