package headlight.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Bidi;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The bundled family: Latin and Hangul, with figures of one width and no kerning, so that a text is as wide on the
 * screen as in a file. What it cannot draw (emoji) comes from the system's fonts.
 */
public final class Fonts {

    /** The family's name, as JavaFX knows it too once the two files are loaded; its bold is {@link Lettering#strong}. */
    public static final String FAMILY = "Headlight Sans";

    public static final String REGULAR_RESOURCE = "/headlight/fonts/HeadlightSans-Regular.ttf";
    public static final String STRONG_RESOURCE = "/headlight/fonts/HeadlightSans-Bold.ttf";

    private static final FontRenderContext EXACT = new FontRenderContext(new AffineTransform(), true, true);

    private Fonts() {}

    private static final class Regular {
        static final Face FACE = new Face(REGULAR_RESOURCE);
    }

    private static final class Strong {
        static final Face FACE = new Face(STRONG_RESOURCE);
    }

    /** A loaded font and the widths of its characters, which there is no kerning to change. */
    private static final class Face {
        private static final float UNKNOWN = 0;
        private static final int PLANE = 0x10000;

        final Font font;
        private final float[] advances = new float[PLANE];

        Face(String resource) {
            font = load(resource).deriveFont(1000f);
        }

        /** In thousandths of the size. */
        double advance(char c) {
            if (advances[c] == UNKNOWN) {
                advances[c] = Math.max(0.001f, (float) Fonts.advance(String.valueOf(c), font));
            }
            return advances[c];
        }
    }

    /** The file in which a lettering is drawn. */
    public static String resource(Lettering lettering) {
        return lettering.strong() ? STRONG_RESOURCE : REGULAR_RESOURCE;
    }

    /** The font for Java2D. */
    public static Font awt(Lettering lettering) {
        return face(lettering).font.deriveFont((float) lettering.size());
    }

    /** How wide a text is, in pixels at scale 1. */
    public static double width(String text, Lettering lettering) {
        Face face = face(lettering);
        if (has(face.font, text)) {
            return text.chars().mapToDouble(c -> face.advance((char) c)).sum() / 1000 * lettering.size();
        }
        double[] width = {0};
        runs(text, lettering, (run, font) -> width[0] += advance(run, font));
        return width[0];
    }

    /** The outline of a text whose baseline starts at the origin. */
    public static Shape outline(String text, Lettering lettering) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] x = {0};
        runs(text, lettering, (run, font) -> {
            path.append(glyphs(run, font).getOutline((float) x[0], 0), false);
            x[0] += advance(run, font);
        });
        return path;
    }

    /** From the baseline to the top of capitals and digits: what a text in the middle of a cell is centred by. */
    public static double capHeight(Lettering lettering) {
        return lettering.size() * 0.707;
    }

    /** Whether the family has every character of a text. */
    public static boolean covers(String text) {
        return has(Regular.FACE.font, text);
    }

    /**
     * Goes through a text in runs that one font can draw.
     *
     * @param each takes the run and its font
     */
    public static void runs(String text, Lettering lettering, BiConsumer<String, Font> each) {
        Font own = awt(lettering);
        int start = 0;
        while (start < text.length()) {
            boolean covered = has(own, text.codePointAt(start));
            int end = start;
            while (end < text.length() && has(own, text.codePointAt(end)) == covered) {
                end += Character.charCount(text.codePointAt(end));
            }
            each.accept(
                    text.substring(start, end),
                    covered
                            ? own
                            : new Font(Map.of(
                                    TextAttribute.FAMILY, Font.DIALOG, TextAttribute.SIZE, (float) lettering.size())));
            start = end;
        }
    }

    /** The letters of a run: in the family one for each character, else joined and ordered as the script asks. */
    public static GlyphVector glyphs(String run, Font font) {
        if (font.canDisplayUpTo(run) < 0 && font.getFamily(Locale.ROOT).equals(FAMILY)) {
            return font.createGlyphVector(EXACT, run);
        }
        boolean leftwards = new Bidi(run, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isRightToLeft();
        int direction = leftwards ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
        return font.layoutGlyphVector(EXACT, run.toCharArray(), 0, run.length(), direction);
    }

    private static boolean has(Font font, String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (!has(font, text.codePointAt(at))) {
                return false;
            }
        }
        return true;
    }

    /** Java says that every font has the marks that order and join letters, and control characters; in the file they lack. */
    private static boolean has(Font font, int character) {
        int type = Character.getType(character);
        return type != Character.CONTROL && type != Character.FORMAT && font.canDisplay(character);
    }

    private static Face face(Lettering lettering) {
        return lettering.strong() ? Strong.FACE : Regular.FACE;
    }

    private static double advance(String run, Font font) {
        return glyphs(run, font).getLogicalBounds().getWidth();
    }

    private static Font load(String resource) {
        try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(resource + " is not a font", e);
        }
    }
}
