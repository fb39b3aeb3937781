package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Words;
import headlight.trace.CellPlace;
import headlight.trace.RecurrentSites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One recurrent cell, opened: below what goes in, above it the gates, at the top the memory and the state that come out,
 * each with its equation, its numbers, and one feature followed through all of it. What is not computed yet is blank.
 */
public final class CellFigure implements Stageable {

    /** The least room in which nothing overlaps; with less the figure stays as large as this. */
    public static final Size SMALLEST = new Size(680, 500);

    private static final double MARGIN = 14;
    private static final double TITLE = 44;
    private static final double GAP = 26;
    private static final double BETWEEN = 30;
    private static final double LEAST = 128;
    private static final double MOST = 236;
    private static final Digits TWO = new Digits(2, "", 1);

    private final Scene scene;
    private final CellPlace place;
    private final CellTerms terms;
    private final Size size;
    private final double height;
    private final double top;
    private final int followed;
    private final List<CellPanel> lower = new ArrayList<>();
    private final List<CellPanel> gates = new ArrayList<>();
    private final List<CellPanel> upper = new ArrayList<>();
    private final List<CellPanel> summit = new ArrayList<>();

    /** Whether a trace holds the state of a cell to open. */
    public static boolean suits(Trace trace) {
        return Stream.of(Stack.values()).anyMatch(side -> new CellPlace(side, 0, false, 0).isIn(trace));
    }

    /**
     * A cell at one moment: the one that the drawing looks into, else the one at work.
     *
     * @param available the room there is
     * @throws IllegalArgumentException when the trace holds no state of a recurrent cell
     */
    public CellFigure(Drawing drawing, Size available) {
        scene = new Scene(drawing);
        place = drawing.cell()
                .filter(cell -> cell.isIn(drawing.trace()))
                .or(() -> scene.cell)
                .orElseThrow(() -> new IllegalArgumentException("the trace holds no state of a recurrent cell"));
        terms = new CellTerms(scene.build, place);
        int tiers = 2 + (terms.gates().isEmpty() ? 0 : 1) + (terms.given().isEmpty() ? 0 : 1);
        double least = TITLE + MARGIN + tiers * LEAST + (tiers - 1) * BETWEEN;
        size = new Size(
                Math.max(SMALLEST.width(), available.width()),
                Math.max(Math.max(SMALLEST.height(), least), available.height()));
        height = Math.min(MOST, (size.height() - TITLE - MARGIN - (tiers - 1) * BETWEEN) / tiers);
        top = TITLE;
        followed = followed();
        fill(tiers);
    }

    /** The feature whose state is largest. */
    private int followed() {
        CellTerms.Part state = terms.state();
        float[] row = scene.vector(state.site(), state.row()).orElse(new float[0]);
        return IntStream.range(0, row.length)
                .reduce((a, b) -> Math.abs(row[b]) > Math.abs(row[a]) ? b : a)
                .orElse(-1);
    }

    private void fill(int tiers) {
        int bottom = tiers - 1;
        List<CellTerms.Part> inputs = terms.inputs();
        int columns = inputs.size() + 1;
        for (int i = 0; i < inputs.size(); i++) {
            CellTerms.Part part = inputs.get(i);
            lower.add(panel(List.of(part), part.key(), part.formula(), cell(bottom, i, 1, columns), -1, ""));
        }
        CellPanel stateBefore = before(terms.stateBefore(), "cell.before", cell(bottom, inputs.size(), 1, columns));
        lower.add(stateBefore);
        int tier = bottom - 1;
        List<CellTerms.Part> all = terms.gates();
        int results = terms.given().isEmpty() ? 0 : 1;
        if (!terms.memory().isEmpty()) {
            lstm(tier, all, results);
        } else if (!all.isEmpty()) {
            gru(tier, all, results, stateBefore);
        } else {
            upper.add(state(cell(results, 1, 2, 4), ""));
        }
        for (CellTerms.Part given : terms.given()) {
            summit.add(panel(List.of(given), given.key(), given.formula(), summit(), followed, ""));
        }
    }

    /** Above the state. */
    private Rect summit() {
        Rect state = upper.get(upper.size() - 1).where();
        Rect tier = cell(0, 0, 1, 1);
        double w = Math.max(state.w(), 240);
        return new Rect(Math.min(state.x(), tier.right() - w), tier.y(), w, tier.h());
    }

