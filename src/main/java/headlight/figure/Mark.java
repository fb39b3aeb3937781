package headlight.figure;

import headlight.figure.Surface.Align;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One thing painted, as a value that can be painted again: marks that are equal paint the same. */
public sealed interface Mark {

    /** A rectangle outside of which it paints nothing, edges put onto whole pixels included. */
    Rect bounds();

    /** Paints it. */
    void paint(Surface surface);

    /** How far an edge may be moved for sharpness' sake. */
    double SHARPENED = 2;

    /** {@link Surface#fill(Rect, double, Ink)}. */
    record Fill(Rect rect, double radius, Ink ink) implements Mark {
        @Override
        public Rect bounds() {
            return rect.inset(-SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.fill(rect, radius, ink);
        }
    }

    /** {@link Surface#outline}. */
    record Outline(Rect rect, double radius, Ink ink, double width) implements Mark {
        @Override
        public Rect bounds() {
            return rect.inset(-width - SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.outline(rect, radius, ink, width);
        }
    }

    /** {@link Surface#line}. */
    record Line(double x1, double y1, double x2, double y2, Ink ink, double width) implements Mark {
        @Override
        public Rect bounds() {
            return Rect.around(x1, y1, x2, y2).inset(-width - SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.line(x1, y1, x2, y2, ink, width);
        }
    }

    /** {@link Surface#curve}. */
    record Curve(Bezier curve, Ink ink, double width) implements Mark {
        @Override
        public Rect bounds() {
            return curve.bounds().inset(-width - SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.curve(curve, ink, width);
        }
    }

    /** {@link Surface#fill(Shape, double, double, Ink)}. */
    record Filled(Shape shape, double dx, double dy, Ink ink) implements Mark {
        @Override
        public Rect bounds() {
            Rectangle2D box = shape.getBounds2D();
            return new Rect(box.getX() + dx, box.getY() + dy, box.getWidth(), box.getHeight()).inset(-SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.fill(shape, dx, dy, ink);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Filled that
                    && dx == that.dx
                    && dy == that.dy
                    && ink.equals(that.ink)
                    && same(shape, that.shape);
        }

        @Override
        public int hashCode() {
            return Objects.hash(dx, dy, ink);
        }

        private static boolean same(Shape a, Shape b) {
            if (a == b) {
                return true;
            }
            PathIterator i = a.getPathIterator(null);
            PathIterator j = b.getPathIterator(null);
            double[] at = new double[6];
            double[] there = new double[6];
            for (; !i.isDone() && !j.isDone(); i.next(), j.next()) {
                if (i.currentSegment(at) != j.currentSegment(there) || !Arrays.equals(at, there)) {
                    return false;
                }
            }
            return i.isDone() && j.isDone() && i.getWindingRule() == j.getWindingRule();
        }
    }

    /** {@link Surface#text}. */
    record Text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) implements Mark {
        @Override
        public Rect bounds() {
            double size = lettering.size();
            double width = Fonts.width(text, lettering) * (Fonts.covers(text) ? 1 : 2); // of other fonts less is known
            double left =
                    switch (align) {
                        case LEFT -> x;
                        case CENTER -> x - width / 2;
                        case RIGHT -> x - width;
                    };
            return new Rect(left, baseline - size * 1.2, width, size * 1.7).inset(-SHARPENED - size / 4);
        }

        @Override
        public void paint(Surface surface) {
            surface.text(text, x, baseline, lettering, align, ink);
        }
    }

    /** {@link Surface#image}. */
    record Image(Pixels pixels, Rect where) implements Mark {
        @Override
        public Rect bounds() {
            return where.inset(-SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.image(pixels.argb, pixels.width, pixels.height, where);
        }
    }

    /** The colours of an image. */
    final class Pixels {
        private final int[] argb;
        private final int width;
        private final int height;

        Pixels(int[] argb, int width, int height) {
            this.argb = argb;
            this.width = width;
            this.height = height;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pixels that
                    && width == that.width
                    && height == that.height
                    && (argb == that.argb || Arrays.equals(argb, that.argb));
        }

        @Override
        public int hashCode() {
            return 31 * width + height;
        }
    }

    /** {@link Surface#clip}. */
    record Clip(Rect rect, List<Mark> inside) implements Mark {
        public Clip {
            inside = List.copyOf(inside);
        }

        @Override
        public Rect bounds() {
            return rect.inset(-SHARPENED);
        }

        @Override
        public void paint(Surface surface) {
            surface.clip(rect, () -> inside.forEach(mark -> mark.paint(surface)));
        }
    }

    /** {@link Surface#group}. */
    record Group(double dx, double dy, double degrees, List<Mark> inside) implements Mark {
        public Group {
            inside = List.copyOf(inside);
        }

        @Override
        public Rect bounds() {
            AffineTransform turn = AffineTransform.getTranslateInstance(dx, dy);
            turn.rotate(Math.toRadians(degrees));
            return inside.stream()
                    .map(Mark::bounds)
                    .map(r -> turn.createTransformedShape(new Rectangle2D.Double(r.x(), r.y(), r.w(), r.h()))
                            .getBounds2D())
                    .map(box -> new Rect(box.getX(), box.getY(), box.getWidth(), box.getHeight()))
                    .reduce(Rect::union)
                    .orElse(new Rect(dx, dy, 0, 0));
        }

        @Override
        public void paint(Surface surface) {
            surface.group(dx, dy, degrees, () -> inside.forEach(mark -> mark.paint(surface)));
        }
    }
}
