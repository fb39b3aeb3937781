package headlight.figure.stage;

import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Spot;
import headlight.trace.Site;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of scores and weights of one head: how well each key fits the query, and its share of the softmax. */
final class LayerScores {

    private static final float[] NONE = {};
    private static final double LABEL = 15;
    private static final double HATCH = 6;

    /** Columns from this width on say that a score is −∞. */
    private static final double LABELLED = 26;

    private static final double TIGHT = 44;
    private static final double VISIBLE = 0.005;

    private final LayerScene scene;
    private final LayerLayout layout;
    private final Site scoresSite;
    private final Site weightsSite;
    private final Optional<float[]> scores;
    private final Optional<float[]> weights;
    private final Optional<float[]> scoresBefore;
    private final Optional<float[]> weightsBefore;
    private final boolean[] scored;
    private final boolean[] weighed;
    private final double low;
    private final double high;
    private final Digits signed;
    private final Digits shares;
    private final Digits lone;

    LayerScores(LayerScene scene, LayerLayout layout) {
        this.scene = scene;
        this.layout = layout;
        this.scoresSite = scene.block.scores();
        this.weightsSite = scene.block.weights();
        this.scores = scene.row(scoresSite, scene.head, scene.query);
        this.weights = scene.row(weightsSite, scene.head, scene.query);
        this.scoresBefore = scene.before(scoresSite, scene.head, scene.query);
        this.weightsBefore = scene.before(weightsSite, scene.head, scene.query);
        this.scored = scene.filled(Stage.SCORES, scoresSite, layout.keys);
        this.weighed = scene.filled(Stage.WEIGHTS, weightsSite, layout.keys);
        double lowest = 0;
        double highest = 0;
        for (float[] row : List.of(scores.orElse(NONE), scoresBefore.orElse(NONE))) {
            for (float score : row) {
                lowest = Float.isFinite(score) ? Math.min(lowest, score) : lowest;
                highest = Float.isFinite(score) ? Math.max(highest, score) : highest;
            }
        }
        this.low = lowest;
        this.high = lowest == highest ? 1 : highest;
        this.signed = Digits.signed(low, high, layout.pitch - 3);
        String unit = scene.percent("");
        this.shares = Digits.percent(layout.pitch - 4, unit);
        this.lone = Digits.alone(0, unit);
    }

    void paint(Pen pen) {
        String t = Integer.toString(scene.query + 1);
        heading(pen, layout.scores, scene.say("scores"), formula(t), scene.isNow(Stage.SCORES));
        heading(
                pen,
                layout.weights,
                scene.say("weights"),
                "\\alpha_{" + t + ",s} = \\mathrm{softmax}_s(e_{" + t + ",s})",
                scene.isNow(Stage.WEIGHTS));
        before(pen, layout.scores, scored, scores, scoresBefore);
        before(pen, layout.weights, weighed, weights, weightsBefore);
        int shownScore = alone(scores.orElse(NONE), scene.newest(Stage.SCORES, scoresSite));
        int shownShare = alone(weights.orElse(NONE), scene.newest(Stage.WEIGHTS, weightsSite));
        masked(pen);
        layout.shown().forEach(s -> {
            Rect room = layout.scoreRoom(s);
            double reach = Math.min(layout.pitch / 2, room.w() * 0.7);
            pen.surface.line(room.centerX() - reach, y(0), room.centerX() + reach, y(0), pen.theme.bar(), 1);
            if (scored[s]) {
                scores.ifPresent(row -> score(pen, s, row[s], s == shownScore));
            }
            Rect track = layout.track(s);
            pen.surface.fill(track, 0, pen.theme.ink().fade(0.05));
            if (weighed[s]) {
                weights.ifPresent(row -> weight(pen, s, row[s], s == shownShare));
            }
        });
    }

    private void heading(Pen pen, Rect band, String name, String formula, boolean now) {
        if (now) {
            pen.lit(band);
        }
        pen.text(name, layout.names(), band.y() + 20, Pen.NAME, pen.theme.ink());
        pen.formula(formula, layout.names(), band.y() + 41, layout.nameWidth(), pen.theme.faint());
    }