    /** Forget stands below the memory that it lets through, input and candidate below what they change, output last. */
    private void lstm(int tier, List<CellTerms.Part> all, int results) {
        int[] order = all.size() == 4
                ? new int[] {1, 0, 2, 3}
                : IntStream.range(0, all.size()).toArray();
        for (int i = 0; i < order.length; i++) {
            CellTerms.Part part = all.get(order[i]);
            gates.add(panel(List.of(part), part.key(), part.formula(), cell(tier, i, 1, order.length), followed, ""));
        }
        CellPanel memoryBefore = before(terms.memoryBefore(), "cell.memory.before", cell(results, 0, 1, 4));
        CellTerms.Part memory = terms.memory().get(0);
        String kept = "";
        String shown = "";
        if (gates.size() == 4) {
            kept = times(gates.get(0), memoryBefore) + " + " + times(gates.get(1), gates.get(2));
            double m = scene.vector(memory.site(), memory.row())
                    .map(row -> (double) row[followed])
                    .orElse(0.0);
            shown = number(gates.get(3).number(followed)) + " \\cdot \\tanh(" + TWO.text(m) + ")";
        }
        upper.add(memoryBefore);
        upper.add(panel(List.of(memory), memory.key(), memory.formula(), cell(results, 1, 2, 4), followed, kept));
        upper.add(state(cell(results, 3, 1, 4), shown));
    }

    private void gru(int tier, List<CellTerms.Part> all, int results, CellPanel before) {
        int[] order = all.size() == 3
                ? new int[] {0, 2, 1}
                : IntStream.range(0, all.size()).toArray();
        for (int i = 0; i < order.length; i++) {
            CellTerms.Part part = all.get(order[i]);
            gates.add(panel(List.of(part), part.key(), part.formula(), cell(tier, i, 1, order.length), followed, ""));
        }
        String mixed = "";
        if (gates.size() == 3) {
            double z = gates.get(2).number(followed);
            mixed = number(1 - z) + " \\cdot " + number(gates.get(1).number(followed)) + " + "
                    + times(gates.get(2), before);
        }
        upper.add(state(cell(results, 1, 2, 3), mixed));
    }

    private CellPanel state(Rect where, String arithmetic) {
        CellTerms.Part state = terms.state();
        CellPanel panel = panel(List.of(state), state.key(), state.formula(), where, followed, arithmetic);
        return terms.given().isEmpty()
                ? panel.alsoAt(scene.build.stack(place.side()).hidden(place.layer()))
                : panel;
    }

    private CellPanel before(List<CellTerms.Part> parts, String key, Rect where) {
        String letters =
                String.join(", ", parts.stream().map(CellTerms.Part::formula).toList());
        return panel(parts, key, parts.isEmpty() ? "0" : letters, where, parts.isEmpty() ? -1 : followed, "");
    }

    private CellPanel panel(
            List<CellTerms.Part> parts, String key, String formula, Rect where, int follow, String arithmetic) {
        return new CellPanel(scene, parts, scene.say(key), formula, where, follow, arithmetic);
    }

    private String times(CellPanel a, CellPanel b) {
        return number(a.number(followed)) + " \\cdot " + number(b.number(followed));
    }

    private static String number(double value) {
        String text = TWO.text(value);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }

    /** The place of {@code span} of so many columns, in a tier counted from the top. */
    private Rect cell(int tier, int column, int span, int columns) {
        double w = (size.width() - 2 * MARGIN - GAP * (columns - 1)) / columns;
        double x = MARGIN + column * (w + GAP);
        return new Rect(x, top + tier * (height + BETWEEN), span * w + (span - 1) * GAP, height);
    }

    @Override
    public Optional<Rect> now() {
        return panels().filter(panel -> scene.started && panel.isNow())
                .map(CellPanel::where)
                .findFirst();
    }

    @Override
    public Size size() {
        return size;
    }

    private Stream<CellPanel> panels() {
        return Stream.of(lower, gates, upper, summit).flatMap(List::stream);
    }

