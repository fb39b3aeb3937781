package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The card of the position that asks, read upwards: its token, what is read from it, its query; then all heads side by
 * side, W_O, the residual, the feed-forward, what the layer writes; above the last layer the likeliest tokens.
 */
final class LayerCard {

    private static final double TITLE = 34;
    private static final double RUNG = 46;
    private static final double NEXT = 150;
    private static final double GAP = 3;
    private static final double FORMULA = 11.5;

    /** One line of the card: a name, a formula, and one or several strips below them. */
    private record Rung(Rect box, String name, String formula, boolean now, boolean known, List<LayerStrip> strips) {}

    private final LayerScene scene;
    private final LayerLayout layout;
    private final Rect inside;
    private final LayerStrip input;
    private final LayerStrip query;
    private final Optional<HeadStrips> queries;
    private final List<Rung> rungs = new ArrayList<>();
    private final Optional<NextWord> next;
    private final Rect nextBox;
    private final LayerSums sums;
    private final boolean first;
    private double bottom;

    LayerCard(LayerScene scene, LayerLayout layout) {
        this.scene = scene;
        this.layout = layout;
        this.sums = new LayerSums(scene);
        this.first = sums.normalisesFirst();
        Rect card = layout.card;
        this.inside = new Rect(card.x() + 8, card.y() + TITLE, card.w() - 16, card.h() - TITLE - 8);
        this.input = strip(scene.layer.input(), Stage.INPUT, beside(layout.inputs));
        Rect place = beside(layout.vectors);
        boolean everyHead = HeadStrips.fit(scene.block.heads(scene.trace), place.w());
        this.query = new LayerStrip(
                scene,
                scene.block.queries(),
                List.of(scene.head, scene.query),
                scene.knows(Stage.PROJECT, scene.block.queries()),
                everyHead ? LayerLayout.ofHead(place) : place);
        this.queries = everyHead
                ? Optional.of(new HeadStrips(
                        scene, scene.block.queries(), scene.query, query.known(), LayerLayout.ofHeads(place)))
                : Optional.empty();
        boolean scoring = scene.layer.scoresVocabulary(scene.trace)
                && (scene.trace.has(Sites.LOGITS) || scene.trace.has(Sites.PROBABILITIES));
        double room = layout.vectors.y() - 8 - inside.y();
        boolean both = room >= 6 * RUNG + NEXT;
        boolean instead = scoring && !both && scene.isNow(Stage.OUTPUT);
        double high = scoring && both ? Math.min(210, room - 6 * RUNG) : instead ? room - RUNG - GAP : 0;
        this.nextBox = new Rect(inside.x(), inside.y(), inside.w(), Math.max(0, high - GAP));
        this.next = high > 0 ? Optional.of(next()) : Optional.empty();
        this.bottom = layout.vectors.y() - 8;
        build(instead ? RUNG : Math.min(84, (room - high) / 6), instead);
    }

    private Rect beside(Rect band) {
        return new Rect(inside.x() + 46, band.y() + 5, inside.w() - 54, band.h() - 10);
    }

    private LayerStrip strip(Site site, Stage stage, Rect room) {
        return new LayerStrip(scene, site, List.of(scene.query), scene.knows(stage, site), room);
    }

    private void build(double height, boolean onlyLast) {
        String t = "_{" + (scene.query + 1) + "}";
        int heads = scene.block.heads(scene.trace);
        if (!onlyLast) {
            Rect box = box(height);
            double w = room(box).w() / heads;
            boolean known = scene.knows(Stage.HEADS, scene.block.context());
            List<LayerStrip> contexts = IntStream.range(0, heads)
                    .mapToObj(h -> new LayerStrip(
                            scene,
                            scene.block.context(),
                            List.of(h, scene.query),
                            known,
                            new Rect(
                                    room(box).x() + h * w,
                                    room(box).y(),
                                    w - (w > 12 ? 2 : 1),
                                    room(box).h())))
                    .toList();
            rungs.add(new Rung(
                    box,
                    scene.say("heads", Integer.toString(heads)),
                    heads == 1 ? "" : "[c^{1}; \\ldots; c^{" + heads + "}]",
                    scene.isNow(Stage.HEADS),
                    known,
                    contexts));
            rung(height, "mix", "o" + t + " = W_O\\,[c]", Stage.MIX, scene.block.output());
            residual(height, t);
            rung(height, "hidden", "u" + t, Stage.FEED_FORWARD, scene.layer.hidden());
            rung(height, "forward", "f" + t + " = W_2\\,u" + t, Stage.FEED_FORWARD, scene.layer.feedForward());
        }
        rung(
                height,
                "output",
                first ? "\\ldots + f" + t : "\\mathrm{norm}(\\ldots + f" + t + ")",
                Stage.LAYER,
                scene.layer.output());
    }

