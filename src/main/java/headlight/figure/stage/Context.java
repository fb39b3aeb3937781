package headlight.figure.stage;

import headlight.figure.Bezier;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.CubicCurve2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The row of the context vector. From each bar a ribbon as wide as its share flows into the vector; they arrive side by
 * side, so that one sees that the shares add up to one.
 */
final class Context implements Piece {

    private static final double HAIR = 0.8;
    private static final double WIDE = 2.5;

    private final Scene scene;
    private final Layout layout;
    private final Weights weights;
    private final Strip strip;

    Context(Scene scene, Layout layout, Weights weights) {
        this.scene = scene;
        this.layout = layout;
        this.weights = weights;
        this.strip = Strip.of(scene, Sites.CONTEXT, scene.step, scene.knows(Stage.CONTEXT), layout.contextStrip());
    }

    @Override
    public void paint(Pen pen) {
        int t = scene.step + 1;
        boolean now = scene.isNow(Stage.CONTEXT);
        new Heading(scene.say("context"), "c_{" + t + "} = \\sum\\nolimits_s \\alpha_{" + t + ",s}\\, \\bar{h}_s")
                .paint(pen, layout, layout.context, now);
        if (strip.known()) {
            ribbons(pen);
        }
        Rect where = strip.where();
        strip.paint(pen, scene);
        pen.formulaCentered(
                "c_{" + t + "}",
                where.centerX(),
                where.y() - 10,
                16,
                strip.known() ? pen.theme.ink() : pen.theme.faint());
        if (now) {
            pen.ring(where.inset(-3));
        }
    }

    private void ribbons(Pen pen) {
        double whole = Math.max(12, Math.min(36, layout.barWidth()));
        double[] arrives = new double[layout.sources];
        double x = strip.where().centerX() - whole / 2;
        for (int s = 0; s < layout.sources; s++) {
            double w = weights.share(s).orElse(0.0) * whole;
            arrives[s] = x + w / 2;
            x += w;
        }
        IntStream.range(0, layout.sources)
                .boxed()
                .sorted(Comparator.comparing(s -> weights.share(s).orElse(0.0)))
                .forEach(s -> ribbon(pen, s, arrives[s], whole));
    }

    /** Thin ribbons are lines; wide ones are filled, so that their ends are straight whatever the surface's caps are. */
    private void ribbon(Pen pen, int s, double arrives, double whole) {
        double share = weights.share(s).orElse(0.0);
        double x = layout.x(s);
        double from = weights.leaves(s);
        double to = strip.where().bottom() + 4;
        double middle = Math.min(layout.context.bottom(), from) * 0.5 + to * 0.5;
        double width = Math.max(HAIR, share * whole);
        Ink ink = pen.theme.accent().fade(0.25 + 0.6 * Math.sqrt(Math.min(1, share)));
        if (width < WIDE) {
            pen.surface.curve(new Bezier(x, from, x, middle, arrives, middle, arrives, to), ink, width);
        } else {
            Shape line = new CubicCurve2D.Double(x, from, x, middle, arrives, middle, arrives, to);
            Stroke stroke = new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            pen.surface.fill(stroke.createStrokedShape(line), 0, 0, ink);
        }
    }

    /** The context vector's place. */
    Rect where() {
        return strip.where();
    }

    @Override
    public List<Strip> strips() {
        return List.of(strip);
    }
}