    @Override
    public void paint(Surface surface) {
        Pen pen = new Pen(surface, scene.theme);
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, scene.theme.paper());
        title(pen);
        panels().forEach(panel -> panel.paint(pen));
        List<CellPanel> reading = gates.isEmpty() ? upper : gates;
        bus(pen, reading);
        if (gates.size() == 4) {
            gates.forEach(gate -> up(pen, gate, height(upper)));
            beside(pen, upper.get(0), upper.get(1));
            beside(pen, upper.get(1), upper.get(2));
        } else if (gates.size() == 3) {
            beside(pen, gates.get(0), gates.get(1));
            gates.subList(1, 3).forEach(gate -> up(pen, gate, height(upper)));
        }
        summit.forEach(
                panel -> up(pen, upper.get(upper.size() - 1), panel.where().bottom()));
    }

    private static double height(List<CellPanel> tier) {
        return tier.get(0).where().bottom();
    }

    private void title(Pen pen) {
        boolean encoder = place.side() == Stack.ENCODER;
        List<String> words = encoder ? scene.trace.source() : scene.trace.inputs();
        String word = place.word() < words.size() ? Words.shown(words.get(place.word())) : "…";
        int count = (encoder ? scene.trace.source() : scene.trace.target()).size();
        String kind = scene.build.cell == Build.Cell.UNKNOWN
                ? scene.say("opened.cell")
                : scene.build.cell.name().toUpperCase(Locale.ROOT);
        String title = scene.say(
                encoder ? "opened.encoder" : "opened.decoder",
                kind,
                Integer.toString(place.word() + 1),
                Integer.toString(count),
                word);
        RecurrentSites stack = scene.build.stack(place.side());
        String which = stack.layers() > 1
                ? scene.say("opened.layer", Integer.toString(place.layer() + 1), Integer.toString(stack.layers()))
                : "";
        String way = stack.bidirectional() ? place.reverse() == scene.trace.backwards() ? "→" : "←" : "";
        String both = String.join(
                "  ", Stream.of(which, way).filter(s -> !s.isEmpty()).toList());
        pen.text(Words.fit(title, Pen.NAME, size.width() - 200), MARGIN + 2, 27, Pen.NAME, pen.theme.ink());
        pen.right(both, size.width() - MARGIN - 2, 27, Pen.NAME, pen.theme.faint());
    }

    /** Everything that goes in is read by every gate: one line gathers it, one arrow leads to each. */
    private void bus(Pen pen, List<CellPanel> reading) {
        double y = lower.get(0).where().y() - BETWEEN / 2;
        Ink ink = pen.theme.bar();
        double left = Double.MAX_VALUE;
        double right = 0;
        for (CellPanel panel : lower) {
            double x = panel.where().centerX();
            pen.surface.line(x, panel.where().y() - 1, x, y, ink, 1.3);
            left = Math.min(left, x);
            right = Math.max(right, x);
        }
        for (CellPanel panel : reading) {
            double x = panel.where().centerX();
            pen.up(x, y, panel.where().bottom() + 2, ink);
            left = Math.min(left, x);
            right = Math.max(right, x);
        }
        pen.surface.line(left, y, right, y, ink, 1.3);
    }

    private static void up(Pen pen, CellPanel from, double to) {
        pen.up(from.where().centerX(), from.where().y() - 2, to + 3, pen.theme.bar());
    }

    private static void beside(Pen pen, CellPanel from, CellPanel to) {
        pen.across(from.where().right() + 3, to.where().x() - 3, from.where().centerY(), pen.theme.bar());
    }

    @Override
    public List<Spot> spots() {
        return panels().flatMap(panel -> Stream.concat(
                        panel.strips().stream()
                                .filter(Strip::known)
                                .flatMap(strip -> Stream.concat(
                                        Stream.of(strip.spot()),
                                        IntStream.range(0, strip.coarse() ? strip.features() : 0)
                                                .mapToObj(strip::spot))),
                        panel.spots().stream()))
                .toList();
    }

    @Override
    public Optional<Spot> at(double x, double y) {
        Optional<Spot> named = panels().flatMap(panel -> panel.spots().stream())
                .filter(spot -> spot.where().contains(x, y))
                .findFirst();
        return panels().flatMap(panel -> panel.strips().stream())
                .filter(strip -> strip.known() && strip.where().contains(x, y))
                .map(strip -> strip.spot(x, y))
                .findFirst()
                .or(() -> named);
    }
}
