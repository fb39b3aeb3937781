package headlight.figure.stage;

import headlight.figure.Bezier;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.trace.Stage;
import java.awt.BasicStroke;
import java.awt.geom.CubicCurve2D;
import java.util.Comparator;
import java.util.List;

/** The context of one head. From each value a ribbon as wide as its weight flows into it. */
final class LayerContext {

    private static final double HAIR = 0.8;
    private static final double WIDE = 2.5;

    /** Of many columns only ribbons that can be seen are drawn. */
    private static final double SEEN = 0.002;

    private final LayerScene scene;
    private final LayerLayout layout;
    private final LayerScores scores;
    private final LayerColumns columns;
    private final LayerStrip strip;

    LayerContext(LayerScene scene, LayerLayout layout, LayerScores scores, LayerColumns columns) {
        this.scene = scene;
        this.layout = layout;
        this.scores = scores;
        this.columns = columns;
        this.strip = new LayerStrip(
                scene,
                scene.block.context(),
                List.of(scene.head, scene.query),
                scene.knows(Stage.CONTEXT, scene.block.context()),
                layout.contextStrip());
    }

    void paint(Pen pen) {
        boolean now = scene.isNow(Stage.CONTEXT);
        if (now) {
            pen.lit(layout.context);
        }
        String t = Integer.toString(scene.query + 1);
        pen.text(scene.say("context"), layout.names(), layout.context.y() + 20, Pen.NAME, pen.theme.ink());
        pen.formula(
                "c_{" + t + "} = \\sum\\nolimits_s \\alpha_{" + t + ",s}\\, v_s",
                layout.names(),
                layout.context.y() + 41,
                layout.nameWidth(),
                pen.theme.faint());
        if (strip.known()) {
            ribbons(pen);
        }
        strip.paint(pen, scene);
        pen.formulaCentered(
                "c_{" + t + "}",
                where().centerX(),
                where().y() - 8,
                Pen.FORMULA,
                strip.known() ? pen.theme.ink() : pen.theme.faint());
        if (now) {
            pen.ring(where().inset(-3));
        }
    }

    private void ribbons(Pen pen) {
        double whole = Math.max(14, Math.min(36, layout.barWidth()));
        double[] arrives = new double[layout.keys];
        double x = where().centerX() - whole / 2;
        for (int s = 0; s < layout.keys; s++) {
            double w = scores.share(s) * whole;
            arrives[s] = x + w / 2;
            x += w;
        }
        layout.shown()
                .boxed()
                .filter(s -> layout.count < 40 || scores.share(s) > SEEN)
                .sorted(Comparator.comparing(scores::share))
                .forEach(s -> ribbon(pen, s, arrives[s], whole));
    }

    private void ribbon(Pen pen, int s, double arrives, double whole) {
        double share = scores.share(s);
        double x = layout.x(s);
        double from = columns.top(s) - 2;
        double to = where().bottom() + 3;
        double middle = (from + to) / 2;
        double width = Math.max(HAIR, share * whole);
        Ink ink = pen.theme.accent().fade(0.25 + 0.6 * Math.sqrt(Math.min(1, share)));
        if (share == 0) {
            return;
        }
        if (width < WIDE) {
            pen.surface.curve(new Bezier(x, from, x, middle, arrives, middle, arrives, to), ink, width);
        } else {
            BasicStroke stroke = new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
            pen.surface.fill(
                    stroke.createStrokedShape(
                            new CubicCurve2D.Double(x, from, x, middle, arrives, middle, arrives, to)),
                    0,
                    0,
                    ink);
        }
    }

    Rect where() {
        return strip.where();
    }

    LayerStrip strip() {
        return strip;
    }
}
