package headlight.figure.view;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Labels;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Paragraph;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.Gradients;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long the gradient of the loss is at each source word and at each decoder step: bars, of one run or of several models
 * above each other.
 */
public final class GradientsFigure implements Figure {

    private static final double MARGIN = 14;
    private static final double BETWEEN = 26;
    private static final double TITLE = 40;
    private static final double BARS = 84;
    private static final double NUMBER = 14;
    private static final double WORD = 20;
    private static final double APART = 18;
    private static final double WIDEST_COLUMN = 64;
    private static final double NATURAL_COLUMN = 46;
    private static final Lettering NAME = Lettering.strong(13);
    private static final Lettering TEXT = Lettering.plain(11);
    private static final Lettering SMALL = Lettering.plain(10);
    private static final Lettering TOKEN = Lettering.plain(12);

    /**
     * A run that went back.
     *
     * @param name   of its model
     * @param moment as far as it has been walked
     */
    public record Run(String name, Moment moment) {}

    /** The bars of one side of a run. */
    private record Row(Run run, Site site, Stage stage, List<String> words, Tensor lengths, double left, double top) {}

    private final Labels labels;
    private final Theme theme;
    private final Size size;
    private final double column;
    private final List<Row> rows = new ArrayList<>();
    private final Paragraph note;

    /** The run of a drawing. */
    public GradientsFigure(Drawing drawing) {
        this(
                List.of(new Run(drawing.trace().about().model(), drawing.moment())),
                drawing.labels(),
                drawing.theme(),
                drawing.width());
    }

    /**
     * Runs of several models on one text.
     *
     * @param width in pixels at scale 1; empty for as much as the words need
     */
    public GradientsFigure(List<Run> runs, Labels labels, Theme theme, OptionalDouble width) {
        this.labels = labels;
        this.theme = theme;
        int sources =
                runs.stream().mapToInt(run -> trace(run).source().size()).max().orElse(1);
        int steps =
                runs.stream().mapToInt(run -> trace(run).target().size()).max().orElse(1);
        double natural = Math.max(560, 2 * MARGIN + BETWEEN + NATURAL_COLUMN * (sources + steps));
        double wide = width.orElse(Math.min(1400, natural));
        column = Math.min(WIDEST_COLUMN, (wide - 2 * MARGIN - BETWEEN) / (sources + steps));
        double top = MARGIN;
        for (Run run : runs) {
            double right = MARGIN + sources * column + BETWEEN;
            rows.add(row(run, Gradients.ENCODER, Stage.BACK_ENCODE, trace(run).source(), MARGIN, top));
            rows.add(row(run, Gradients.DECODER, Stage.BACK_DECODE, trace(run).target(), right, top));
            top += TITLE + NUMBER + BARS + WORD + APART;
        }
        note = Paragraph.of(labels.text("figure.gradients.note"), TEXT, wide - 2 * MARGIN);
        size = new Size(wide, Math.ceil(top + note.height() + MARGIN));
    }

    private static Trace trace(Run run) {
        return run.moment().trace();
    }

    private static Row row(Run run, Site site, Stage stage, List<String> words, double left, double top) {
        return new Row(run, site, stage, words, trace(run).tensor(site), left, top);
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        rows.forEach(row -> paint(surface, row));
        note.paint(surface, MARGIN, size.height() - MARGIN - note.height(), theme.faint());
    }

    private void paint(Surface surface, Row row) {
        boolean encoder = row.stage() == Stage.BACK_ENCODE;
        double room = row.words().size() * column;
        if (encoder) {
            String name = row.run().name() + "  ·  "
                    + labels.text("figure.gradients.loss", Numerals.brief(Gradients.loss(trace(row.run())))) + "  ·  "
                    + labels.text("figure.gradients.scale", Numerals.brief(Gradients.largest(trace(row.run()))));
            surface.text(
                    Words.fit(name, NAME, size.width() - 2 * MARGIN),
                    MARGIN,
                    row.top() + 13,
                    NAME,
                    Align.LEFT,
                    theme.ink());
        }
        String what = labels.text(encoder ? "figure.gradients.encoder" : "figure.gradients.decoder");
        surface.text(
                Words.fit(what, TEXT, encoder ? room + BETWEEN - 6 : size.width() - MARGIN - row.left()),
                row.left(),
                row.top() + 32,
                TEXT,
                Align.LEFT,
                theme.faint());
        double floor = floor(row);
        surface.line(row.left(), floor, row.left() + room, floor, theme.rule(), 1);
        for (int i = 0; i < row.words().size(); i++) {
            bar(surface, row, i);
        }
    }

    private void bar(Surface surface, Row row, int i) {
        double x = row.left() + i * column;
        double middle = x + column / 2;
        double floor = floor(row);
        boolean now = !row.run().moment().finished() && row.run().moment().isNow(row.stage(), i);
        String word = Words.fit(Words.shown(row.words().get(i)), TOKEN, column - 2);
        surface.text(word, middle, floor + 15, TOKEN, Align.CENTER, now ? theme.ink() : theme.faint());
        if (!knows(row, i)) {
            surface.text("·", middle, floor - 4, TOKEN, Align.CENTER, theme.faint());
            return;
        }
        double value = row.lengths().at(i);
        double largest = Gradients.largest(trace(row.run()));
        double high = largest > 0 ? BARS * Math.min(1, value / largest) : 0;
        double thick = Math.max(3, column * 0.62);
        Ink ink = row.stage() == Stage.BACK_ENCODE ? theme.accent() : theme.bar();
        Rect bar = new Rect(middle - thick / 2, floor - high, thick, high);
        surface.fill(bar, 0, ink);
        if (now) {
            surface.outline(bar.inset(-1.5), 2, theme.nowRule(), 2);
        }
        String text = Numerals.brief(value);
        if (Fonts.width(text, SMALL) <= column - 1) {
            surface.text(text, middle, floor - high - 4, SMALL, Align.CENTER, theme.ink());
        }
    }

    private static double floor(Row row) {
        return row.top() + TITLE + NUMBER + BARS;
    }

    private static boolean knows(Row row, int i) {
        return row.run().moment().knows(row.stage(), i);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Row row : rows) {
            for (int i = 0; i < row.words().size(); i++) {
                if (knows(row, i)) {
                    double top = row.top() + TITLE;
                    spots.add(new Spot(
                            row.site(),
                            List.of(i),
                            new Rect(row.left() + i * column, top, column, NUMBER + BARS + WORD)));
                }
            }
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        return rows.stream()
                .map(row -> new Table(
                        (rows.size() > 2 ? row.run().name() + " " : "")
                                + row.site().name(),
                        Table.Heading.of(row.words(), 0),
                        List.of(new Table.Heading(0, "length")),
                        (i, one) -> OptionalDouble.of(row.lengths().at(i))))
                .toList();
    }
}
