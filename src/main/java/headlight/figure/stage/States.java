package headlight.figure.stage;

import headlight.figure.Colormap;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.CellPlace;
import headlight.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The row of the encoder's hidden states, with arrows in the direction in which it reads: of an encoder that reads both
 * ways two halves above each other, of a stack of layers a row for each where there is room.
 */
final class States implements Piece {

    private static final int LEGEND_STEPS = 32;
    private static final double HALVES = 3;
    private static final double NARROW = 30;

    /**
     * One direction of one layer.
     *
     * @param strips one for each word
     */
    private record Way(int down, boolean reverse, List<Strip> strips) {}

    private final Scene scene;
    private final Layout layout;
    private final List<Way> ways = new ArrayList<>();

    States(Scene scene, Layout layout) {
        this.scene = scene;
        this.layout = layout;
        for (int down = 0; down < layout.levels; down++) {
            ways.add(way(down, false));
            if (both()) {
                ways.add(way(down, true));
            }
        }
    }

    private boolean both() {
        return scene.build.encoder.bidirectional();
    }

    private int layer(int down) {
        return scene.build.encoder.layers() - 1 - down;
    }

    private Site given(int down) {
        return scene.build.encoder.hidden(layer(down));
    }

    private Way way(int down, boolean reverse) {
        return new Way(
                down,
                reverse,
                IntStream.range(0, layout.sources)
                        .mapToObj(s -> both() ? half(down, s, reverse) : whole(down, s))
                        .toList());
    }

    private Strip whole(int down, int s) {
        return Strip.of(scene, given(down), s, scene.knows(given(down), s), layout.state(s, down));
    }

    /** One direction's half of what the layer gives; before both are computed, that direction's own state. */
    private Strip half(int down, int s, boolean reverse) {
        Rect room = layout.state(s, down);
        double h = (room.h() - HALVES) / 2;
        Rect where = new Rect(room.x(), room.y() + (reverse ? h + HALVES : 0), room.w(), h);
        Site given = given(down);
        if (scene.knows(given, s)) {
            int features = scene.features(given) / 2;
            return new Strip(given, s, reverse ? features : 0, features, true, where);
        }
        Site own = scene.build.encoder.cell(layer(down), reverse).hidden();
        return Strip.of(scene, own, s, scene.knows(own, s), where);
    }

    @Override
    public void paint(Pen pen) {
        boolean now = scene.encoding && scene.started;
        new Heading(scene.say("encoder"), formula()).paint(pen, layout, layout.states, now);
        legend(pen);
        for (Way way : ways) {
            boolean backwards = scene.trace.backwards() != way.reverse();
            for (int s = 0; s < way.strips().size(); s++) {
                Strip strip = way.strips().get(s);
                strip.paint(pen, scene);
                if (now && s == scene.reading && isAtWork(way)) {
                    pen.ring(strip.where().inset(-3));
                }
                int from = backwards ? s + 1 : s - 1;
                if (from >= 0 && from < way.strips().size()) {
                    arrow(pen, way.strips().get(from), strip);
                }
            }
        }
        for (int down = 0; down < layout.levels; down++) {
            for (int s = 0; s < layout.sources; s++) {
                label(pen, down, s);
            }
        }
    }

    private boolean isAtWork(Way way) {
        int layer = scene.cell.map(CellPlace::layer).orElse(layer(0));
        boolean reverse = scene.cell.map(CellPlace::reverse).orElse(false);
        boolean shown = layout.levels > scene.build.encoder.layers() - 1 - layer;
        return shown && way.reverse() == reverse && (layer(way.down()) == layer);
    }

    private String formula() {
        String cell =
                switch (scene.build.cell) {
                    case LSTM -> "\\mathrm{LSTM}";
                    case GRU -> "\\mathrm{GRU}";
                    case RNN -> "\\mathrm{RNN}";
                    case UNKNOWN -> "f";
                };
        if (both()) {
            return "\\bar{h}_s = [\\overrightarrow{h}_s; \\overleftarrow{h}_s]";
        }
        String before = scene.trace.backwards() ? "s+1" : "s-1";
        int below = scene.build.encoder.layers() - 1;
        String read = below > 0 ? "\\bar{h}_s^{(" + below + ")}" : "\\bar{x}_s";
        String adds = scene.build.encoder.adds(below) ? read + " + " : "";
        return "\\bar{h}_s = " + adds + cell + "(" + read + ", \\bar{h}_{" + before + "})";
    }

    /** From the state of the word read before. */
    private void arrow(Pen pen, Strip from, Strip to) {
        boolean left = to.where().x() < from.where().x();
        double start = left ? from.where().x() - 4 : from.where().right() + 4;
        double end = left ? to.where().right() + 4 : to.where().x() - 4;
        if (Math.abs(end - start) >= 10) {
            pen.across(start, end, to.where().centerY(), to.known() ? pen.theme.bar() : pen.theme.rule());
        }
    }

    private void label(Pen pen, int down, int s) {
        double x = layout.x(s);
        double baseline = layout.label(down);
        if (layout.pitch >= NARROW) {
            pen.formulaCentered(given(down).symbol(s), x, baseline, Pen.FORMULA, pen.theme.ink());
        } else if (down == layout.levels - 1 && (layout.pitch >= 17 || s % 5 == 4 || s == 0)) {
            pen.centered(Integer.toString(s + 1), x, baseline, Pen.SMALL, pen.theme.faint());
        }
    }

    /** The label below a state: it stands for the whole, and opens the cell that left it. */
    private Rect handle(int down, int s) {
        Rect cell = layout.cell(s, layout.states);
        double w = Math.min(cell.w(), 34);
        return new Rect(layout.x(s) - w / 2, layout.label(down) - 13, w, 18);
    }

    /** What the colours of the strips mean. */
    private void legend(Pen pen) {
        Colormap signed = scene.drawing.signed();
        int[] colours = IntStream.rangeClosed(0, LEGEND_STEPS)
                .map(i -> signed.signed(2.0 * i / LEGEND_STEPS - 1).argb())
                .toArray();
        String limit = String.format(Locale.ROOT, "%.2f", scene.stateScale());
        double baseline = layout.states.y() + 68;
        double x = layout.names();
        pen.text("−" + limit, x, baseline, Pen.SMALL, pen.theme.faint());
        Rect bar = new Rect(x + 38, baseline - 8, 66, 8);
        pen.surface.image(colours, colours.length, 1, bar);
        pen.surface.outline(bar, 0, pen.theme.rule(), 1);
        pen.text(limit, bar.right() + 7, baseline, Pen.SMALL, pen.theme.faint());
    }

    @Override
    public List<Strip> strips() {
        return ways.stream().flatMap(way -> way.strips().stream()).toList();
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int down = 0; down < layout.levels; down++) {
            Site site = given(down);
            for (int s = 0; s < layout.sources; s++) {
                if (scene.knows(site, s)) {
                    spots.add(new Spot(site, List.of(s), handle(down, s)));
                }
            }
        }
        return spots;
    }
}
