package headlight.figure.export;

import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Size;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * A picture as opaque pixels.
 *
 * @param image of type {@link BufferedImage#TYPE_INT_RGB}
 */
public record Raster(BufferedImage image) {

    /** A figure in its own size, times the scale. */
    public static Raster of(Figure figure, double scale) {
        return of(figure, figure.size(), scale, Ink.WHITE);
    }

    /** A figure at the upper left of some room, times the scale. */
    static Raster of(Figure figure, Size room, double scale, Ink paper) {
        return blank(room, scale).paint(figure, scale, paper);
    }

    /** Room for pictures that are painted one after the other: each in memory of its own would be gigabytes of a film. */
    public static Raster blank(Size room, double scale) {
        return new Raster(new BufferedImage(
                pixels(room.width(), scale), pixels(room.height(), scale), BufferedImage.TYPE_INT_RGB));
    }

    /** Whether it is as large as such a room. */
    public boolean fits(Size room, double scale) {
        return width() == pixels(room.width(), scale) && height() == pixels(room.height(), scale);
    }

    private static int pixels(double length, double scale) {
        return (int) Math.max(1, Math.ceil(length * scale));
    }

    /** Paints a figure over what was there before. */
    public Raster paint(Figure figure, double scale, Ink paper) {
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        Graphics2DSurface surface = new Graphics2DSurface(graphics);
        surface.fill(new Rect(0, 0, width() / scale, height() / scale), 0, paper);
        figure.paint(surface);
        graphics.dispose();
        return this;
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** The colours, 0xAARRGGBB, row by row: the picture's own, not a copy. */
    public int[] pixels() {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
        return pixels;
    }
}
