package headlight.figure.stage;

import headlight.figure.Rect;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The concatenation: context vector and hidden state side by side, the two halves marked. */
final class Concat implements Piece {

    private final Scene scene;
    private final CardLayout place;
    private final Strip context;
    private final Strip state;
    private final Optional<Strip> combined;

    Concat(Scene scene, CardLayout place) {
        this.scene = scene;
        this.place = place;
        int whole = scene.features(Sites.CONCAT);
        int half = scene.trace.has(Sites.CONTEXT) ? scene.features(Sites.CONTEXT) : whole / 2;
        boolean known = scene.knows(Sites.CONCAT, scene.step);
        double w = (place.right() - place.x()) / 2;
        boolean combines = scene.trace.has(Sites.COMBINED);
        double y = place.concat.bottom() - 56;
        this.context = new Strip(Sites.CONCAT, scene.step, 0, half, known, new Rect(place.x(), y, w - 1, 30));
        this.state = new Strip(
                Sites.CONCAT, scene.step, half, whole - half, known, new Rect(place.x() + w + 1, y, w - 1, 30));
        Rect mixed = new Rect(place.x(), place.concat.y() + 26, place.right() - place.x(), 20);
        this.combined = combines
                ? Optional.of(
                        Strip.of(scene, Sites.COMBINED, scene.step, scene.knows(Sites.COMBINED, scene.step), mixed))
                : Optional.empty();
    }

    @Override
    public void paint(Pen pen) {
        int t = scene.step + 1;
        boolean now = scene.isNow(Stage.CONCAT);
        if (now) {
            pen.lit(place.concat);
        }
        String formula = "z_{" + t + "} = [c_{" + t + "}; h_{" + t + "}]";
        pen.titled(
                scene.say("concat"),
                formula,
                place.x(),
                place.right(),
                context.where().y() - 11);
        context.paint(pen, scene);
        state.paint(pen, scene);
        double label = context.where().bottom() + 17;
        pen.formulaCentered("c_{" + t + "}", context.where().centerX(), label, Pen.FORMULA, pen.theme.faint());
        pen.formulaCentered("h_{" + t + "}", state.where().centerX(), label, Pen.FORMULA, pen.theme.faint());
        combined.ifPresent(strip -> {
            String mixed = "\\tilde{h}_{" + t + "} = \\tanh(W_c z_{" + t + "} + b_c)";
            pen.titled(scene.say("combined"), mixed, place.x(), place.right(), place.concat.y() + 18);
            strip.paint(pen, scene);
        });
        if (context.known()) {
            pen.up(state.where().centerX(), place.strip.y() - 3, label + 6, now ? pen.theme.accent() : pen.theme.bar());
        }
        if (now && combined.filter(Strip::known).isPresent()) {
            combined.ifPresent(strip -> pen.ring(strip.where().inset(-2)));
        } else if (now) {
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
        return Stream.concat(Stream.of(context, state), combined.stream()).toList();
    }
}
