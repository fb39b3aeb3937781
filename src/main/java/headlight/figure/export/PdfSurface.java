package headlight.figure.export;

import headlight.figure.Bezier;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** One page of PDF. Text is text; what the family lacks becomes a shape. */
final class PdfSurface implements Surface {

    private final PDPageContentStream content;
    private final PdfFonts fonts;
    private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

    private PdfSurface(PDPageContentStream content, PdfFonts fonts) {
        this.content = content;
        this.fonts = fonts;
    }

    /**
     * Paints a figure over a whole page.
     *
     * @param points how many a pixel has
     */
    static void paint(Figure figure, PDPageContentStream content, PdfFonts fonts, float points) throws IOException {
        try {
            // A page's y grows upwards, ours downwards.
            content.transform(new Matrix(
                    points, 0, 0, -points, 0, points * (float) figure.size().height()));
            figure.paint(new PdfSurface(content, fonts));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        fill(shape(rect, radius), 0, 0, ink);
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        stroke(ink, width, () -> path(shape(rect, radius), 0, 0));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        stroke(ink, width, () -> {
            content.moveTo((float) x1, (float) y1);
            content.lineTo((float) x2, (float) y2);
        });
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        stroke(ink, width, () -> {
            content.moveTo((float) curve.x1(), (float) curve.y1());
            content.curveTo(
                    (float) curve.cx1(),
                    (float) curve.cy1(),
                    (float) curve.cx2(),
                    (float) curve.cy2(),
                    (float) curve.x2(),
                    (float) curve.y2());
        });
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        within(() -> {
            opacity(ink);
            content.setNonStrokingColor(color(ink));
            path(shape, dx, dy);
            content.fill();
        });
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        double[] at = {Placement.left(text, x, lettering, align)};
        Fonts.runs(text, lettering, (run, font) -> {
            if (Fonts.covers(run)) {
                letters(run, at[0], baseline, lettering, ink);
            } else {
                fill(Fonts.outline(run, lettering), at[0], baseline, ink);
            }
            at[0] += Fonts.width(run, lettering);
        });
    }

    private void letters(String run, double x, double baseline, Lettering lettering, Ink ink) {
        within(() -> {
            opacity(ink);
            content.beginText();
            content.setRenderingMode(RenderingMode.FILL);
            content.setNonStrokingColor(color(ink));
            PdfFonts.Face face = fonts.of(lettering);
            content.setFont(face.font(), (float) lettering.size());
            content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) baseline));
            content.showText(face.visible(run));
            content.endText();
        });
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                fill(Placement.cell(x, y, width, height, where), 0, 0, new Ink(argb[y * width + x]));
            }
        }
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        within(() -> {
            path(shape(rect, 0), 0, 0);
            content.clip();
            inside.run();
        });
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        within(() -> {
            AffineTransform turn = AffineTransform.getTranslateInstance(dx, dy);
            turn.rotate(Math.toRadians(degrees));
            content.transform(new Matrix(turn));
            inside.run();
        });
    }

    private void stroke(Ink ink, double width, Writing path) {
        within(() -> {
            opacity(ink);
            content.setStrokingColor(color(ink));
            content.setLineWidth((float) width);
            path.write();
            content.stroke();
        });
    }

    /** Writes between saving the state of the page and restoring it. */
    private void within(Writing writing) {
        write(() -> {
            content.saveGraphicsState();
            writing.write();
            content.restoreGraphicsState();
        });
    }

    private void opacity(Ink ink) throws IOException {
        if (ink.opacity() < 1) {
            content.setGraphicsStateParameters(opacities.computeIfAbsent(ink.opacity(), opacity -> {
                PDExtendedGraphicsState state = new PDExtendedGraphicsState();
                state.setNonStrokingAlphaConstant(opacity.floatValue());
                state.setStrokingAlphaConstant(opacity.floatValue());
                return state;
            }));
        }
    }

    private void path(Shape shape, double dx, double dy) throws IOException {
        float[] c = new float[6];
        float x = 0;
        float y = 0;
        PathIterator path = shape.getPathIterator(AffineTransform.getTranslateInstance(dx, dy));
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(c);
            switch (segment) {
                case PathIterator.SEG_MOVETO -> content.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(c[0], c[1]);
                // PDF has cubic curves only; the same curve has its controls two thirds of the way.
                case PathIterator.SEG_QUADTO ->
                    content.curveTo(
                            x + (c[0] - x) * 2 / 3,
                            y + (c[1] - y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                case PathIterator.SEG_CUBICTO -> content.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> content.closePath();
            }
            if (segment != PathIterator.SEG_CLOSE) {
                int end = segment == PathIterator.SEG_QUADTO ? 2 : segment == PathIterator.SEG_CUBICTO ? 4 : 0;
                x = c[end];
                y = c[end + 1];
            }
        }
    }

    private static Shape shape(Rect rect, double radius) {
        return radius <= 0
                ? new Rectangle2D.Double(rect.x(), rect.y(), rect.w(), rect.h())
                : new RoundRectangle2D.Double(rect.x(), rect.y(), rect.w(), rect.h(), 2 * radius, 2 * radius);
    }

    private static Color color(Ink ink) {
        return new Color(ink.argb() & 0xFFFFFF);
    }
}
