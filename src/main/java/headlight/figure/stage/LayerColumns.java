package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The rows of tokens and of their vectors: what is read from each, its key, its value. */
final class LayerColumns {

    /** Words this far apart do not touch, whatever their columns. */
    private static final double APART = 12;

    private final LayerScene scene;
    private final LayerLayout layout;
    private final Row inputs;
    private final Row keys;
    private final Row values;

    private record Row(
            Site site,
            Rect band,
            String name,
            String formula,
            boolean now,
            List<LayerStrip> strips,
            List<HeadStrips> heads) {}

    LayerColumns(LayerScene scene, LayerLayout layout) {
        this.scene = scene;
        this.layout = layout;
        boolean normed = new LayerSums(scene).normalisesFirst();
        String x = scene.block.cross() ? "\\bar{x}_s" : "x_s";
        String read = normed && !scene.block.cross() ? "\\,\\mathrm{norm}(" + x + ")" : "\\, " + x;
        Site input = scene.source();
        Site k = scene.block.keys();
        Site v = scene.block.values();
        inputs = row(
                input,
                layout.inputs,
                scene.say(scene.block.cross() ? "encoded" : scene.layer.index() == 0 ? "embedded" : "below"),
                scene.block.cross() ? x : scene.layer.index() == 0 ? x : "x_s = " + input.symbol() + "_s",
                scene.isNow(Stage.INPUT),
                false,
                scene::standsThere);
        keys = row(
                k,
                layout.vectors,
                scene.say("keys"),
                "k_s = W_K" + read,
                scene.isNow(Stage.PROJECT, k),
                true,
                s -> scene.reached(Stage.PROJECT, k, s));
        values = row(
                v,
                layout.values,
                scene.say("values"),
                "v_s = W_V" + read,
                scene.isNow(Stage.PROJECT, v),
                true,
                s -> scene.reached(Stage.PROJECT, v, s));
    }

    private Row row(
            Site site, Rect band, String name, String formula, boolean now, boolean perHead, IntPredicate known) {
        List<LayerStrip> strips = layout.shown()
                .mapToObj(s -> new LayerStrip(
                        scene,
                        site,
                        perHead ? List.of(scene.head, s) : List.of(s),
                        known.test(s),
                        perHead && layout.everyHead
                                ? LayerLayout.ofHead(layout.vector(s, band))
                                : layout.vector(s, band)))
                .toList();
        List<HeadStrips> heads = layout.shown()
                .filter(s -> perHead && layout.everyHead)
                .mapToObj(
                        s -> new HeadStrips(scene, site, s, known.test(s), LayerLayout.ofHeads(layout.vector(s, band))))
                .toList();
        return new Row(site, band, name, formula, now, strips, heads);
    }

    void paint(Pen pen) {
        List.of(inputs, keys, values).forEach(row -> paint(pen, row));
        words(pen);
    }

    private void paint(Pen pen, Row row) {
        if (row.now()) {
            pen.lit(row.band());
        }
        pen.text(row.name(), layout.names(), row.band().y() + 17, Pen.NAME, pen.theme.ink());
        pen.formula(row.formula(), layout.names(), row.band().y() + 35, layout.nameWidth(), pen.theme.faint());
        row.strips().forEach(strip -> strip.paint(pen, scene));
        row.heads().forEach(heads -> heads.paint(pen, pen.theme.panel()));
        int features = scene.features(row.site());
        Rect first = layout.vector(layout.from, row.band());
        int shown = LayerStrip.capacity(row.heads().isEmpty() ? first : LayerLayout.ofHead(first));
        if (features > shown && row.band().h() >= 52) {
            pen.text(
                    scene.say("first", Integer.toString(shown), Integer.toString(features)),
                    layout.names(),
                    row.band().y() + 49,
                    Pen.SMALL,
                    pen.theme.faint());
        }
        boolean asking = row.now() && !scene.block.cross() && layout.shows(scene.query);
        if (asking && (scene.looksBack() || row.site().equals(scene.layer.input()))) {
            pen.ring(row.strips().get(scene.query - layout.from).where().inset(-2));
        }
    }

