package headlight.ui;

import headlight.figure.Ink;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.image.Image;

/**
 * Shapes no higher than a line of text, such as typeset formulas and heads of arrows, kept as images: the software
 * pipeline takes far longer to fill a shape than to lay an image down, and they come back frame after frame. Larger
 * shapes, such as ribbons, are as a rule new in every picture, and are not kept. Asked for on any thread.
 */
final class ShapeImages {

    /** The height of a formula with fractions, and the width of a line, in pixels at scale 1. */
    private static final double HIGHEST = 48;

    private static final double WIDEST = 1000;

    private final double scale;
    private final Map<Shape, Map<Integer, Placed>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A shape as an image, and where its corner stands from the shape's origin.
     *
     * @param left in pixels of the screen
     * @param top  in pixels of the screen
     */
    record Placed(Image image, int left, int top) {}

    /** Images for a screen on which one pixel at scale 1 becomes {@code scale} pixels. */
    ShapeImages(double scale) {
        this.scale = scale;
    }

    /** The image of a shape in a colour; empty when it is too large to keep. */
    Optional<Placed> of(Shape shape, Ink ink) {
        Rectangle2D box = shape.getBounds2D();
        if (box.isEmpty() || box.getHeight() > HIGHEST || box.getWidth() > WIDEST) {
            return Optional.empty();
        }
        return Optional.of(known.computeIfAbsent(shape, s -> new ConcurrentHashMap<>())
                .computeIfAbsent(ink.argb(), argb -> draw(shape, box, argb)));
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
        return new Placed(CanvasSurface.image(pixels, width, height), left, top);
    }
}
