package headlight.figure.export;

import headlight.figure.Ink;
import headlight.figure.Surface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** What is painted, as the pixels of an exported picture. */
public final class Pictures {

    private Pictures() {}

    /** Of a picture of this size at scale 1, opaque, row by row. */
    public static int[] pixels(int width, int height, double scale, Ink paper, Consumer<Surface> paint) {
        int w = (int) Math.ceil(width * scale);
        int h = (int) Math.ceil(height * scale);
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(paper.argb()));
        graphics.fillRect(0, 0, w, h);
        graphics.scale(scale, scale);
        paint.accept(new Graphics2DSurface(graphics));
        graphics.dispose();
        return image.getRGB(0, 0, w, h, null, 0, w);
    }
}