    /** Says what the lines around bars are, where there are any. */
    private void before(Pen pen, Rect band, boolean[] known, Optional<float[]> now, Optional<float[]> was) {
        if (layout.shown().anyMatch(s -> known[s] && differs(s, now, was)) && band.h() >= 72) {
            pen.text(scene.sayBefore(), layout.names(), band.y() + 62, Pen.SMALL, pen.theme.faint());
        }
    }

    private static boolean differs(int s, Optional<float[]> now, Optional<float[]> was) {
        return now.isPresent()
                && was.isPresent()
                && Float.isFinite(was.get()[s])
                && !(Math.abs(now.get()[s] - was.get()[s]) <= VISIBLE);
    }

    /** Where the score's bar ended before the experiment, if that was elsewhere. */
    private Optional<Ghost> scoreBefore(int s) {
        Rect room = layout.scoreRoom(s);
        return scoresBefore
                .filter(was -> differs(s, scores, scoresBefore))
                .map(was -> new Ghost(room, y(0), y(was[s]), reach()));
    }

    /** Where the weight's bar ended before the experiment, if that was elsewhere. */
    private Optional<Ghost> weightBefore(int s) {
        Rect track = layout.track(s);
        return weightsBefore
                .filter(was -> differs(s, weights, weightsBefore))
                .map(was -> new Ghost(track, track.bottom(), track.bottom() - Share.of(was[s]) * track.h(), reach()));
    }

    private double reach() {
        return layout.narrow() ? 0 : 4;
    }

    /** How a score comes about, as far as the numbers tell. */
    private String formula(String t) {
        String product = "q_{" + t + "}^{\\top} k_s";
        String e = "e_{" + t + ",s} = ";
        return switch (new LayerSums(scene).scaling()) {
            case ROOT -> e + product + " / \\sqrt{" + scene.features(scene.block.queries()) + "}";
            case NONE -> e + product;
            case UNKNOWN -> e + "\\mathrm{score}(q_{" + t + "}, k_s)";
        };
    }

    private void score(Pen pen, int s, double score, boolean alone) {
        Rect room = layout.scoreRoom(s);
        boolean newest = scene.newest(Stage.SCORES, scoresSite) == s;
        newest(pen, s, layout.scores, newest);
        Optional<Ghost> before = scoreBefore(s);
        if (score == Double.NEGATIVE_INFINITY) {
            before.ifPresent(ghost -> ghost.paint(pen));
            return;
        }
        if (Double.isFinite(score)) {
            double top = Math.min(y(score), y(0));
            pen.surface.fill(
                    new Rect(room.x(), top, room.w(), Math.max(1, Math.abs(y(score) - y(0)))),
                    0,
                    newest ? pen.theme.accent() : pen.theme.bar());
        }
        before.ifPresent(ghost -> ghost.paint(pen));
        if (signed.fit() || alone) {
            Digits as = signed.fit() ? signed : Digits.alone(2, "");
            double end = y(Double.isFinite(score) ? score : 0);
            double own = score < 0 ? end + 12 : Math.min(end, y(0)) - 4;
            double baseline = score < 0
                    ? before.map(ghost -> ghost.clearBelow(own)).orElse(own)
                    : before.map(ghost -> ghost.clear(own)).orElse(own);
            pen.centered(as.text(score), room.centerX(), baseline, new Lettering(as.size(), newest), pen.theme.ink());
        }
    }

    /** Neighbours that are masked are hatched together: nobody looks there. */
    private void masked(Pen pen) {
        int end = layout.from + layout.count;
        for (int s = layout.from; s < end; s++) {
            int first = s;
            while (s < end && isMasked(s)) {
                s++;
            }
            if (s > first) {
                masked(pen, first, s - 1);
            }
        }
    }

