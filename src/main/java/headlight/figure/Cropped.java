package headlight.figure;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A part of a picture, as a picture of its own. What lies outside of it is hardly any work.
 *
 * @param figure the whole
 * @param part   what is seen of it
 */
public record Cropped(Figure figure, Rect part) implements Figure {

    @Override
    public Size size() {
        return new Size(part.w(), part.h());
    }

    @Override
    public void paint(Surface surface) {
        surface.group(-part.x(), -part.y(), 0, () -> figure.paint(new Near(surface, part)));
    }

    @Override
    public List<Spot> spots() {
        return figure.spots().stream()
                .filter(spot -> part.meets(spot.where()))
                .map(spot -> new Spot(spot.site(), spot.index(), spot.where().shift(-part.x(), -part.y())))
                .toList();
    }

    /** Passes on what is near the part. What is turned or moved is passed on whatever it is. */
    private static final class Near implements Surface {

        private final Surface surface;
        private final Rect near;
        private boolean moved;

        Near(Surface surface, Rect part) {
            this.surface = surface;
            this.near = part.inset(-Mark.SHARPENED);
        }

        private boolean reaches(Rect where) {
            return moved || near.meets(where);
        }

        @Override
        public void fill(Rect rect, double radius, Ink ink) {
            if (reaches(rect)) {
                surface.fill(rect, radius, ink);
            }
        }

        @Override
        public void outline(Rect rect, double radius, Ink ink, double width) {
            if (reaches(rect.inset(-width))) {
                surface.outline(rect, radius, ink, width);
            }
        }

        @Override
        public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
            if (reaches(Rect.around(x1, y1, x2, y2).inset(-width))) {
                surface.line(x1, y1, x2, y2, ink, width);
            }
        }

        @Override
        public void curve(Bezier curve, Ink ink, double width) {
            if (reaches(curve.bounds().inset(-width))) {
                surface.curve(curve, ink, width);
            }
        }

        @Override
        public void fill(Shape shape, double dx, double dy, Ink ink) {
            Rectangle2D box = shape.getBounds2D();
            if (reaches(new Rect(box.getX() + dx, box.getY() + dy, box.getWidth(), box.getHeight()))) {
                surface.fill(shape, dx, dy, ink);
            }
        }

        @Override
        public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
            double size = lettering.size();
            if (moved || (baseline + size >= near.y() && baseline - 2 * size <= near.bottom())) {
                surface.text(text, x, baseline, lettering, align, ink);
            }
        }

        @Override
        public void image(int[] argb, int width, int height, Rect where) {
            if (reaches(where)) {
                surface.image(argb, width, height, where);
            }
        }

        @Override
        public void clip(Rect rect, Runnable inside) {
            if (reaches(rect)) {
                surface.clip(rect, inside);
            }
        }

        @Override
        public void group(double dx, double dy, double degrees, Runnable inside) {
            boolean before = moved;
            moved = true;
            surface.group(dx, dy, degrees, inside);
            moved = before;
        }
    }
}
