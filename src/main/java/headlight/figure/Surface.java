package headlight.figure;

import java.awt.Shape;

/**
 * What a figure paints on: the window's canvas, or a page of PNG, SVG, PDF or GIF. Units are pixels at scale 1; y grows
 * downwards.
 */
public interface Surface {

    /** How a text stands at its x. */
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** Fills a rectangle whose corners are rounded by {@code radius} (0: square). */
    void fill(Rect rect, double radius, Ink ink);

    /** Outlines a rectangle. */
    void outline(Rect rect, double radius, Ink ink, double width);

    /** A straight line. */
    void line(double x1, double y1, double x2, double y2, Ink ink, double width);

    /** A curve. */
    void curve(Bezier curve, Ink ink, double width);

    /** Fills any shape (a typeset formula, an arrow head) moved by (dx, dy). */
    void fill(Shape shape, double dx, double dy, Ink ink);

    /** One line of text on its baseline. */
    void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink);

    /**
     * An image of {@code width × height} colours (0xAARRGGBB, row by row), each a sharp cell of {@code where}. The array
     * stays as it is from then on: a surface may keep what it made of it, and a figure that paints the same large image
     * again does well to pass the same array.
     */
    void image(int[] argb, int width, int height, Rect where);

    /** Paints {@code inside}, of which only what falls into the rectangle is seen. */
    void clip(Rect rect, Runnable inside);

    /** Paints {@code inside} moved by (dx, dy) and then turned clockwise by {@code degrees} about that point. */
    void group(double dx, double dy, double degrees, Runnable inside);
}
