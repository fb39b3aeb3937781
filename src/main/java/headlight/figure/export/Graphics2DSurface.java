package headlight.figure.export;

import headlight.figure.Bezier;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;

/** Pixels by Java2D. */
final class Graphics2DSurface implements Surface {

    private static final DirectColorModel ARGB = (DirectColorModel) ColorModel.getRGBdefault();

    private final Graphics2D graphics;

    /** Paints on this, whose transform holds the scale. */
    Graphics2DSurface(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        // Where every pixel is covered or not, nothing needs to be smoothed, which takes many times as long.
        smooth(radius > 0 || !endsOnPixels(rect));
        fill(shape(rect, radius), ink);
        smooth(true);
    }

    private void smooth(boolean now) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                now ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    private boolean endsOnPixels(Rect rect) {
        AffineTransform t = graphics.getTransform();
        return t.getShearX() == 0
                && t.getShearY() == 0
                && isWhole(t.getTranslateX() + t.getScaleX() * rect.x())
                && isWhole(t.getTranslateX() + t.getScaleX() * rect.right())
                && isWhole(t.getTranslateY() + t.getScaleY() * rect.y())
                && isWhole(t.getTranslateY() + t.getScaleY() * rect.bottom());
    }

    private static boolean isWhole(double place) {
        return place == Math.rint(place);
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        Rect outer = rect.inset(-width / 2);
        Rect inner = rect.inset(width / 2);
        if (radius > 0 || !endsOnPixels(outer) || !endsOnPixels(inner)) {
            draw(shape(rect, radius), ink, width);
            return;
        }
        fill(new Rect(outer.x(), outer.y(), outer.w(), width), 0, ink);
        fill(new Rect(outer.x(), inner.bottom(), outer.w(), width), 0, ink);
        fill(new Rect(outer.x(), inner.y(), width, inner.h()), 0, ink);
        fill(new Rect(inner.right(), inner.y(), width, inner.h()), 0, ink);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        draw(new Line2D.Double(x1, y1, x2, y2), ink, width);
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        draw(
                new CubicCurve2D.Double(
                        curve.x1(),
                        curve.y1(),
                        curve.cx1(),
                        curve.cy1(),
                        curve.cx2(),
                        curve.cy2(),
                        curve.x2(),
                        curve.y2()),
                ink,
                width);
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        fill(AffineTransform.getTranslateInstance(dx, dy).createTransformedShape(shape), ink);
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        graphics.setColor(color(ink));
        double[] at = {Placement.left(text, x, lettering, align)};
        Fonts.runs(text, lettering, (run, font) -> {
            graphics.setFont(font);
            graphics.drawString(run, (float) at[0], (float) baseline);
            at[0] += Fonts.width(run, lettering);
        });
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        WritableRaster pixels = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(argb, argb.length), width, height, width, ARGB.getMasks(), null);
        BufferedImage image = new BufferedImage(ARGB, pixels, false, null);
        AffineTransform place = AffineTransform.getTranslateInstance(where.x(), where.y());
        place.scale(where.w() / width, where.h() / height);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(image, place, null);
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        Shape before = graphics.getClip();
        graphics.clip(new Rectangle2D.Double(rect.x(), rect.y(), rect.w(), rect.h()));
        inside.run();
        graphics.setClip(before);
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(dx, dy);
        graphics.rotate(Math.toRadians(degrees));
        inside.run();
        graphics.setTransform(before);
    }

    private void fill(Shape shape, Ink ink) {
        graphics.setColor(color(ink));
        graphics.fill(shape);
    }

    private void draw(Shape shape, Ink ink, double width) {
        graphics.setColor(color(ink));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(shape);
    }

    private static Shape shape(Rect rect, double radius) {
        if (radius <= 0) {
            return new Rectangle2D.Double(rect.x(), rect.y(), rect.w(), rect.h());
        }
        return new Path2D.Double(
                new RoundRectangle2D.Double(rect.x(), rect.y(), rect.w(), rect.h(), 2 * radius, 2 * radius));
    }

    private static Color color(Ink ink) {
        return new Color(ink.argb(), true);
    }
}
