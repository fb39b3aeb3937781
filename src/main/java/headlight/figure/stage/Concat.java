package headlight.figure.stage;

import headlight.figure.Rect;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.List;

/** The concatenation: context vector and hidden state side by side, the two halves marked. */
final class Concat implements Piece {

    private final Scene scene;
    private final CardLayout place;
    private final Strip context;
    private final Strip state;

    Concat(Scene scene, CardLayout place) {
        this.scene = scene;
        this.place = place;
        int whole = scene.features(Sites.CONCAT);
        int half = scene.trace.has(Sites.CONTEXT) ? scene.features(Sites.CONTEXT) : whole / 2;
        boolean known = scene.knows(Stage.CONCAT);
        double w = (place.right() - place.x()) / 2;
        double y = place.concat.y() + 30;
        this.context = new Strip(Sites.CONCAT, scene.step, 0, half, known, new Rect(place.x(), y, w - 1, 30));
        this.state = new Strip(
                Sites.CONCAT, scene.step, half, whole - half, known, new Rect(place.x() + w + 1, y, w - 1, 30));
    }

    @Override
    public void paint(Pen pen) {
        int t = scene.step + 1;
        boolean now = scene.isNow(Stage.CONCAT);
        if (now) {
            pen.lit(place.concat);
        }
        String formula = "z_{" + t + "} = [c_{" + t + "}; h_{" + t + "}]";
        pen.titled(scene.say("concat"), formula, place.x(), place.right(), place.concat.y() + 19);
        context.paint(pen, scene);
        state.paint(pen, scene);
        double label = context.where().bottom() + 17;
        pen.formulaCentered("c_{" + t + "}", context.where().centerX(), label, Pen.FORMULA, pen.theme.faint());
        pen.formulaCentered("h_{" + t + "}", state.where().centerX(), label, Pen.FORMULA, pen.theme.faint());
        if (scene.knows(Stage.CONCAT)) {
            pen.up(state.where().centerX(), place.strip.y() - 3, label + 6, now ? pen.theme.accent() : pen.theme.bar());
        }
        if (now) {
            pen.ring(context.where().inset(-2));
            pen.ring(state.where().inset(-2));
        }
    }

    /** The height at which the context vector comes in. */
    double y() {
        return context.where().centerY();
    }

    /** Where it comes in. */
    double x() {
        return context.where().x();
    }

    @Override
    public List<Strip> strips() {
        return List.of(context, state);
    }
}
