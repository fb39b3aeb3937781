package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.trace.Stage;

/** The two lines between the columns and the card: the state goes out to be compared, the context vector comes in. */
final class Lanes implements Piece {

    private final Scene scene;
    private final Layout layout;
    private final CardLayout place;
    private final Rect context;
    private final Concat concat;

    Lanes(Scene scene, Layout layout, CardLayout place, Rect context, Concat concat) {
        this.scene = scene;
        this.layout = layout;
        this.place = place;
        this.context = context;
        this.concat = concat;
    }

    @Override
    public void paint(Pen pen) {
        if (scene.knows(Stage.DECODE)) {
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
        if (scene.knows(Stage.CONTEXT)) {
            boolean now = scene.isNow(Stage.CONCAT);
            pen.around(
                    context.right() + 5,
                    context.centerY(),
                    layout.lane(),
                    concat.x() - 4,
                    concat.y(),
                    ink(pen, now),
                    now ? 2 : 1.4);
        }
    }

    private static Ink ink(Pen pen, boolean now) {
        return now ? pen.theme.accent() : pen.theme.bar();
    }
}
