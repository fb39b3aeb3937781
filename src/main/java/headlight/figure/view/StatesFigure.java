package headlight.figure.view;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.Moment;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Hidden states over time: a strip of coloured cells for each word the encoder read, and for each the decoder wrote.
 * One scale serves both, so that a colour means the same number everywhere.
 */
public final class StatesFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double GAP = 10;
    private static final double TITLE = 26;
    private static final double BETWEEN = 18;
    private static final double LONGEST_WORD = 120;
    private static final double WIDEST_CELL = 28;
    private static final double NATURAL_WIDTH = 900;
    private static final double LEAST_WIDTH = 460;
    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering HEADING = Lettering.strong(13);
    private static final Lettering SMALL = Lettering.plain(12);

    /** The states of the encoder or the decoder, one below the other. */
    private record Block(
            Site site, Stage stage, Tensor states, List<String> words, String title, String note, double top) {

        double height(double row) {
            return TITLE + states.size(0) * row;
        }
    }

    private final Drawing drawing;
    private final Moment moment;
    private final Theme theme;
    private final List<Block> blocks = new ArrayList<>();
    private final double bound;
    private final double left;
    private final double cell;
    private final double row;
    private final Size size;

    public StatesFigure(Drawing drawing) {
        this.drawing = drawing;
        moment = drawing.moment();
        theme = drawing.theme();
        Trace trace = drawing.trace();
        List<Tensor> both = List.of(Sites.ENCODER_HIDDEN, Sites.DECODER_HIDDEN).stream()
                .flatMap(site -> trace.find(site).stream())
                .toList();
        int rows = both.stream().mapToInt(states -> states.size(0)).sum();
        int features = both.stream().mapToInt(states -> states.size(1)).max().orElse(1);
        double most = 0;
        for (Tensor states : both) {
            for (float value : states.toArray()) {
                most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
            }
        }
        bound = most == 0 ? 1 : most;

        double wordRoom = Math.min(
                wordRoom(trace), Math.min(LONGEST_WORD, 0.3 * drawing.width().orElse(Double.MAX_VALUE)));
        left = MARGIN + wordRoom + GAP;
        double width = drawing.width()
                .orElse(Math.max(
                        LEAST_WIDTH, Math.min(NATURAL_WIDTH, Math.ceil(left + WIDEST_CELL * features + MARGIN))));
        cell = Math.min(WIDEST_CELL, (width - left - MARGIN) / features);
        row = rows > 40 ? 16 : rows > 20 ? 18 : 24;
        double bottom = MARGIN;
        if (trace.has(Sites.ENCODER_HIDDEN)) {
            bottom = add(Sites.ENCODER_HIDDEN, Stage.ENCODE, trace.source(), "figure.states.encoder", bottom);
        }
        if (trace.has(Sites.DECODER_HIDDEN)) {
            bottom = add(Sites.DECODER_HIDDEN, Stage.DECODE, trace.target(), "figure.states.decoder", bottom);
        }
        size = new Size(width, Math.ceil(bottom + ColorBar.HEIGHT + MARGIN));
    }

    private double add(Site site, Stage stage, List<String> words, String title, double top) {
        Tensor states = drawing.trace().tensor(site);
        boolean both = stage == Stage.ENCODE
                && RecurrentSites.of(Stack.ENCODER, drawing.trace().sites()).bidirectional();
        boolean backwards = stage == Stage.ENCODE && drawing.trace().backwards();
        String note = drawing.labels().text("figure.states.features", states.size(1))
                + (both
                        ? " · " + drawing.labels().text("figure.states.both")
                        : backwards ? " · " + drawing.labels().text("figure.states.backwards") : "");
        List<String> shown = words.stream()
                .map(word -> Words.fit(Words.shown(word), WORD, left - MARGIN - GAP))
                .toList();
        Block block = new Block(site, stage, states, shown, drawing.labels().text(title), note, top);
        blocks.add(block);
        return top + block.height(row) + BETWEEN;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        blocks.forEach(block -> paint(surface, block));
        Block last = blocks.get(blocks.size() - 1);
        double width = Math.min(180, size.width() - left - MARGIN);
        ColorBar.signed(drawing, bound).paint(surface, drawing, left, last.top() + last.height(row) + BETWEEN, width);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Block block : blocks) {
            for (int r = 0; r < block.states().size(0); r++) {
                if (moment.knows(block.stage(), r)) {
                    Rect strip = strip(block, r);
                    spots.add(new Spot(
                            block.site(), List.of(r), new Rect(MARGIN, strip.y(), strip.right() - MARGIN, row)));
                    for (int k = 0; k < block.states().size(1); k++) {
                        Rect where = new Rect(left + k * cell, strip.y(), cell, row);
                        spots.add(new Spot(block.site(), List.of(r, k), where));
                    }
                }
            }
        }
        return spots;
    }

    private void paint(Surface surface, Block block) {
        double baseline = block.top() + 13;
        surface.text(block.title(), MARGIN, baseline, HEADING, Align.LEFT, theme.ink());
        double x = MARGIN + Fonts.width(block.title(), HEADING) + 8;
        Formula symbol = Formula.of(block.site().symbol(), 15);
        symbol.paint(surface, x, baseline, theme.ink());
        x += symbol.width() + 10;
        surface.text(
                Words.fit(block.note(), SMALL, size.width() - x - MARGIN),
                x,
                baseline,
                SMALL,
                Align.LEFT,
                theme.faint());
        for (int r = 0; r < block.states().size(0); r++) {
            row(surface, block, r);
        }
    }

    private void row(Surface surface, Block block, int r) {
        Rect strip = strip(block, r);
        boolean known = moment.knows(block.stage(), r);
        boolean encoder = block.stage() == Stage.ENCODE;
        // A word is read before its state is known, but written after.
        boolean named = encoder || moment.wrote(r);
        boolean chosen =
                encoder && drawing.token().isPresent() && drawing.token().getAsInt() == r;
        double baseline = strip.centerY() + Fonts.capHeight(WORD) / 2;
        surface.text(
                named ? block.words().get(r) : known ? "?" : "·",
                left - GAP,
                baseline,
                WORD,
                Align.RIGHT,
                chosen ? theme.accent() : named ? theme.ink() : theme.faint());
        if (!known) {
            surface.fill(strip, 0, theme.panel());
            if (theme.panel().equals(theme.paper())) {
                surface.outline(strip, 0, theme.rule().fade(0.3), 1);
            }
            return;
        }
        float[] values = block.states().row(r);
        int[] colors = new int[values.length];
        for (int k = 0; k < values.length; k++) {
            colors[k] = drawing.signed().signed(values[k] / bound).argb();
        }
        surface.image(colors, colors.length, 1, strip);
        surface.outline(strip, 0, theme.rule(), 0.5);
        if (moment.isNow(block.stage(), r) || chosen) {
            surface.outline(strip.inset(-1), 2, chosen ? theme.accent() : theme.nowRule(), 2);
        }
    }

    private Rect strip(Block block, int r) {
        double gap = row > 20 ? 2 : 1;
        return new Rect(
                left, block.top() + TITLE + r * row + gap, block.states().size(1) * cell, row - 2 * gap);
    }

    private static double wordRoom(Trace trace) {
        List<String> words = new ArrayList<>(trace.source());
        words.addAll(trace.target());
        return words.stream()
                .mapToDouble(word -> Fonts.width(Words.shown(word), WORD))
                .max()
                .orElse(0);
    }
}