    private void residual(double height, String t) {
        String key = first ? "residual" : "residual.norm";
        String formula = (second() ? "\\ldots + o" : "x" + t + " + o") + t;
        if (scene.trace.has(scene.block.residual())) {
            rung(height, key, formula, Stage.RESIDUAL, scene.block.residual());
        } else {
            boolean known = scene.knows(Stage.RESIDUAL, scene.block.output());
            rungs.add(new Rung(box(height), scene.say(key), formula, scene.isNow(Stage.RESIDUAL), known, List.of()));
        }
    }

    /** Whether this attention is not the first of its layer. */
    private boolean second() {
        return scene.blocks.indexOf(scene.block) > 0;
    }

    private Rect box(double height) {
        bottom -= height;
        return new Rect(inside.x(), bottom, inside.w(), height - GAP);
    }

    private static Rect room(Rect box) {
        return new Rect(box.x() + 8, box.y() + 19, box.w() - 16, box.h() - 22);
    }

    private void rung(double height, String key, String formula, Stage stage, Site site) {
        Rect box = box(height);
        LayerStrip strip = strip(site, stage, room(box));
        rungs.add(new Rung(box, scene.say(key), formula, scene.isNow(stage, site), strip.known(), List.of(strip)));
    }

    private NextWord next() {
        boolean scored = scene.knows(Stage.OUTPUT, Sites.LOGITS);
        boolean shared = scene.knows(Stage.OUTPUT, Sites.PROBABILITIES);
        return new NextWord(
                scene.trace,
                scene.query,
                scored,
                shared,
                scene.isNow(Stage.OUTPUT),
                new NextWord.Titles(
                        scene.say("likeliest"),
                        "W x_{" + (scene.query + 1) + "}",
                        "\\mathrm{softmax}(W x)",
                        scene.percent("")),
                nextBox);
    }

    void paint(Pen pen) {
        pen.surface.fill(layout.card, 10, pen.theme.paper());
        pen.surface.outline(layout.card, 10, pen.theme.rule(), 1);
        pen.text(
                scene.say(
                        "card",
                        Integer.toString(scene.query + 1),
                        Integer.toString(scene.layer.positions(scene.trace))),
                inside.x() + 8,
                layout.card.y() + 22,
                Pen.NAME,
                pen.theme.ink());
        foot(pen);
        for (Rung rung : rungs) {
            paint(pen, rung);
        }
        next.ifPresent(list -> list.paint(pen));
    }

    private void foot(Pen pen) {
        String t = "_{" + (scene.query + 1) + "}";
        below(pen, layout.inputs, input, "x" + t, scene.isNow(Stage.INPUT));
        below(pen, layout.vectors, query, "q" + t, scene.isNow(Stage.PROJECT, scene.block.queries()));
        queries.ifPresent(heads -> heads.paint(pen, pen.theme.paper()));
        Rect word = new Rect(input.where().centerX() - 80, layout.words.y() + 8, 160, 30);
        pen.up(word.centerX(), word.y() - 2, input.where().bottom() + 4, pen.theme.bar());
        pen.up(
                word.centerX(),
                input.where().y() - 3,
                (queries.isPresent() ? LayerLayout.ofHeads(beside(layout.vectors)) : query.where()).bottom() + 4,
                query.known() ? pen.theme.bar() : pen.theme.rule());
        boolean now = scene.isNow(Stage.INPUT);
        pen.text(scene.say("asks"), inside.x() + 8, word.centerY() + 4, Pen.SMALL, pen.theme.faint());
        Rect box = new Rect(inside.x() + 54, word.y(), inside.w() - 62, 30);
        pen.surface.fill(box, 6, pen.theme.paper());
        pen.surface.outline(box, 6, now ? pen.theme.nowRule() : pen.theme.bar(), now ? 2 : 1);
        pen.inside(box, scene.asking(scene.query), Lettering.strong(14), pen.theme.ink());
    }

