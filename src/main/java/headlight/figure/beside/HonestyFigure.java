package headlight.figure.beside;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Paragraph;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.WordsBelow;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Moved;
import headlight.trace.Honesty.Trial;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The alignment, and beside each of its rows how far the next word moves when that row alone is replaced: a bar for the
 * divergence, and the word that the model would write then where it is another.
 */
public final class HonestyFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double GAP = 10;
    private static final double HEADER = 40;
    private static final double ROW = 26;
    private static final double LONGEST_WORD = 110;
    private static final double WIDEST_CELL = 62;
    private static final double TRIAL = 196;
    private static final double LEAST_TRIAL = 118;
    private static final double NUMBER_ROOM = 38;
    private static final double BAR = 10;
    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering HEADING = Lettering.strong(13);
    private static final Lettering NUMBER = Lettering.plain(12);
    private static final Lettering CHANGED = Lettering.strong(12);
    private static final Lettering SMALL = Lettering.plain(11);
    private static final String FORMULA = "D(p \\,\\|\\, q) = \\sum_{w} p(w)\\, \\ln \\frac{p(w)}{q(w)}";

    private final Drawing drawing;
    private final Theme theme;
    private final Honesty honesty;
    private final List<String> words;
    private final WeightMap map;
    private final WordsBelow below;
    private final double trial;
    private final double most;
    private final Paragraph note;
    private final Size size;

    /**
     * What came of the trials.
     *
     * @param drawing of the run that they are of
     */
    public HonestyFigure(Drawing drawing, Honesty honesty) {
        this.drawing = drawing;
        this.honesty = honesty;
        theme = drawing.theme();
        Trace run = honesty.run();
        Tensor weights = run.tensor(Sites.WEIGHTS);
        double widest = run.target().stream()
                .mapToDouble(word -> Fonts.width(Words.shown(word), WORD))
                .max()
                .orElse(0);
        double wordRoom = Math.min(Math.max(24, widest), LONGEST_WORD);
        words = run.target().stream()
                .map(word -> Words.fit(Words.shown(word), WORD, wordRoom))
                .toList();
        int trials = Math.max(1, honesty.trials().size());
        double left = MARGIN + wordRoom + GAP;
        double width = drawing.width()
                .orElse(left + Math.min(480, weights.size(1) * WIDEST_CELL) + trials * (GAP + TRIAL) + MARGIN);
        double room = width - left - MARGIN;
        double cells = Math.min(weights.size(1) * WIDEST_CELL, Math.max(room * 0.34, room - trials * (GAP + TRIAL)));
        trial = Math.max(LEAST_TRIAL, Math.min(TRIAL * 1.4, (room - cells) / trials - GAP));
        map = new WeightMap(
                weights, drawing.shares(), theme, new Rect(left, MARGIN + HEADER, cells, weights.size(0) * ROW), ROW);
        below = new WordsBelow(run.source().stream().map(Words::shown).toList(), left, map.column(), WORD.size());
        most = honesty.trials().stream()
                .flatMap(t -> t.steps().stream())
                .mapToDouble(Moved::divergence)
                .max()
                .orElse(0);
        double right = Math.max(width, trialX(trials) - GAP + MARGIN);
        note = Paragraph.of(drawing.labels().text("figure.honesty.note"), SMALL, right - 2 * MARGIN);
        size = new Size(right, Math.ceil(noteTop() + note.height() + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        header(surface, map.place().x(), drawing.labels().text("figure.honesty.weights"), "");
        for (int t = 0; t < words.size(); t++) {
            word(surface, t);
            map.paint(surface, t, true);
        }
        for (int i = 0; i < honesty.trials().size(); i++) {
            trial(surface, honesty.trials().get(i), trialX(i));
        }
        below.paint(surface, map.place().bottom(), s -> wordInk(s));
        double bar = Math.min(160, map.place().w());
        ColorBar.shares(drawing).paint(surface, drawing, map.place().x(), legendTop() + 6, Math.max(60, bar));
        formula(surface);
        note.paint(surface, MARGIN, noteTop(), theme.faint());
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int t = 0; t < words.size(); t++) {
            for (int s = 0; s < map.weights().size(1); s++) {
                spots.add(new Spot(Sites.WEIGHTS, List.of(t, s), map.cell(t, s)));
            }
        }
        spots.addAll(below.spots(map.place().bottom()));
        return spots;
    }

    /** A row for each step; for each trial its divergence in nats, and 1 where another word is the likeliest. */
    @Override
    public List<Table> tables() {
        List<String> columns = new ArrayList<>();
        for (Trial one : honesty.trials()) {
            String name = one.manner().name().toLowerCase(Locale.ROOT);
            columns.add(name + " divergence");
            columns.add(name + " changes the word");
        }
        return List.of(new Table(
                "step",
                Table.Heading.of(honesty.run().target(), 0),
                Table.Heading.of(columns, 0),
                (row, column) -> honesty.trials().get(column / 2).at(row).stream()
                        .mapToDouble(moved -> column % 2 == 0 ? moved.divergence() : moved.changes() ? 1 : 0)
                        .findFirst()));
    }

    private void header(Surface surface, double x, String title, String summary) {
        surface.text(title, x, MARGIN + 12, HEADING, Align.LEFT, theme.ink());
        surface.text(summary, x, MARGIN + 29, SMALL, Align.LEFT, theme.faint());
    }

    private void word(Surface surface, int t) {
        double baseline = map.row(t).centerY() + Fonts.capHeight(WORD) / 2;
        surface.text(words.get(t), map.place().x() - GAP, baseline, WORD, Align.RIGHT, theme.ink());
    }

    private void trial(Surface surface, Trial of, double x) {
        String name = of.manner().name().toLowerCase(Locale.ROOT);
        String title = drawing.labels().text("figure.honesty." + name, of.seed());
        String summary = drawing.labels()
                .text("figure.honesty.summary", of.changed(), of.steps().size(), Numerals.of(of.mean()));
        header(surface, x, Words.fit(title, HEADING, trial), Words.fit(summary, SMALL, trial));
        surface.line(x - GAP / 2 - 2, MARGIN, x - GAP / 2 - 2, map.place().bottom(), theme.rule(), 1);
        for (Moved moved : of.steps()) {
            moved(surface, moved, x);
        }
    }

    private void moved(Surface surface, Moved moved, double x) {
        Rect row = map.row(moved.step());
        double length = 0.42 * trial;
        Ink ink = moved.changes() ? theme.accent() : theme.bar();
        double share = most == 0 ? 0 : Share.of(moved.divergence() / most);
        surface.fill(new Rect(x, row.centerY() - BAR / 2, length, BAR), 2, theme.panel());
        double bar = Math.max(1, length * share);
        surface.fill(new Rect(x, row.centerY() - BAR / 2, bar, BAR), Math.min(2, bar / 2), ink);
        double baseline = row.centerY() + Fonts.capHeight(NUMBER) / 2;
        double at = x + length + 6;
        surface.text(Numerals.of(moved.divergence()), at + NUMBER_ROOM - 8, baseline, NUMBER, Align.RIGHT, theme.ink());
        at += NUMBER_ROOM + 2;
        String becomes = moved.changes() ? "≠ " + Words.shown(moved.after()) : "=";
        surface.text(
                Words.fit(becomes, CHANGED, x + trial - at),
                at,
                baseline,
                moved.changes() ? CHANGED : NUMBER,
                Align.LEFT,
                moved.changes() ? theme.accent() : theme.faint());
    }

    private void formula(Surface surface) {
        Formula formula = Formula.of(FORMULA, 13);
        double x = trialX(0);
        String unit = drawing.labels().text("figure.honesty.unit");
        boolean beside = size.width() - x - MARGIN >= formula.width();
        double from = beside ? x : Math.max(MARGIN, size.width() - MARGIN - formula.width());
        double baseline = legendTop() + 12;
        if (from > map.place().x() + 170 || beside) {
            formula.paint(surface, from, baseline, theme.ink());
            surface.text(
                    Words.fit(unit, SMALL, size.width() - from - MARGIN),
                    from,
                    baseline + 22,
                    SMALL,
                    Align.LEFT,
                    theme.faint());
        }
    }

    private Ink wordInk(int s) {
        return drawing.token().equals(OptionalInt.of(s)) ? theme.accent() : theme.ink();
    }

    private double trialX(int i) {
        return map.place().right() + GAP + 4 + i * (trial + GAP);
    }

    private double legendTop() {
        return map.place().bottom() + below.height() + 8;
    }

    private double noteTop() {
        return legendTop() + ColorBar.HEIGHT + 18;
    }
}
