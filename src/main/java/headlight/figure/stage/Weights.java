package headlight.figure.stage;

import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Spot;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The row of the softmax distribution: what share of the context each source word gets. */
final class Weights implements Piece {

    private static final double VISIBLE = 0.005;
    private static final double TIGHT = 44;

    private final Scene scene;
    private final Layout layout;
    private final Digits digits;
    private final Digits lone;
    private final Optional<float[]> row;
    private final Optional<float[]> before;

    Weights(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        String unit = scene.say("percent", "");
        this.digits = Digits.percent(layout.pitch - 4, unit);
        this.lone = Digits.alone(0, unit);
        this.row = scene.encoding ? Optional.empty() : scene.vector(Sites.WEIGHTS, scene.step);
        this.before = scene.original
                .flatMap(trace -> trace.find(Sites.WEIGHTS))
                .filter(t -> scene.step < t.size(0) && t.size(1) == layout.sources)
                .map(t -> t.row(scene.step));
    }

    @Override
    public void paint(Pen pen) {
        int t = scene.step + 1;
        new Heading(scene.say("weights"), "\\alpha_{" + t + ",s} = \\mathrm{softmax}_s(e_{" + t + ",s})")
                .paint(pen, layout, layout.weights, scene.isNow(Stage.WEIGHTS));
        if (changed()) {
            pen.text(
                    scene.say("weights.before"), layout.names(), layout.weights.y() + 66, Pen.SMALL, pen.theme.faint());
        }
        for (int s = 0; s < layout.sources; s++) {
            Rect track = layout.track(s);
            pen.surface.fill(track, 0, pen.theme.ink().fade(0.05));
            pen.surface.line(track.x(), track.bottom(), track.right(), track.bottom(), pen.theme.bar(), 1);
            if (knows(s)) {
                bar(pen, s, row.orElseThrow()[s]);
            }
        }
    }

    private void bar(Pen pen, int s, double weight) {
        Rect track = layout.track(s);
        double top = top(s);
        boolean newest = scene.newest(Stage.WEIGHTS, s);
        Rect cell = layout.cell(s, layout.weights);
        Rect ring = new Rect(cell.x(), cell.y() + 3, cell.w(), cell.h() - 6);
        if (newest && layout.narrow()) {
            pen.ground(ring);
        }
        pen.surface.fill(new Rect(track.x(), top, track.w(), track.bottom() - top), 0, pen.theme.accent());
        ghost(s).ifPresent(before -> before.paint(pen));
        if (written(s)) {
            Digits as = digits.fit() ? digits : lone;
            pen.centered(
                    as.share(weight), track.centerX(), labelBaseline(s), Lettering.strong(as.size()), pen.theme.ink());
        }
        if (newest && !layout.narrow()) {
            pen.ring(ring);
        }
    }

    /** The share of a word; empty when it is not computed yet. */
    Optional<Double> share(int s) {
        return knows(s) ? row.map(r -> Share.of(r[s])) : Optional.empty();
    }

    /** The upper edge of a word's bar. */
    private double top(int s) {
        Rect track = layout.track(s);
        return track.bottom() - Math.max(1, share(s).orElse(0.0) * track.h());
    }

    /** Where the bar ended before the experiment, if that was elsewhere. */
    private Optional<Ghost> ghost(int s) {
        return before.filter(was -> Math.abs(was[s] - share(s).orElse(0.0)) > VISIBLE)
                .map(was -> new Ghost(
                        layout.track(s),
                        layout.track(s).bottom(),
                        layout.track(s).bottom()
                                - Share.of(was[s]) * layout.track(s).h(),
                        4));
    }

    /** Above the bar; above the line of the bar before where that would go through the number. */
    private double labelBaseline(int s) {
        double own = top(s) - 6;
        return ghost(s).map(before -> before.clear(own)).orElse(own);
    }

    /** Whether the number stands above the bar: where it is tight, only numbers that are at least one percent. */
    private boolean written(int s) {
        boolean tight = layout.pitch < TIGHT;
        return s == alone() || (digits.fit() && !(tight && share(s).orElse(0.0) < 0.005));
    }

    /** Where a word's contribution leaves its bar: above the number. */
    double leaves(int s) {
        return written(s) ? labelBaseline(s) - (digits.fit() ? digits : lone).size() : top(s) - 2;
    }

    private boolean knows(int s) {
        return row.isPresent() && scene.knows(Stage.WEIGHTS, s);
    }

    private boolean changed() {
        return row.isPresent()
                && before.isPresent()
                && IntStream.range(0, layout.sources)
                        .anyMatch(s -> knows(s) && Math.abs(before.get()[s] - row.get()[s]) > VISIBLE);
    }

    /** The one number that is written where there is no room for all: the newest, or the largest. */
    private int alone() {
        if (row.isEmpty()) {
            return -1;
        }
        if (scene.isNow(Stage.WEIGHTS) && !scene.moment.knows(Stage.WEIGHTS, scene.step)) {
            return scene.moment.step().row();
        }
        float[] shares = row.get();
        return IntStream.range(0, shares.length)
                .reduce((a, b) -> shares[b] > shares[a] ? b : a)
                .orElse(-1);
    }

    /** The bar of a word to take hold of; empty when it is not computed yet. */
    Optional<Bar> bar(int s) {
        return s >= 0 && s < layout.sources && knows(s)
                ? Optional.of(new Bar(scene.step, s, layout.track(s)))
                : Optional.empty();
    }

    @Override
    public List<Spot> spots() {
        return IntStream.range(0, layout.sources)
                .filter(this::knows)
                .mapToObj(s -> new Spot(Sites.WEIGHTS, List.of(scene.step, s), layout.cell(s, layout.weights)))
                .toList();
    }
}
