package headlight.figure.view;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Mark;
import headlight.figure.Numerals;
import headlight.figure.Once;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Sketch;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.WordsBelow;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the decoder looked: a row for each word written, a column for each source word. What is not computed yet is
 * blank, and the row that is being computed is framed.
 */
public final class AlignmentFigure implements Figure {

    private static final double MARGIN = 8;
    private static final double GAP = 10;
    private static final double LONGEST_WORD = 120;
    private static final double NATURAL_CELL = 62;
    private static final double WIDEST_CELL = 120;
    private static final double HIGHEST_CELL = 34;
    private static final double LOWEST_CELL = 13;
    private static final Lettering NUMBER = Lettering.plain(11);
    private static final Lettering SMALL_NUMBER = Lettering.plain(9.5);

    private final Drawing drawing;
    private final Moment moment;
    private final Theme theme;
    private final Tensor weights;
    private final List<String> words;
    private final Lettering lettering;
    private final double left;
    private final double cellWidth;
    private final double cellHeight;
    private final WordsBelow below;
    private final Size size;
    private final Once<List<Mark>> marks = new Once<>(() -> Sketch.of(this));

    public AlignmentFigure(Drawing drawing) {
        this.drawing = drawing;
        moment = drawing.moment();
        theme = drawing.theme();
        Trace trace = drawing.trace();
        weights = trace.tensor(Sites.WEIGHTS);
        List<String> sources = trace.source().stream().map(Words::shown).toList();
        int columns = weights.size(1);
        int rows = weights.size(0);

        lettering = Lettering.plain(columns > 12 || drawing.width().orElse(Double.MAX_VALUE) < 300 ? 12 : 13);
        List<String> targets = trace.target().stream().map(Words::shown).toList();
        double widest = targets.stream()
                .mapToDouble(word -> Fonts.width(word, lettering))
                .max()
                .orElse(0);
        double wordRoom = Math.min(
                Math.max(16, widest),
                Math.min(LONGEST_WORD, 0.3 * drawing.width().orElse(Double.MAX_VALUE)));
        words = targets.stream()
                .map(word -> Words.fit(word, lettering, wordRoom))
                .toList();
        left = MARGIN + wordRoom + GAP;
        double width = drawing.width().orElseGet(() -> Math.ceil(left + naturalCell(columns) * columns + MARGIN));
        cellWidth = Math.min(WIDEST_CELL, (width - left - MARGIN) / columns);
        // In a given room the rows together are at most half as high as the picture is wide.
        double highest = Math.min(HIGHEST_CELL, drawing.width().orElse(Double.MAX_VALUE) / 2 / rows);
        cellHeight = Math.max(LOWEST_CELL, Math.min(highest, rows > 16 ? cellWidth : cellWidth * 0.8));
        below = new WordsBelow(sources, left, cellWidth, lettering.size());
        size = new Size(width, Math.ceil(bottom() + below.height() + 8 + ColorBar.HEIGHT + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public List<Mark> marks() {
        return marks.get();
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        for (int t = 0; t < weights.size(0); t++) {
            word(surface, t);
            for (int s = 0; s < weights.size(1); s++) {
                cell(surface, t, s);
            }
        }
        drawing.token()
                .ifPresent(s -> surface.outline(
                        new Rect(left + s * cellWidth, MARGIN, cellWidth, bottom() - MARGIN), 2, theme.accent(), 2));
        if (!moment.finished() && !moment.step().encoding()) {
            Rect row = row(moment.writing());
            surface.outline(new Rect(row.x() - 1, row.y(), row.w() + 2, row.h()), 2, theme.nowRule(), 2);
        }
        below.paint(surface, bottom(), this::wordInk);
        double bar = Math.min(weights.size(1) * cellWidth, 180);
        ColorBar.shares(drawing).paint(surface, drawing, left, bottom() + below.height() + 8, Math.max(bar, 60));
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int t = 0; t < weights.size(0); t++) {
            for (int s = 0; s < weights.size(1); s++) {
                if (moment.knows(Stage.WEIGHTS, t, s)) {
                    spots.add(new Spot(Sites.WEIGHTS, List.of(t, s), place(t, s)));
                }
            }
        }
        spots.addAll(below.spots(bottom()));
        return spots;
    }

    private void word(Surface surface, int t) {
        Rect row = row(t);
        double baseline = row.centerY() + Fonts.capHeight(lettering) / 2;
        boolean written = moment.wrote(t);
        String word = written ? words.get(t) : t == moment.writing() ? "?" : "·";
        surface.text(word, left - GAP, baseline, lettering, Align.RIGHT, written ? theme.ink() : theme.faint());
    }

    private void cell(Surface surface, int t, int s) {
        double gap = cellWidth < 9 ? 0.5 : 1;
        Rect cell = place(t, s).inset(gap);
        if (!moment.knows(Stage.WEIGHTS, t, s)) {
            surface.fill(cell, 0, theme.panel());
            if (theme.panel().equals(theme.paper())) {
                surface.outline(cell.inset(0.5), 0, theme.rule().fade(0.3), 1);
            }
            return;
        }
        float weight = weights.at(t, s);
        Ink ink = drawing.shares().share(weight);
        surface.fill(cell, 0, ink);
        if (theme.paper().contrast(ink) < 1.1) {
            surface.outline(cell.inset(0.5), 0, theme.rule().fade(0.3), 1);
        }
        String number = Numerals.of(weight);
        Lettering fitting = Fonts.width(number, NUMBER) + 6 <= cellWidth ? NUMBER : SMALL_NUMBER;
        if (Fonts.width(number, fitting) + 3 <= cellWidth) {
            double baseline = cell.centerY() + Fonts.capHeight(fitting) / 2;
            surface.text(number, cell.centerX(), baseline, fitting, Align.CENTER, Palette.textOn(ink));
        }
    }

    /** Wide enough for a number. */
    private static double naturalCell(int columns) {
        return columns <= 8 ? NATURAL_CELL : columns <= 16 ? 44 : 30;
    }

    private Ink wordInk(int s) {
        if (drawing.token().isPresent() && drawing.token().getAsInt() == s) {
            return theme.accent();
        }
        return drawing.trace().source().get(s).isBlank() ? theme.faint() : theme.ink();
    }

    private Rect row(int t) {
        return new Rect(left, MARGIN + t * cellHeight, weights.size(1) * cellWidth, cellHeight);
    }

    private Rect place(int t, int s) {
        return new Rect(left + s * cellWidth, MARGIN + t * cellHeight, cellWidth, cellHeight);
    }

    private double bottom() {
        return MARGIN + weights.size(0) * cellHeight;
    }
}