    private void words(Pen pen) {
        WordLine line = layout.line;
        Rect row = layout.words;
        double baseline = line.turn() == 0 ? row.centerY() + 5 : row.y() + 18;
        pen.text(
                scene.say(scene.block.cross() ? "source" : "tokens"),
                layout.names(),
                baseline,
                Pen.NAME,
                pen.theme.ink());
        if (line.turn() == 0) {
            layout.shown().forEach(s -> level(pen, s));
        } else {
            legible().forEach(s -> turned(pen, s));
        }
        more(pen);
    }

    /** How many columns there are beyond those shown. */
    private void more(Pen pen) {
        int after = layout.keys - layout.from - layout.count;
        double baseline = layout.weights.bottom() - 10;
        if (layout.from > 0) {
            pen.right("‹ " + layout.from, layout.columns.x() - 5, baseline, Pen.SMALL, pen.theme.faint());
        }
        if (after > 0) {
            pen.text(after + " ›", layout.columns.right() + 5, baseline, Pen.SMALL, pen.theme.faint());
        }
    }

    private boolean asks(int s) {
        return !scene.block.cross() && s == scene.query && scene.started;
    }

    /** The place of a word that stands in a box, or of its column where it leans. */
    private Rect place(int s) {
        Rect cell = layout.cell(s, layout.words);
        if (!layout.line.boxed() || layout.line.turn() != 0) {
            return cell;
        }
        double w = Math.min(cell.w() - 4, 132);
        return new Rect(cell.centerX() - w / 2, cell.y() + 8, w, 30);
    }

    private void level(Pen pen, int s) {
        Rect place = place(s);
        boolean asks = asks(s);
        if (layout.line.boxed()) {
            pen.up(place.centerX(), place.y() - 2, layout.inputs.bottom() - 3, pen.theme.bar());
            pen.surface.fill(place, 6, pen.theme.paper());
            pen.surface.outline(place, 6, asks ? pen.theme.nowRule() : pen.theme.bar(), asks ? 2 : 1);
        } else if (asks) {
            pen.lit(place);
        }
        Lettering lettering = new Lettering(layout.line.size(), true);
        double baseline = place.centerY() + Fonts.capHeight(lettering) / 2;
        pen.centered(layout.line.words().get(s - layout.from), place.centerX(), baseline, lettering, pen.theme.ink());
    }

    private void turned(Pen pen, int s) {
        WordLine line = layout.line;
        boolean asks = asks(s);
        Lettering lettering = new Lettering(line.size(), asks);
        Ink ink = asks ? pen.theme.accent() : pen.theme.ink();
        double middle = Fonts.capHeight(lettering) / 2;
        pen.surface.group(
                layout.x(s),
                layout.words.y() + 6,
                -line.turn(),
                () -> pen.right(line.words().get(s - layout.from), line.turn() == 45 ? -2 : 0, middle, lettering, ink));
    }

    /** All words, or where columns are narrower than letters, the one that asks and those it reads most. */
    private List<Integer> legible() {
        if (layout.pitch >= layout.line.size()) {
            return layout.shown().boxed().toList();
        }
        Optional<float[]> weights = scene.row(scene.block.weights(), scene.head, scene.query);
        List<Integer> order = layout.shown()
                .boxed()
                .sorted(Comparator.comparing((Integer s) ->
                        asks(s) ? -2.0 : -weights.map(w -> (double) w[s]).orElse(0.0)))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        for (int s : order) {
            if (chosen.stream().allMatch(other -> Math.abs(other - s) * layout.pitch >= APART)) {
                chosen.add(s);
            }
        }
        return chosen;
    }

    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Row row : List.of(inputs, keys, values)) {
            row.strips().stream().filter(LayerStrip::known).forEach(strip -> spots.addAll(strip.spots()));
            row.heads().forEach(heads -> spots.addAll(heads.spots()));
        }
        Site site = scene.source();
        IntStream here = layout.shown();
        here.forEach(s -> spots.add(new Spot(site, List.of(s), place(s))));
        return spots;
    }

    List<LayerStrip> strips() {
        return List.of(inputs, keys, values).stream()
                .flatMap(row -> row.strips().stream())
                .toList();
    }

    /** The upper edge of a column's value. */
    double top(int s) {
        return values.strips().get(s - layout.from).where().y();
    }
}
