package headlight.figure.export;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface.Align;
import java.awt.geom.Rectangle2D;

/** Where things go, alike on every surface. */
final class Placement {

    private Placement() {}

    /** Where a text starts that stands like this at x. */
    static double left(String text, double x, Lettering lettering, Align align) {
        return switch (align) {
            case LEFT -> x;
            case CENTER -> x - Fonts.width(text, lettering) / 2;
            case RIGHT -> x - Fonts.width(text, lettering);
        };
    }

    /** One cell of an image of {@code width × height} cells. */
    static Rectangle2D cell(int x, int y, int width, int height, Rect where) {
        double w = where.w() / width;
        double h = where.h() / height;
        return new Rectangle2D.Double(where.x() + x * w, where.y() + y * h, w, h);
    }
}
