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
        int width = (int) Math.max(1, Math.ceil(room.width() * scale));
        int height = (int) Math.max(1, Math.ceil(room.height() * scale));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        Graphics2DSurface surface = new Graphics2DSurface(graphics);
        surface.fill(new Rect(0, 0, width / scale, height / scale), 0, paper);
        figure.paint(surface);
        graphics.dispose();
        return new Raster(image);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** The colours, 0xAARRGGBB, row by row, as a copy. */
    public int[] pixels() {
        int[] pixels =
                ((DataBufferInt) image.getRaster().getDataBuffer()).getData().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= 0xFF000000;
        }
        return pixels;
    }
}