    private void below(Pen pen, Rect band, LayerStrip strip, String symbol, boolean now) {
        if (now) {
            pen.lit(new Rect(inside.x(), band.y(), inside.w(), band.h()));
        }
        strip.paint(pen, scene);
        Ink ink = strip.known() ? pen.theme.ink() : pen.theme.faint();
        pen.formula(symbol, inside.x() + 14, band.centerY() + 5, 34, ink);
        if (now) {
            pen.ring(strip.where().inset(-3));
        }
    }

    private void paint(Pen pen, Rung rung) {
        if (rung.now()) {
            pen.lit(rung.box());
        }
        double left = rung.box().x() + 8;
        double right = rung.box().right() - 8;
        Ink ink = rung.known() ? pen.theme.ink() : pen.theme.faint();
        pen.text(rung.name(), left, rung.box().y() + 14, Pen.SMALL, ink);
        Formula formula = Formula.of(rung.formula(), FORMULA);
        if (formula.width() <= right - left - Fonts.width(rung.name(), Pen.SMALL) - 8) {
            formula.paint(pen.surface, right - formula.width(), rung.box().y() + 13, pen.theme.faint());
        }
        for (int i = 0; i < rung.strips().size(); i++) {
            LayerStrip strip = rung.strips().get(i);
            strip.paint(pen, scene);
            if (rung.strips().size() > 1 && i == scene.head) {
                pen.surface.outline(strip.where().inset(-1), 2, pen.theme.accent(), 1.6);
            }
        }
        if (rung.strips().isEmpty()) {
            sum(pen, rung);
        }
    }

    /** The residual of a trace that does not hold it: added up here from what it does hold, where that says it. */
    private void sum(Pen pen, Rung rung) {
        Rect room = room(rung.box());
        Optional<float[]> sum = rung.known() ? sums.residual() : Optional.empty();
        if (sum.isEmpty()) {
            pen.surface.outline(room, 0, pen.theme.rule(), 1);
        }
        sum.ifPresent(numbers -> {
            int shown = Math.min(numbers.length, LayerStrip.capacity(room));
            int columns = Strip.columns(shown, room);
            int rows = (shown + columns - 1) / columns;
            int[] cells = new int[columns * rows];
            DoubleFunction<Ink> inks = scene.colours(scene.layer.input());
            for (int k = 0; k < shown; k++) {
                cells[k] = inks.apply(numbers[k]).argb();
            }
            double w = cell(room.w() / columns) * columns;
            double h = cell(room.h() / rows) * rows;
            Rect where = new Rect(Math.round(room.centerX() - w / 2), Math.round(room.centerY() - h / 2), w, h);
            pen.surface.image(cells, columns, rows, where);
            pen.surface.outline(where, 0, pen.theme.bar(), 1);
        });
    }

    private static double cell(double size) {
        return size >= 2 ? Math.floor(size) : size;
    }

    /** Where what this step computes stands, if it is in the card. */
    Optional<Rect> now() {
        if (scene.isNow(Stage.OUTPUT)) {
            return next.map(list -> nextBox);
        }
        return rungs.stream().filter(Rung::now).map(Rung::box).findFirst();
    }

    /** Where the query leaves the card. */
    Rect query() {
        return query.where();
    }

    /** Where the context comes in. */
    Optional<Rect> heads() {
        return rungs.size() > 1 ? Optional.of(room(rungs.get(0).box())) : Optional.empty();
    }

    boolean asks() {
        return query.known();
    }

    List<Spot> spots() {
        Stream<LayerStrip> strips =
                Stream.concat(Stream.of(input, query), rungs.stream().flatMap(rung -> rung.strips().stream()));
        return Stream.of(
                        strips.filter(LayerStrip::known).flatMap(strip -> strip.spots().stream()),
                        queries.stream().flatMap(heads -> heads.spots().stream()),
                        next.stream().flatMap(list -> list.spots().stream()))
                .flatMap(spots -> spots)
                .toList();
    }

    Stream<LayerStrip> strips() {
        return Stream.concat(Stream.of(input, query), rungs.stream().flatMap(rung -> rung.strips().stream()));
    }
}
