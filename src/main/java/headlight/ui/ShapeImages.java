package headlight.ui;

import headlight.figure.Ink;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Shapes that are painted frame after frame, such as typeset formulas, kept as images: the software pipeline takes far
 * longer to fill a shape than to lay an image down. A shape that is painted once is not kept.
 */
final class ShapeImages {

    private static final int LARGEST = 200_000; // pixels

    private final double scale;
    private final Map<Shape, Map<Integer, Placed>> known = new WeakHashMap<>();

    /**
     * A shape as an image, and where its corner stands from the shape's origin.
     *
     * @param x in pixels at scale 1, as all others
     */
    record Placed(Image image, double x, double y, double w, double h) {}

    /** Images for a screen on which one pixel at scale 1 becomes {@code scale} pixels. */
    ShapeImages(double scale) {
        this.scale = scale;
    }

    /** The image of a shape in a colour; empty when it is met for the first time, or is too large to keep. */
    Optional<Placed> of(Shape shape, Ink ink) {
        Map<Integer, Placed> images = known.get(shape);
        if (images == null) {
            known.put(shape, new HashMap<>());
            return Optional.empty();
        }
        Rectangle2D box = shape.getBounds2D();
        if (box.isEmpty() || box.getWidth() * box.getHeight() * scale * scale > LARGEST) {
            return Optional.empty();
        }
        return Optional.of(images.computeIfAbsent(ink.argb(), argb -> draw(shape, box, argb)));
    }

    private Placed draw(Shape shape, Rectangle2D box, int argb) {
        int left = (int) Math.floor(box.getMinX() * scale) - 1;
        int top = (int) Math.floor(box.getMinY() * scale) - 1;
        int width = (int) Math.ceil(box.getMaxX() * scale) + 1 - left;
        int height = (int) Math.ceil(box.getMaxY() * scale) + 1 - top;
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(-left, -top);
        graphics.scale(scale, scale);
        graphics.setColor(new Color(argb, true));
        graphics.fill(shape);
        graphics.dispose();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return new Placed(image, left / scale, top / scale, width / scale, height / scale);
    }
}
