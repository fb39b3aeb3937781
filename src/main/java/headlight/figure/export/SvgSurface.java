package headlight.figure.export;

import static headlight.figure.export.Xml.number;

import headlight.figure.Bezier;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * SVG 1.1. Text becomes shapes, which look the same in every program whatever its fonts: each letter's outline once,
 * and a reference wherever it stands; the text itself stays beside it for screen readers.
 */
final class SvgSurface implements Surface {

    /** Outlines are kept at this size, in whole units. */
    private static final int MASTER = 1000;

    /** From this length on a path is written once and referred to: a formula stands in many pictures of a film. */
    private static final int SHARED = 300;

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> outlines;
    private final String prefix;
    private int clips;

    /** A picture with letters of its own. */
    SvgSurface() {
        this(new LinkedHashMap<>(), "");
    }

    /**
     * A picture in a document with others.
     *
     * @param outlines of the letters that all of them share; this picture adds its own
     * @param prefix   of the names that belong to this picture alone
     */
    SvgSurface(Map<String, String> outlines, String prefix) {
        this.outlines = outlines;
        this.prefix = prefix;
    }

    /** What has been painted. */
    String body() {
        return body.toString();
    }

    /** The letters it refers to. */
    static String definitions(Map<String, String> outlines) {
        StringBuilder defs = new StringBuilder("<defs>\n");
        outlines.forEach((id, path) -> defs.append("<path id=\"")
                .append(id)
                .append("\" d=\"")
                .append(path)
                .append("\"/>\n"));
        return defs.append("</defs>\n").toString();
    }

    /** The letters this picture refers to. */
    String definitions() {
        return definitions(outlines);
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        rect(rect, radius, paint("fill", ink));
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        rect(rect, radius, " fill=\"none\"" + stroke(ink, width));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        body.append("<line")
                .append(attribute("x1", x1))
                .append(attribute("y1", y1))
                .append(attribute("x2", x2))
                .append(attribute("y2", y2))
                .append(stroke(ink, width))
                .append("/>\n");
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        body.append("<path d=\"M")
                .append(numbers(curve.x1(), curve.y1()))
                .append('C')
                .append(numbers(curve.cx1(), curve.cy1(), curve.cx2(), curve.cy2(), curve.x2(), curve.y2()))
                .append("\" fill=\"none\"")
                .append(stroke(ink, width))
                .append("/>\n");
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        String path = path(shape.getPathIterator(null));
        if (path.length() < SHARED) {
            body.append("<path d=\"")
                    .append(path(shape.getPathIterator(AffineTransform.getTranslateInstance(dx, dy))))
                    .append('"');
        } else {
            String id = "p" + Integer.toHexString(path.hashCode()) + "-" + path.length();
            outlines.putIfAbsent(id, path);
            body.append("<use xlink:href=\"#")
                    .append(id)
                    .append('"')
                    .append(attribute("x", dx))
                    .append(attribute("y", dy));
        }
        body.append(paint("fill", ink)).append("/>\n");
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        double scale = lettering.size() / MASTER;
        body.append("<g role=\"img\" aria-label=\"")
                .append(Xml.text(text))
                .append("\" transform=\"translate(")
                .append(numbers(Placement.left(text, x, lettering, align), baseline))
                .append(") scale(")
                .append(String.format(Locale.ROOT, "%.5f", scale))
                .append(")\"")
                .append(paint("fill", ink))
                .append('>');
        Lettering master = new Lettering(MASTER, lettering.strong());
        double[] at = {0};
        Fonts.runs(text, master, (run, font) -> {
            letters(run, font, at[0], lettering.strong() ? "b" : "r");
            at[0] += Fonts.width(run, master);
        });
        body.append("</g>\n");
    }

