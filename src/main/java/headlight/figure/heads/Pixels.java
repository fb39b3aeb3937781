package headlight.figure.heads;

import headlight.figure.Rect;
import headlight.figure.Surface;

/** A part of a picture as the pixels of a screen, which fill their place exactly. */
final class Pixels {

    private final int[] argb;
    private final int width;
    private final int height;
    private final Rect where;

    Pixels(int[] argb, int width, int height, Rect where) {
        this.argb = argb;
        this.width = width;
        this.height = height;
        this.where = where;
    }

    void paint(Surface surface) {
        surface.image(argb, width, height, where);
    }
}
