package headlight.ui;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
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

    private final GraphicsContext canvas;
    private final double pixel;
    private boolean turned;

    /**
     * Paints on a canvas.
     *
     * @param scale how many pixels of the screen one pixel at scale 1 becomes
     */
    CanvasSurface(GraphicsContext canvas, double scale) {
        this.canvas = canvas;
        this.pixel = 1 / scale;
        canvas.setLineCap(StrokeLineCap.BUTT); // as in every exported picture
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

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        canvas.setFill(color(ink));
        if (radius > 0) {
            canvas.fillRoundRect(rect.x(), rect.y(), rect.w(), rect.h(), 2 * radius, 2 * radius);
        } else {
            canvas.fillRect(rect.x(), rect.y(), rect.w(), rect.h());
        }
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        pen(ink, width);
        double x = sharp(rect.x(), width);
        double y = sharp(rect.y(), width);
        double w = sharp(rect.right(), width) - x;
        double h = sharp(rect.bottom(), width) - y;
        if (radius > 0) {
            canvas.strokeRoundRect(x, y, w, h, 2 * radius, 2 * radius);
        } else {
            canvas.strokeRect(x, y, w, h);
        }
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        pen(ink, width);
        boolean upright = x1 == x2;
        boolean level = y1 == y2;
        canvas.strokeLine(
                upright ? sharp(x1, width) : x1,
                level ? sharp(y1, width) : y1,
                upright ? sharp(x2, width) : x2,
                level ? sharp(y2, width) : y2);
    }

    @Override
    public void curve(
            double x1,
            double y1,
            double cx1,
            double cy1,
            double cx2,
            double cy2,
            double x2,
            double y2,
            Ink ink,
            double width) {
        pen(ink, width);
        canvas.beginPath();
        canvas.moveTo(x1, y1);
        canvas.bezierCurveTo(cx1, cy1, cx2, cy2, x2, y2);
        canvas.stroke();
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
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
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        draw(image, where);
    }

    private void draw(Image image, Rect where) {
        canvas.setImageSmoothing(false);
        canvas.drawImage(image, where.x(), where.y(), where.w(), where.h());
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

    /** The middle of the nearest line of pixels (or the edge between two, for a width of an even number of pixels). */
    private double sharp(double at, double width) {
        if (turned) {
            return at;
        }
        boolean odd = Math.round(width / pixel) % 2 == 1;
        return odd ? (Math.floor(at / pixel) + 0.5) * pixel : Math.round(at / pixel) * pixel;
    }
}
