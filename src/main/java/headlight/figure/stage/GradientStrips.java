package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Gradients;
import headlight.trace.Site;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Below each source word's state, and below the card for each decoder step: how long the gradient of the loss is there, as
 * a part of the longest. Nothing where the run has not gone back.
 */
final class GradientStrips implements Piece {

    /** Another colour than anything that is computed on the way there. */
    private static final int COLOUR = 1;

    private static final double HIGH = 5;
    private static final double DOWN = 2;

    private final Scene scene;
    private final Layout layout;
    private final double largest;

    GradientStrips(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        this.largest = Gradients.in(scene.trace) ? Gradients.largest(scene.trace) : 0;
    }

    private boolean isThere() {
        return Gradients.in(scene.trace);
    }

    private int steps() {
        return scene.trace.target().size();
    }

    /** The room of a source word, in the gap below its column's state. */
    private Rect source(int s) {
        Rect panel = layout.panel(s);
        double side = Math.min(9, panel.w() * 0.08);
        return new Rect(panel.x() + side, layout.states.bottom() + DOWN, panel.w() - 2 * side, HIGH);
    }

    /** The room of a decoder step: all of them stand beside each other in the card. */
    private Rect step(int t) {
        Rect inside = layout.inside();
        double pitch = inside.w() / steps();
        double gap = Math.min(3, pitch * 0.2);
        return new Rect(inside.x() + t * pitch, layout.states.bottom() + DOWN, pitch - gap, HIGH);
    }

    @Override
    public void paint(Pen pen) {
        if (!isThere()) {
            return;
        }
        double baseline = layout.states.bottom() + DOWN + HIGH + 1;
        pen.text(scene.say("gradient"), layout.names(), baseline, Pen.SMALL, pen.theme.faint());
        IntStream.range(0, layout.sources).forEach(s -> paint(pen, source(s), Gradients.ENCODER, Stage.BACK_ENCODE, s));
        IntStream.range(0, steps()).forEach(t -> paint(pen, step(t), Gradients.DECODER, Stage.BACK_DECODE, t));
    }

    private void paint(Pen pen, Rect room, Site site, Stage stage, int i) {
        pen.surface.fill(room, 0, pen.theme.rule().mix(pen.theme.paper(), 0.5));
        if (scene.moment.knows(stage, i)) {
            Tensor lengths = scene.trace.tensor(site);
            double part = largest > 0 ? Math.min(1, lengths.at(i) / largest) : 0;
            Ink ink = Palette.head(COLOUR, pen.theme);
            pen.surface.fill(new Rect(room.x(), room.y(), room.w() * part, room.h()), 0, ink);
        }
        if (scene.moment.isNow(stage, i)) {
            pen.ring(room.inset(-2));
        }
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        if (isThere()) {
            for (int s = 0; s < layout.sources; s++) {
                if (scene.moment.knows(Stage.BACK_ENCODE, s)) {
                    spots.add(new Spot(Gradients.ENCODER, List.of(s), source(s).inset(-1.5)));
                }
            }
            for (int t = 0; t < steps(); t++) {
                if (scene.moment.knows(Stage.BACK_DECODE, t)) {
                    spots.add(new Spot(Gradients.DECODER, List.of(t), step(t).inset(-1.5)));
                }
            }
        }
        return spots;
    }
}
