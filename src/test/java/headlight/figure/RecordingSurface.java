package headlight.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Remembers what is painted on it: every call as a line, and every text with its place in the picture. */
public final class RecordingSurface implements Surface {

    /** A text and where it stands. */
    public record Text(String text, Rectangle2D where, Ink ink) {}

    private final List<String> calls = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private AffineTransform transform = new AffineTransform();

    /** What a figure paints. */
    public static RecordingSurface of(Figure figure) {
        RecordingSurface surface = new RecordingSurface();
        figure.paint(surface);
        return surface;
    }

    public List<String> calls() {
        return calls;
    }

    public List<Text> texts() {
        return texts;
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        calls.add("fill " + rect + " " + radius + " " + ink);
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        calls.add("outline " + rect + " " + radius + " " + ink + " " + width);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        calls.add("line " + List.of(x1, y1, x2, y2) + " " + ink + " " + width);
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        calls.add("curve " + curve + " " + ink + " " + width);
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        calls.add("shape " + shape.getBounds2D() + " " + dx + " " + dy + " " + ink);
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        double width = Fonts.width(text, lettering);
        double left = x - (align == Align.LEFT ? 0 : align == Align.CENTER ? width / 2 : width);
        double height = Fonts.capHeight(lettering);
        Rectangle2D box = new Rectangle2D.Double(left, baseline - height, width, height);
        texts.add(new Text(text, transform.createTransformedShape(box).getBounds2D(), ink));
        calls.add("text " + text + " " + x + " " + baseline + " " + lettering + " " + align + " " + ink);
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        calls.add("image " + width + "x" + height + " " + Arrays.hashCode(argb) + " " + where);
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        calls.add("clip " + rect);
        inside.run();
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        AffineTransform before = new AffineTransform(transform);
        transform.translate(dx, dy);
        transform.rotate(Math.toRadians(degrees));
        inside.run();
        transform = before;
    }
}
