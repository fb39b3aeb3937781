package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Bezier;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Surface;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** A surface that remembers what was painted on it, and where. */
final class Recorder implements Surface {

    /** Anything that is read: a text or a formula. */
    record Written(String text, Rectangle2D where, boolean turned) {}

    private static final double ARROW = 8;

    /** What is filled and higher than a line of formulas is a ribbon. */
    private static final double LINE = 28;

    final List<String> operations = new ArrayList<>();
    final List<Written> written = new ArrayList<>();
    final List<Rectangle2D> painted = new ArrayList<>();
    private AffineTransform here = new AffineTransform();

    List<String> texts() {
        return written.stream().map(Written::text).toList();
    }

    /** Nothing is cut off. */
    void fits(Size size) {
        painted.forEach(box -> assertTrue(
                box.getMinX() >= -0.5
                        && box.getMinY() >= -0.5
                        && box.getMaxX() <= size.width() + 0.5
                        && box.getMaxY() <= size.height() + 0.5,
                () -> box + " outside " + size));
    }

    /** Nothing that stands upright is written over something else. */
    void isLegible() {
        List<Written> level = written.stream().filter(w -> !w.turned()).toList();
        for (int i = 0; i < level.size(); i++) {
            for (int j = 0; j < i; j++) {
                Written a = level.get(i);
                Written b = level.get(j);
                assertFalse(a.where().intersects(b.where()), () -> a + " over " + b);
            }
        }
    }

    private Rectangle2D add(String operation, Rectangle2D where) {
        operations.add(operation + " " + where);
        Rectangle2D moved = here.createTransformedShape(where).getBounds2D();
        painted.add(moved);
        return moved;
    }

    private static Rectangle2D rect(Rect r) {
        return new Rectangle2D.Double(r.x(), r.y(), r.w(), r.h());
    }

    private static Rectangle2D between(double... xy) {
        Rectangle2D box = new Rectangle2D.Double(xy[0], xy[1], 0, 0);
        for (int i = 2; i < xy.length; i += 2) {
            box.add(xy[i], xy[i + 1]);
        }
        return box;
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        add("fill " + ink, rect(rect));
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        add("outline " + ink, rect(rect));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        add("line " + ink, between(x1, y1, x2, y2));
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        add(
                "curve " + ink + width,
                between(
                        curve.x1(),
                        curve.y1(),
                        curve.cx1(),
                        curve.cy1(),
                        curve.cx2(),
                        curve.cy2(),
                        curve.x2(),
                        curve.y2()));
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        Rectangle2D box = shape.getBounds2D();
        Rectangle2D moved = add(
                "shape " + ink,
                new Rectangle2D.Double(box.getX() + dx, box.getY() + dy, box.getWidth(), box.getHeight()));
        boolean arrow = box.getWidth() <= ARROW && box.getHeight() <= ARROW;
        if (!arrow && box.getHeight() < LINE) {
            written.add(new Written("formula", moved, false));
        }
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        double w = Fonts.width(text, lettering);
        double left = align == Align.LEFT ? x : align == Align.CENTER ? x - w / 2 : x - w;
        double cap = Fonts.capHeight(lettering);
        Rectangle2D where = add("text " + text + ink, new Rectangle2D.Double(left, baseline - cap, w, cap));
        written.add(new Written(text, where, !here.isIdentity()));
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        add("image " + java.util.Arrays.hashCode(argb), rect(where));
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        inside.run();
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        AffineTransform before = new AffineTransform(here);
        here.translate(dx, dy);
        here.rotate(Math.toRadians(degrees));
        inside.run();
        here = before;
    }
}
