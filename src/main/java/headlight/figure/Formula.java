package headlight.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scilab.forge.jlatexmath.Box;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;

/**
 * A typeset formula as one shape, to be filled with any colour on any surface. Its baseline starts at the origin.
 *
 * @param shape  the outline
 * @param width  in pixels at scale 1
 * @param height above the baseline
 * @param depth  below it
 */
public record Formula(Shape shape, double width, double height, double depth) {

    /** Formulas are typeset once, at this size, and scaled from there. */
    private static final float MASTER = 100;

    private static final Map<String, Formula> SET = new ConcurrentHashMap<>();
    private static final Map<Sized, Formula> SCALED = new ConcurrentHashMap<>();

    private record Sized(String latex, double size) {}

    /**
     * A formula set in a line of text. The first one of all takes long (the fonts are loaded): ask for one beside the
     * window's thread before the window needs it. The same formula in the same size is always the same shape, so that
     * a surface may keep what it made of it.
     *
     * @param latex without the dollar signs
     * @param size  of its letters, in pixels at scale 1
     * @throws IllegalArgumentException when it is not LaTeX that can be set
     */
    public static Formula of(String latex, double size) {
        Formula master = SET.computeIfAbsent(latex, Formula::set);
        return SCALED.computeIfAbsent(new Sized(latex, size), sized -> master.scaled(size / MASTER));
    }

    /** Paints it with its baseline starting at (x, baseline). */
    public void paint(Surface surface, double x, double baseline, Ink ink) {
        surface.fill(shape, x, baseline, ink);
    }

    private Formula scaled(double by) {
        AffineTransform scale = AffineTransform.getScaleInstance(by, by);
        return new Formula(scale.createTransformedShape(shape), width * by, height * by, depth * by);
    }

    /** One at a time: the typesetter shares its tables between threads unguarded. */
    private static synchronized Formula set(String latex) {
        try {
            Box box = new TeXFormula(latex)
                    .createTeXIcon(TeXConstants.STYLE_TEXT, MASTER)
                    .getBox();
            OutlineGraphics outline = new OutlineGraphics();
            outline.scale(MASTER, MASTER);
            box.draw(outline, 0, 0);
            return new Formula(
                    outline.outline(), box.getWidth() * MASTER, box.getHeight() * MASTER, box.getDepth() * MASTER);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a formula: " + latex + " (" + e.getMessage() + ")", e);
        }
    }
}
