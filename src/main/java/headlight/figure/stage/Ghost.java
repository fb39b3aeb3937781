package headlight.figure.stage;

import headlight.figure.Rect;

/**
 * Where a bar ended before an experiment: a line around it.
 *
 * @param bar   from where the bar starts to where it could end
 * @param from  the y at which it starts
 * @param y     the y at which it ended
 * @param reach how far the line goes beyond its sides
 */
record Ghost(Rect bar, double from, double y, double reach) {

    /** As tall as a number. */
    private static final double LABEL = 14;

    void paint(Pen pen) {
        double left = bar.x() - reach;
        double right = bar.right() + reach;
        if (reach > 1) {
            pen.surface.line(left, y, left, from, pen.theme.faint(), 1);
            pen.surface.line(right, y, right, from, pen.theme.faint(), 1);
        }
        pen.surface.line(left - 0.5, y, right + 0.5, y, pen.theme.ink(), 2);
    }

    /** The baseline of a number that should stand at another: above the line where that would go through it. */
    double clear(double baseline) {
        return y < baseline + 5 && y > baseline - LABEL ? y - 5 : baseline;
    }

    /** The same of a number below its bar. */
    double clearBelow(double baseline) {
        return y < baseline + 3 && y > baseline - LABEL ? y + LABEL : baseline;
    }
}
