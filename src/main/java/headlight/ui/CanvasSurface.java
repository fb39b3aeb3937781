package headlight.ui;

import headlight.figure.Bezier;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Mark;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/** The window's canvas as a surface. Upright lines and outlines are put onto whole pixels, so that they are sharp. */
final class CanvasSurface implements Surface {

    private static final int COLOURS = 4096;
    private static final Map<Integer, Color> INKS = new HashMap<>();
    private static final Map<Lettering, Font> LETTERINGS = new HashMap<>();

    private static final Map<Double, ShapeImages> SHAPES = new ConcurrentHashMap<>();

    /** By the very array: an array is only like itself. */
    private static final Map<int[], Image> IMAGES = new WeakHashMap<>();

    private final GraphicsContext canvas;
    private final double pixel;
    private final ShapeImages shapes;
    private boolean turned;

    /**
     * Paints on a canvas.
     *
     * @param scale how many pixels of the screen one pixel at scale 1 becomes
     */
    CanvasSurface(GraphicsContext canvas, double scale) {
        this.canvas = canvas;
        this.pixel = 1 / scale;
        this.shapes = SHAPES.computeIfAbsent(scale, ShapeImages::new);
        canvas.setLineCap(StrokeLineCap.BUTT); // as in every exported picture
    }

    /** Makes what painting a mark would first have to make, on any thread; within groups, nothing. */
    static void prepare(Mark mark, double scale) {
        if (mark instanceof Mark.Filled filled) {
            SHAPES.computeIfAbsent(scale, ShapeImages::new).of(filled.shape(), filled.ink());
        }
    }

    static Color color(Ink ink) {
        if (INKS.size() > COLOURS) {
            INKS.clear();
        }
        return INKS.computeIfAbsent(ink.argb(), argb -> Color.rgb(ink.red(), ink.green(), ink.blue(), ink.opacity()));
    }

    static Font font(Lettering lettering) {
        return LETTERINGS.computeIfAbsent(
                lettering, l -> Font.font(Fonts.FAMILY, l.strong() ? FontWeight.BOLD : FontWeight.NORMAL, l.size()));
    }

