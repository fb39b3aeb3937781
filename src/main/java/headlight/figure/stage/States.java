package headlight.figure.stage;

import headlight.figure.Colormap;
import headlight.figure.Rect;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The row of the encoder's hidden states, with arrows in the direction in which it reads. */
final class States implements Piece {

    private static final int LEGEND_STEPS = 32;

    private final Scene scene;
    private final Layout layout;
    private final List<Strip> strips;

    States(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        this.strips = IntStream.range(0, layout.sources)
                .mapToObj(s -> Strip.of(scene, Sites.ENCODER_HIDDEN, s, knows(s), layout.state(s)))
                .toList();
    }

    private boolean knows(int s) {
        return scene.trace.has(Sites.ENCODER_HIDDEN) && scene.moment.knows(Stage.ENCODE, s);
    }

    @Override
    public void paint(Pen pen) {
        boolean backwards = scene.trace.backwards();
        boolean now = scene.encoding && scene.started;
        boolean lstm = scene.trace.has(Sites.ENCODER_CELL);
        String before = backwards ? "s+1" : "s-1";
        new Heading(
                        scene.say("encoder"),
                        "\\bar{h}_s = " + (lstm ? "\\mathrm{LSTM}" : "f") + "(\\bar{x}_s, \\bar{h}_{" + before + "})")
                .paint(pen, layout, layout.states, now);
        legend(pen);
        for (int s = 0; s < strips.size(); s++) {
            Strip strip = strips.get(s);
            strip.paint(pen, scene);
            if (now && s == scene.reading) {
                pen.ring(strip.where().inset(-3));
            }
            int from = backwards ? s + 1 : s - 1;
            if (from >= 0 && from < strips.size()) {
                arrow(pen, strips.get(from), strip);
            }
            label(pen, s);
        }
    }

    /** From the state of the word read before. */
    private void arrow(Pen pen, Strip from, Strip to) {
        boolean left = to.where().x() < from.where().x();
        double start = left ? from.where().x() - 4 : from.where().right() + 4;
        double end = left ? to.where().right() + 4 : to.where().x() - 4;
        if (Math.abs(end - start) >= 10) {
            pen.across(start, end, to.where().centerY(), to.known() ? pen.theme.bar() : pen.theme.rule());
        }
    }

    private void label(Pen pen, int s) {
        double x = layout.x(s);
        double baseline = layout.states.bottom() - 9;
        if (layout.pitch >= 30) {
            pen.formulaCentered("\\bar{h}_{" + (s + 1) + "}", x, baseline, Pen.FORMULA, pen.theme.ink());
        } else if (layout.pitch >= 17 || s % 5 == 4 || s == 0) {
            pen.centered(Integer.toString(s + 1), x, baseline, Pen.SMALL, pen.theme.faint());
        }
    }

    /** What the colours of the strips mean. */
    private void legend(Pen pen) {
        Colormap signed = scene.drawing.signed();
        int[] colours = IntStream.rangeClosed(0, LEGEND_STEPS)
                .map(i -> signed.signed(2.0 * i / LEGEND_STEPS - 1).argb())
                .toArray();
        String limit = String.format(Locale.ROOT, "%.2f", scene.stateScale());
        double baseline = layout.states.y() + 68;
        double x = layout.names();
        pen.text("−" + limit, x, baseline, Pen.SMALL, pen.theme.faint());
        Rect bar = new Rect(x + 38, baseline - 8, 66, 8);
        pen.surface.image(colours, colours.length, 1, bar);
        pen.surface.outline(bar, 0, pen.theme.rule(), 1);
        pen.text(limit, bar.right() + 7, baseline, Pen.SMALL, pen.theme.faint());
    }

    @Override
    public List<Strip> strips() {
        return strips;
    }
}