    private void letters(String run, Font font, double x, String face) {
        GlyphVector glyphs = Fonts.glyphs(run, font);
        String family = font.getFamily(Locale.ROOT).equals(Fonts.FAMILY) ? face : "s";
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Shape outline = glyphs.getGlyphOutline(i);
            if (outline.getBounds2D().isEmpty()) {
                continue;
            }
            Point2D at = glyphs.getGlyphPosition(i);
            String id = family + glyphs.getGlyphCode(i);
            outlines.computeIfAbsent(id, key -> whole(outline, at));
            body.append("<use xlink:href=\"#")
                    .append(id)
                    .append('"')
                    .append(moved("x", x + at.getX()))
                    .append(moved("y", at.getY()))
                    .append("/>");
        }
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Rectangle2D cell = Placement.cell(x, y, width, height, where);
                fill(
                        new Rect(cell.getX(), cell.getY(), cell.getWidth(), cell.getHeight()),
                        0,
                        new Ink(argb[y * width + x]));
            }
        }
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        String id = prefix + "clip" + clips++;
        body.append("<clipPath id=\"").append(id).append("\">");
        rect(rect, 0, "");
        body.append("</clipPath>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        inside.run();
        body.append("</g>\n");
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        body.append("<g transform=\"translate(").append(numbers(dx, dy));
        body.append(")");
        if (degrees != 0) {
            body.append(" rotate(").append(number(degrees)).append(")");
        }
        body.append("\">\n");
        inside.run();
        body.append("</g>\n");
    }

    /** A place that says what it is under the pointer. */
    void title(Rect rect, String title) {
        body.append("<rect")
                .append(attribute("x", rect.x()))
                .append(attribute("y", rect.y()))
                .append(attribute("width", rect.w()))
                .append(attribute("height", rect.h()))
                .append(" class=\"spot\"><title>")
                .append(Xml.text(title))
                .append("</title></rect>\n");
    }

    private void rect(Rect rect, double radius, String paint) {
        body.append("<rect")
                .append(attribute("x", rect.x()))
                .append(attribute("y", rect.y()))
                .append(attribute("width", rect.w()))
                .append(attribute("height", rect.h()))
                .append(radius > 0 ? attribute("rx", radius) : "")
                .append(paint)
                .append("/>\n");
    }

    private static String moved(String name, double units) {
        long whole = Math.round(units);
        return whole == 0 ? "" : " " + name + "=\"" + whole + "\"";
    }

    /** The outline of a letter that stands here, as if it stood at the origin. */
    private static String whole(Shape outline, Point2D at) {
        return path(outline.getPathIterator(AffineTransform.getTranslateInstance(-at.getX(), -at.getY())), 0);
    }

    private static String path(PathIterator path) {
        return path(path, 2);
    }

    private static String path(PathIterator path, int decimals) {
        StringBuilder out = new StringBuilder();
        double[] c = new double[6];
        for (; !path.isDone(); path.next()) {
            int segment = path.currentSegment(c);
            if (decimals == 0) {
                for (int i = 0; i < c.length; i++) {
                    c[i] = Math.rint(c[i]);
                }
            }
            switch (segment) {
                case PathIterator.SEG_MOVETO -> out.append('M').append(numbers(c[0], c[1]));
                case PathIterator.SEG_LINETO -> out.append('L').append(numbers(c[0], c[1]));
                case PathIterator.SEG_QUADTO -> out.append('Q').append(numbers(c[0], c[1], c[2], c[3]));
                case PathIterator.SEG_CUBICTO -> out.append('C').append(numbers(c));
                default -> out.append('Z');
            }
        }
        return out.toString();
    }

    private static String numbers(double... values) {
        StringBuilder out = new StringBuilder();
        for (double value : values) {
            String number = number(value);
            if (!out.isEmpty() && number.charAt(0) != '-') {
                out.append(' ');
            }
            out.append(number);
        }
        return out.toString();
    }

    private static String attribute(String name, double value) {
        return " " + name + "=\"" + number(value) + "\"";
    }

    private static String stroke(Ink ink, double width) {
        return paint("stroke", ink) + attribute("stroke-width", width);
    }

    private static String paint(String attribute, Ink ink) {
        String color = String.format(Locale.ROOT, " %s=\"#%06x\"", attribute, ink.argb() & 0xFFFFFF);
        return ink.opacity() == 1
                ? color
                : color + String.format(Locale.ROOT, " %s-opacity=\"%.3f\"", attribute, ink.opacity());
    }
}
