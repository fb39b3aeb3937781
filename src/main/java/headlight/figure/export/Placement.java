package headlight.figure.export;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface.Align;
import java.awt.geom.Rectangle2D;

/** Where things go, alike on every surface. */
final class Placement {

    private static final double OVERLAP = 0.5;

    private Placement() {}

    /** Where a text starts that stands like this at x. */
    static double left(String text, double x, Lettering lettering, Align align) {
        return switch (align) {
            case LEFT -> x;
            case CENTER -> x - Fonts.width(text, lettering) / 2;
            case RIGHT -> x - Fonts.width(text, lettering);
        };
    }

    /**
     * One cell of an image of {@code width × height} cells. It reaches a little below its later neighbours: where cells
     * only meet, viewers let the paper shine through.
     */
    static Rectangle2D cell(int x, int y, int width, int height, Rect where) {
        double w = where.w() / width;
        double h = where.h() / height;
        double right = x == width - 1 ? 0 : Math.min(OVERLAP, w / 2);
        double below = y == height - 1 ? 0 : Math.min(OVERLAP, h / 2);
        return new Rectangle2D.Double(where.x() + x * w, where.y() + y * h, w + right, h + below);
    }
}
