package headlight.figure.heads;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Extent;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Rect;
import headlight.figure.Selection;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.AttentionBlock;
import headlight.trace.Rollout;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Two summaries of many heads in many layers, each named for what it is: attention rollout, which follows the weights from
 * layer to layer, and the plain mean, which does not. From a chosen token, its row of both as bars over the text.
 */
public final class RolloutFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double HEADER = 54;
    private static final double NATURAL = 480;
    private static final double NARROWEST = 320;
    private static final double BETWEEN = 36;
    private static final double PANEL_TITLE = 42;
    private static final double LOWEST_BARS = 34;
    private static final double USUAL_BARS = 60;
    private static final double HIGHEST_BARS = 150;
    private static final double BARS_TITLE = 28;
    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering SECTION = Lettering.strong(14);
    private static final Lettering NOTE = Lettering.plain(12);
    private static final Lettering NUMBER = Lettering.plain(10);

    /** One summary and where it stands. */
    private record Panel(String key, Tensor matrix, double highest, Mosaic mosaic, Grille grille, double x) {}

    private final Drawing drawing;
    private final Theme theme;
    private final Captions captions;
    private final Selection selection;
    private final AttentionBlock block;
    private final Summaries summaries;
    private final List<Panel> panels = new ArrayList<>();
    private final List<String> asking;
    private final List<String> asked;
    private final OptionalInt query;
    private final double bottom;
    private final double barsHigh;
    private final TurnedWords words;
    private final double pitch;
    private final double wordsLeft;
    private final Size size;
    private final List<Pixels> pixels;

    public RolloutFigure(Drawing drawing) {
        this.drawing = drawing;
        pixels = List.of();
        theme = drawing.theme();
        captions = new Captions(drawing);
        selection = drawing.selection();
        block = selection.block();
        Trace trace = drawing.trace();
        asking = Words.pieces(block.asking(trace));
        asked = Words.pieces(block.asked(trace));
        query = selection.query();
        summaries = Summaries.of(trace, selection);

        double wanted = drawing.width().orElse(0);
        int kinds = Rollout.isDefined(block) ? 2 : 1;
        boolean beside = kinds == 1 || wanted == 0 || (wanted - BETWEEN) / 2 >= NARROWEST;
        double panel = wanted > 0
                ? (wanted - 2 * MARGIN - (beside ? (kinds - 1) * BETWEEN : 0)) / (beside ? kinds : 1)
                : Math.max(NARROWEST, Math.min(NATURAL, 150 + 40.0 * asked.size()));
        double x = MARGIN;
        double y = HEADER;
        double lowest = 0;
        if (Rollout.isDefined(block)) {
            Panel first = panel("figure.rollout", summaries.rollout().orElseThrow(), x, y, panel);
            panels.add(first);
            lowest = first.grille().cells().bottom() + 14 + ColorBar.HEIGHT;
            x = beside ? Math.max(x + panel, first.grille().right()) + BETWEEN : MARGIN;
            y = beside ? HEADER : lowest + 20;
        }
        Panel mean = panel("figure.rollout.mean", summaries.mean(), x, y, panel);
        panels.add(mean);
        bottom = Math.max(lowest, mean.grille().cells().bottom() + 14 + ColorBar.HEIGHT);
        double across = Math.max(NARROWEST, Math.max(mean.grille().right(), x + panel) + MARGIN);
        // A last word that leans a little into the margin is no reason to be wider than the room.
        double width = across <= wanted + MARGIN / 2 ? wanted : Math.ceil(across);

        double least = asked.size() <= 40 ? 20 : asked.size() <= 128 ? 14 : 12;
        TurnedWords guess = new TurnedWords(asked, least, least >= 20 ? 12 : 10);
        double left = MARGIN + Math.max(0, guess.overhangLeft());
        pitch = Math.max(least, Math.min(90, (width - left - MARGIN) / asked.size()));
        words = new TurnedWords(asked, pitch, pitch >= 18 ? 12 : 10);
        wordsLeft = MARGIN + Math.max(0, words.overhangLeft());
        double fills = (drawing.height().orElse(0) - 1 - bottom - words.height() - 8 - MARGIN) / panels.size();
        barsHigh = drawing.height().isPresent()
                ? Math.max(LOWEST_BARS, Math.min(HIGHEST_BARS, Math.floor(fills) - BARS_TITLE))
                : USUAL_BARS;
        double bars = query.isPresent() ? panels.size() * (BARS_TITLE + barsHigh) + words.height() + 8 : 0;
        double needed = query.isPresent() ? wordsLeft + pitch * asked.size() + MARGIN : 0;
        size = new Size(Math.max(width, Math.ceil(needed)), Math.ceil(bottom + bars + MARGIN));
    }

    private RolloutFigure(RolloutFigure same, List<Pixels> pixels) {
        drawing = same.drawing;
        theme = same.theme;
        captions = same.captions;
        selection = same.selection;
        block = same.block;
        summaries = same.summaries;
        panels.addAll(same.panels);
        asking = same.asking;
        asked = same.asked;
        query = same.query;
        bottom = same.bottom;
        barsHigh = same.barsHigh;
        words = same.words;
        pitch = same.pitch;
        wordsLeft = same.wordsLeft;
        size = same.size;
        this.pixels = pixels;
    }

    @Override
    public Figure prepared(double scale) {
        return new RolloutFigure(
                this, panels.stream().map(panel -> panel.grille().pixels(scale)).toList());
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        surface.text(Words.fit(title(), TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        String note =
                Rollout.isDefined(block) ? captions.text("figure.rollout.note") : captions.text("figure.rollout.cross");
        surface.text(Words.fit(note, NOTE, room), MARGIN, 46, NOTE, Align.LEFT, theme.faint());
        for (int i = 0; i < panels.size(); i++) {
            paint(surface, panels.get(i), pixels.isEmpty() ? Optional.empty() : Optional.of(pixels.get(i)));
        }
        query.ifPresent(q -> bars(surface, q));
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Panel panel : panels) {
            for (int q = 0; q < asking.size(); q++) {
                spots.add(new Spot(
                        block.weights(),
                        List.of(selection.head(), q),
                        panel.grille().rowWord(q)));
            }
            for (int k = 0; k < asked.size(); k++) {
                spots.add(new Spot(
                        block.keys(),
                        List.of(selection.head(), k),
                        panel.grille().columnWord(k)));
            }
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        Trace trace = drawing.trace();
        return panels.stream()
                .map(panel -> {
                    Extent all = Extent.all(panel.matrix());
                    Extent seen = query.isPresent()
                            ? new Extent(query.getAsInt(), query.getAsInt() + 1, 0, all.right())
                            : all;
                    String name = panel.key().equals("figure.rollout") ? "rollout" : "mean of weights";
                    return Tables.matrix(name, panel.matrix(), seen, block.asking(trace), block.asked(trace));
                })
                .toList();
    }

    private Panel panel(String key, Tensor matrix, double x, double y, double width) {
        double highest = 0;
        for (float number : matrix.toArray()) {
            highest = Math.max(highest, number);
        }
        highest = Math.min(1, Math.ceil(highest * 20) / 20);
        Mosaic mosaic = new Mosaic(drawing.shares(), highest);
        Grille grille = new Grille(matrix, Extent.all(matrix), mosaic, asking, asked, x, y + PANEL_TITLE, width, 40);
        return new Panel(key, matrix, highest, mosaic, grille, x);
    }

    private String title() {
        List<AttentionBlock> layers = Rollout.chosen(drawing.trace(), block, selection.layers());
        String which = selection.layers().isEmpty() || layers.size() > 6
                ? captions.text(
                        "figure.rollout.layers",
                        layers.get(0).layer() + 1,
                        layers.get(layers.size() - 1).layer() + 1)
                : captions.text(
                        "figure.rollout.some",
                        layers.stream()
                                .map(layer -> Integer.toString(layer.layer() + 1))
                                .collect(Collectors.joining(", ")));
        return which + " · " + captions.heads(selection);
    }

    private void paint(Surface surface, Panel panel, Optional<Pixels> ready) {
        Rect cells = panel.grille().cells();
        double top = panel.grille().columnWord(0).y();
        double room = Math.max(size.width() / panels.size(), cells.right() - panel.x()) - MARGIN;
        surface.text(
                Words.fit(captions.text(panel.key() + ".title"), SECTION, room),
                panel.x(),
                top - 24,
                SECTION,
                Align.LEFT,
                theme.ink());
        surface.text(
                Words.fit(captions.text(panel.key() + ".formula"), NOTE, room),
                panel.x(),
                top - 7,
                NOTE,
                Align.LEFT,
                theme.faint());
        panel.grille().paint(surface, theme, ready, query, selection.key());
        String half = Numerals.of(panel.highest() / 2);
        new ColorBar(
                        0,
                        panel.highest(),
                        value -> drawing.shares().share(value / panel.highest()),
                        List.of("0", half, Numerals.of(panel.highest())))
                .paint(surface, drawing, cells.x(), cells.bottom() + 10, Math.max(70, Math.min(160, cells.w())));
    }

    private void bars(Surface surface, int q) {
        double top = bottom;
        for (Panel panel : panels) {
            String looks = captions.text("figure.rollout.looks", captions.text(panel.key() + ".title"), asking.get(q));
            double room = size.width() - 2 * MARGIN;
            surface.text(Words.fit(looks, SECTION, room), MARGIN, top + 20, SECTION, Align.LEFT, theme.ink());
            double ground = top + BARS_TITLE + barsHigh;
            float[] row = panel.matrix().row(q);
            double most = 0;
            for (float share : row) {
                most = Math.max(most, share);
            }
            for (int k = 0; k < row.length; k++) {
                double high = (barsHigh - 16) * row[k] / Math.max(most, 1e-9);
                double wide = Math.min(48, pitch - Math.min(6, pitch / 4));
                double middle = wordsLeft + (k + 0.5) * pitch;
                surface.fill(new Rect(middle - wide / 2, ground - high, wide, high), 0, theme.accent());
                String number = Numerals.of(row[k]);
                if (Fonts.width(number, NUMBER) + 2 <= pitch && row[k] >= most / 10) {
                    surface.text(number, middle, ground - high - 3, NUMBER, Align.CENTER, theme.ink());
                }
            }
            surface.line(wordsLeft, ground, wordsLeft + pitch * asked.size(), ground, theme.rule(), 1);
            top += BARS_TITLE + barsHigh;
        }
        Rails.Look look = new Rails.Look(
                k -> k == q && !block.cross() ? theme.accent() : theme.ink(), k -> k == q && !block.cross());
        words.below(surface, wordsLeft, top + 4, look);
    }
}