    /** In plain rectangles and small corners: the software pipeline takes ten times as long for one large round shape. */
    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        canvas.setFill(color(ink));
        double r = whole(Math.min(radius, Math.min(rect.w(), rect.h()) / 2));
        if (turned || r <= 0) {
            canvas.fillRect(rect.x(), rect.y(), rect.w(), rect.h());
            return;
        }
        double x = whole(rect.x());
        double y = whole(rect.y());
        double w = whole(rect.right()) - x;
        double h = whole(rect.bottom()) - y;
        canvas.fillRect(x + r, y, w - 2 * r, h);
        canvas.fillRect(x, y + r, r, h - 2 * r);
        canvas.fillRect(x + w - r, y + r, r, h - 2 * r);
        corners(x, y, w, h, r, (left, top, from) -> canvas.fillArc(left, top, 2 * r, 2 * r, from, 90, ArcType.ROUND));
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        double x = sharp(rect.x(), width);
        double y = sharp(rect.y(), width);
        double w = sharp(rect.right(), width) - x;
        double h = sharp(rect.bottom(), width) - y;
        double r = whole(Math.min(radius, Math.min(w, h) / 2));
        level(x + r, x + w - r, y, ink, width);
        level(x + r, x + w - r, y + h, ink, width);
        upright(x, y + r, y + h - r, ink, width);
        upright(x + w, y + r, y + h - r, ink, width);
        pen(ink, width);
        if (r > 0) {
            corners(
                    x,
                    y,
                    w,
                    h,
                    r,
                    (left, top, from) -> canvas.strokeArc(left, top, 2 * r, 2 * r, from, 90, ArcType.OPEN));
        } else {
            double half = width / 2;
            for (double left : new double[] {x - half, x + w - half}) {
                canvas.fillRect(left, y - half, width, half);
                canvas.fillRect(left, y + h, width, half);
            }
        }
    }

    /** One of four corners: where its whole circle stands, and at which angle its quarter begins. */
    private interface Corner {
        void at(double left, double top, double from);
    }

    private static void corners(double x, double y, double w, double h, double r, Corner corner) {
        corner.at(x, y, 90);
        corner.at(x + w - 2 * r, y, 0);
        corner.at(x, y + h - 2 * r, 180);
        corner.at(x + w - 2 * r, y + h - 2 * r, 270);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        if (x1 == x2) {
            upright(sharp(x1, width), Math.min(y1, y2), Math.max(y1, y2), ink, width);
        } else if (y1 == y2) {
            level(Math.min(x1, x2), Math.max(x1, x2), sharp(y1, width), ink, width);
        } else {
            pen(ink, width);
            canvas.strokeLine(x1, y1, x2, y2);
        }
    }

    private void upright(double x, double top, double bottom, Ink ink, double width) {
        canvas.setFill(color(ink));
        canvas.fillRect(x - width / 2, top, width, bottom - top);
    }

    private void level(double left, double right, double y, Ink ink, double width) {
        canvas.setFill(color(ink));
        canvas.fillRect(left, y - width / 2, right - left, width);
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        pen(ink, width);
        canvas.beginPath();
        canvas.moveTo(curve.x1(), curve.y1());
        canvas.bezierCurveTo(curve.cx1(), curve.cy1(), curve.cx2(), curve.cy2(), curve.x2(), curve.y2());
        canvas.stroke();
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        Optional<ShapeImages.Placed> kept = turned ? Optional.empty() : shapes.of(shape, ink);
        if (kept.isPresent()) {
            stamp(kept.get(), Math.rint(dx / pixel), Math.rint(dy / pixel));
            return;
        }
        canvas.setFill(color(ink));
        PathIterator path = shape.getPathIterator(null);
        canvas.setFillRule(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? FillRule.EVEN_ODD : FillRule.NON_ZERO);
        canvas.beginPath();
        double[] c = new double[6];
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> canvas.moveTo(dx + c[0], dy + c[1]);
                case PathIterator.SEG_LINETO -> canvas.lineTo(dx + c[0], dy + c[1]);
                case PathIterator.SEG_QUADTO -> canvas.quadraticCurveTo(dx + c[0], dy + c[1], dx + c[2], dy + c[3]);
                case PathIterator.SEG_CUBICTO ->
                    canvas.bezierCurveTo(dx + c[0], dy + c[1], dx + c[2], dy + c[3], dx + c[4], dy + c[5]);
                default -> canvas.closePath();
            }
        }
        canvas.fill();
    }

    /** Pixel on pixel: in pixels of the screen, where nothing is rounded. */
    private void stamp(ShapeImages.Placed placed, double x, double y) {
        canvas.save();
        canvas.scale(pixel, pixel);
        canvas.setImageSmoothing(false);
        canvas.drawImage(placed.image(), x + placed.left(), y + placed.top());
        canvas.restore();
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        canvas.setFill(color(ink));
        canvas.setFont(font(lettering));
        canvas.setTextAlign(
                switch (align) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        canvas.fillText(text, x, baseline);
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        canvas.setImageSmoothing(false);
        canvas.drawImage(
                IMAGES.computeIfAbsent(argb, colors -> image(colors, width, height)),
                where.x(),
                where.y(),
                where.w(),
                where.h());
    }

    static Image image(int[] argb, int width, int height) {
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return image;
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        canvas.save();
        canvas.beginPath();
        canvas.rect(rect.x(), rect.y(), rect.w(), rect.h());
        canvas.clip();
        inside.run();
        canvas.restore();
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        boolean before = turned;
        turned = turned || degrees != 0 || dx % pixel != 0 || dy % pixel != 0;
        canvas.save();
        canvas.translate(dx, dy);
        canvas.rotate(degrees);
        inside.run();
        canvas.restore();
        turned = before;
    }

    private void pen(Ink ink, double width) {
        canvas.setStroke(color(ink));
        canvas.setLineWidth(width);
    }

    /** The nearest edge between two pixels. */
    private double whole(double at) {
        return turned ? at : Math.round(at / pixel) * pixel;
    }

    /** The middle of the nearest line of pixels (or the edge between two, for a width of an even number of pixels). */
    private double sharp(double at, double width) {
        if (turned) {
            return at;
        }
        boolean odd = Math.round(width / pixel) % 2 == 1;
        return odd ? (Math.floor(at / pixel) + 0.5) * pixel : Math.round(at / pixel) * pixel;
    }
}
