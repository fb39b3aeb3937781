package headlight.figure.stage;

import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The row of alignment scores: a signed bar for each source word, on one scale for all steps. */
final class Scores implements Piece {

    /** From the lowest to the highest finite number, with zero among them. */
    private record Range(double low, double high) {
        static Range of(float[] numbers) {
            double low = 0;
            double high = 0;
            for (float v : numbers) {
                low = Float.isFinite(v) ? Math.min(low, v) : low;
                high = Float.isFinite(v) ? Math.max(high, v) : high;
            }
            return new Range(low, low == high ? 1 : high);
        }
    }

    private static final float[] NONE = {};
    private static final double LABEL = 17;

    private final Scene scene;
    private final Layout layout;
    private final Optional<float[]> row;
    private final Range all;
    private final Digits digits;

    Scores(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        this.row = scene.encoding ? Optional.empty() : scene.vector(Sites.SCORES, scene.step);
        this.all = Range.of(scene.tensor(Sites.SCORES).map(Tensor::toArray).orElse(NONE));
        Range shown = Range.of(row.orElse(NONE));
        this.digits = Digits.signed(shown.low(), shown.high(), layout.pitch - 3);
    }

    @Override
    public void paint(Pen pen) {
        int t = scene.step + 1;
        String terms = scene.build.scoreTerms(t);
        new Heading(scene.say("scores"), "e_{" + t + ",s} = " + terms)
                .paint(pen, layout, layout.scores, scene.isNow(Stage.SCORES));
        int shown = alone(row.orElse(NONE));
        for (int s = 0; s < layout.sources; s++) {
            Rect room = layout.scoreRoom(s);
            double reach = Math.min(layout.pitch / 2, room.w() * 0.7);
            pen.surface.line(room.centerX() - reach, y(0), room.centerX() + reach, y(0), pen.theme.bar(), 1);
            if (row.isPresent() && scene.knows(Stage.SCORES, s)) {
                bar(pen, s, row.get()[s], s == shown);
            }
        }
    }

    private void bar(Pen pen, int s, double score, boolean alone) {
        Rect room = layout.scoreRoom(s);
        boolean newest = scene.newest(Stage.SCORES, s);
        Rect cell = layout.cell(s, layout.scores);
        Rect ring = new Rect(cell.x(), cell.y() + 4, cell.w(), cell.h() - 8);
        if (newest && layout.narrow()) {
            pen.ground(ring);
        }
        if (Double.isFinite(score)) {
            double top = Math.min(y(score), y(0));
            double h = Math.max(1, Math.abs(y(score) - y(0)));
            pen.surface.fill(new Rect(room.x(), top, room.w(), h), 0, newest ? pen.theme.accent() : pen.theme.bar());
        }
        if (digits.fit() || alone) {
            Digits as = digits.fit() ? digits : Digits.alone(2, "");
            double end = y(Double.isFinite(score) ? score : 0);
            double baseline = score < 0 ? end + 13 : Math.min(end, y(0)) - 5;
            pen.centered(
                    Double.isFinite(score) ? as.text(score) : "−∞",
                    room.centerX(),
                    baseline,
                    new Lettering(as.size(), newest),
                    pen.theme.ink());
        }
        if (newest && !layout.narrow()) {
            pen.ring(ring);
        }
    }

    private double y(double score) {
        Rect room = layout.scoreRoom(0);
        double top = room.y() + LABEL;
        double bottom = room.bottom() - (all.low() < 0 ? LABEL : 0);
        return bottom - (score - all.low()) / (all.high() - all.low()) * (bottom - top);
    }

    /** The one number that is written where there is no room for all: the newest, or the largest. */
    private int alone(float[] row) {
        if (scene.isNow(Stage.SCORES) && !scene.moment.knows(Stage.SCORES, scene.step)) {
            return scene.moment.step().row();
        }
        return IntStream.range(0, row.length)
                .reduce((a, b) -> row[b] > row[a] ? b : a)
                .orElse(-1);
    }

    @Override
    public List<Spot> spots() {
        if (!scene.trace.has(Sites.SCORES)) {
            return List.of();
        }
        return IntStream.range(0, layout.sources)
                .filter(s -> scene.knows(Stage.SCORES, s))
                .mapToObj(s -> new Spot(Sites.SCORES, List.of(scene.step, s), layout.cell(s, layout.scores)))
                .toList();
    }
}
