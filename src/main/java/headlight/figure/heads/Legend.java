package headlight.figure.heads;

import headlight.figure.Lettering;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;

/** Which colour is which head: a swatch for each with its number, from 1; those that are not shown are pale. */
record Legend(int heads, double left, double top, double width) {

    private static final double SWATCH = 28;
    private static final double HIGH = 16;
    private static final double GAP = 4;
    private static final double LINE = 40;
    private static final Lettering NUMBER = Lettering.plain(11);
    private static final Lettering SHOWN = Lettering.strong(11);

    /** How high it is for so many heads in a width. */
    static double height(int heads, double width) {
        int lines = (heads + inALine(width) - 1) / inALine(width);
        return LINE * lines;
    }

    /** The swatch of a head with its number. */
    Rect place(int head) {
        int column = head % inALine(width);
        int line = head / inALine(width);
        return new Rect(left + column * (SWATCH + GAP), top + line * LINE, SWATCH, LINE - 6);
    }

    void paint(Surface surface, Theme theme, java.util.function.IntPredicate shown) {
        for (int head = 0; head < heads; head++) {
            Rect place = place(head);
            boolean vivid = shown.test(head);
            Rect swatch = new Rect(place.x(), place.y(), SWATCH, HIGH);
            surface.fill(swatch, 3, theme.paper().mix(Palette.head(head, theme), vivid ? 1 : 0.22));
            if (theme.equals(Theme.CONTRAST) && vivid) {
                surface.outline(swatch, 3, theme.ink(), 1);
            }
            surface.text(
                    Integer.toString(head + 1),
                    place.centerX(),
                    place.y() + HIGH + 14,
                    vivid ? SHOWN : NUMBER,
                    Align.CENTER,
                    vivid ? theme.ink() : theme.faint());
        }
    }

    private static int inALine(double width) {
        return Math.max(1, (int) ((width + GAP) / (SWATCH + GAP)));
    }
}
