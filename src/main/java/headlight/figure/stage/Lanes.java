package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.trace.Stage;
import java.util.Optional;

/** The two lines between the columns and the card: the state goes out to be compared, the context vector comes in. */
final class Lanes implements Piece {

    private final Scene scene;
    private final Layout layout;
    private final CardLayout place;
    private final Rect context;
    private final Optional<Concat> concat;

    Lanes(Scene scene, Layout layout, CardLayout place, Rect context, Optional<Concat> concat) {
        this.scene = scene;
        this.layout = layout;
        this.place = place;
        this.context = context;
        this.concat = concat;
    }

    @Override
    public void paint(Pen pen) {
        boolean attends = scene.build.attends();
        if (attends && scene.knows(Stage.DECODE)) {
            boolean now = scene.isNow(Stage.SCORES);
            Rect strip = place.strip;
            pen.around(
                    strip.x() - 5,
                    strip.centerY(),
                    layout.lane(),
                    layout.scores.right() + 3,
                    layout.scores.bottom() - 18,
                    ink(pen, now),
                    now ? 2 : 1.4);
        }
        if (scene.build.peeks() && scene.isNow(Stage.DECODE)) {
            comesIn(pen, place.frame.x() - 1, place.input.centerY(), true);
        }
        if (concat.isPresent() && scene.knows(Stage.CONTEXT)) {
            boolean now = scene.isNow(Stage.CONCAT);
            comesIn(pen, concat.get().x() - 4, concat.get().y(), now);
        } else if (!attends && !scene.build.peeks() && !scene.encoding && scene.step == 0) {
            comesIn(pen, place.strip.x() - 5, place.strip.centerY(), scene.isNow(Stage.DECODE));
        }
    }

    /** From the top row along the lane into the card. */
    private void comesIn(Pen pen, double x, double y, boolean now) {
        pen.around(context.right() + 5, context.centerY(), layout.lane(), x, y, ink(pen, now), now ? 2 : 1.4);
    }

    private static Ink ink(Pen pen, boolean now) {
        return now ? pen.theme.accent() : pen.theme.bar();
    }
}