    private boolean isMasked(int s) {
        return scored[s]
                && scores.filter(row -> row[s] == Float.NEGATIVE_INFINITY).isPresent();
    }

    private void masked(Pen pen, int first, int last) {
        Rect cell = layout.cell(first, layout.scores);
        Rect box = new Rect(
                cell.x(), cell.y() + 6, layout.cell(last, layout.scores).right() - cell.x(), cell.h() - 12);
        pen.surface.fill(box, 0, pen.theme.ink().fade(0.04));
        pen.surface.clip(box, () -> {
            for (double d = HATCH / 2; d < box.w() + box.h(); d += HATCH) {
                double down = Math.min(d, box.h());
                double up = Math.max(0, d - box.w());
                pen.surface.line(
                        box.x() + d - down, box.y() + down, box.x() + d - up, box.y() + up, pen.theme.rule(), 1);
            }
        });
        for (int s = first; s <= last && layout.pitch >= LABELLED; s++) {
            Rect own = layout.cell(s, layout.scores);
            pen.surface.fill(new Rect(own.centerX() - 12, own.centerY() - 9, 24, 17), 3, pen.theme.panel());
            pen.centered("−∞", own.centerX(), own.centerY() + 4, Lettering.plain(13), pen.theme.faint());
        }
    }

    private void weight(Pen pen, int s, double weight, boolean alone) {
        Rect track = layout.track(s);
        boolean newest = scene.newest(Stage.WEIGHTS, weightsSite) == s;
        newest(pen, s, layout.weights, newest);
        double h = Math.max(weight > 0 ? 1 : 0, Share.of(weight) * track.h());
        pen.surface.fill(new Rect(track.x(), track.bottom() - h, track.w(), h), 0, pen.theme.accent());
        Optional<Ghost> before = weightBefore(s);
        before.ifPresent(ghost -> ghost.paint(pen));
        boolean tight = layout.pitch < TIGHT;
        if (alone || (shares.fit() && !(tight && weight < VISIBLE))) {
            Digits as = shares.fit() ? shares : lone;
            double top = track.bottom() - h - 5;
            pen.centered(
                    as.share(weight),
                    track.centerX(),
                    before.map(ghost -> ghost.clear(top)).orElse(top),
                    Lettering.strong(as.size()),
                    pen.theme.ink());
        }
    }

    private void newest(Pen pen, int s, Rect band, boolean newest) {
        Rect cell = layout.cell(s, band);
        Rect ring = new Rect(cell.x(), cell.y() + 4, cell.w(), cell.h() - 8);
        if (newest && layout.narrow()) {
            pen.ground(ring);
        } else if (newest) {
            pen.ring(ring);
        }
    }

    private double y(double score) {
        Rect room = layout.scoreRoom(layout.from);
        double top = room.y() + LABEL;
        double bottom = room.bottom() - (low < 0 ? LABEL : 0);
        return bottom - (score - low) / (high - low) * (bottom - top);
    }

    /** The one number that is written where there is no room for all: the newest, or the largest of those shown. */
    private int alone(float[] row, int newest) {
        return newest >= 0
                ? newest
                : layout.shown()
                        .filter(s -> s < row.length)
                        .reduce((a, b) -> row[b] > row[a] ? b : a)
                        .orElse(-1);
    }

    /** The share of a position; 0 when it is not computed yet. */
    double share(int s) {
        return weighed[s] ? weights.map(row -> Share.of(row[s])).orElse(0.0) : 0;
    }

    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        layout.shown().forEach(s -> {
            if (scored[s] && scores.isPresent()) {
                spots.add(new Spot(scoresSite, List.of(scene.head, scene.query, s), layout.cell(s, layout.scores)));
            }
            if (weighed[s] && weights.isPresent()) {
                Rect cell = layout.cell(s, layout.weights);
                Rect track = layout.track(s);
                spots.add(new Spot(
                        weightsSite,
                        List.of(scene.head, scene.query, s),
                        new Rect(cell.x(), track.y(), cell.w(), track.h())));
            }
        });
        return spots;
    }
}
