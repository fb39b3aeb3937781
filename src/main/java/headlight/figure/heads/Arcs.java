package headlight.figure.heads;

import headlight.figure.Bezier;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Surface;

/**
 * Takes curves from one side of a band to the other, all of one form: upright where they begin and end. There are two that
 * take them: one makes true curves of them for a file, the other pixels for a screen, which takes a fiftieth of the time.
 */
interface Arcs {

    /** What is fainter than this changes no pixel. */
    double FAINTEST = 1 / 256.0;

    /** One more curve, over those before; nothing when it is too faint to be seen. */
    void add(double from, double to, Ink ink, double opacity, double width);

    /**
     * As true curves on a surface.
     *
     * @param toTheRight whether they run from the left side of the band to its right, rather than from top to bottom
     */
    static Arcs on(Surface surface, Rect band, boolean toTheRight) {
        return (from, to, ink, opacity, width) -> {
            if (opacity >= FAINTEST) {
                surface.curve(curve(band, toTheRight, from, to), ink.fade(Math.min(1, opacity)), width);
            }
        };
    }

    private static Bezier curve(Rect band, boolean toTheRight, double from, double to) {
        if (toTheRight) {
            double middle = band.centerX();
            return new Bezier(band.x(), from, middle, from, middle, to, band.right(), to);
        }
        double middle = band.centerY();
        return new Bezier(from, band.y(), from, middle, to, middle, to, band.bottom());
    }
}
