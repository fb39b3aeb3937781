package headlight.figure.beside;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Share;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.Forcing;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Forced and free running beside each other, the right words between them: at each step what the decoder read, what it
 * writes, and how sure it is; and the line at which the two part.
 */
public final class ForcingFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double NATURAL = 880;
    private static final double LEAST = 520;
    private static final double HEADER = 66;
    private static final double ROW = 30;
    private static final double PARTING = 22;
    private static final double INDEX = 30;
    private static final double SPINE = 118;
    private static final double GAP = 14;
    private static final double BAR = 10;
    private static final double PERCENT = 40;
    private static final Lettering HEADING = Lettering.strong(14);
    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering STRONG = Lettering.strong(13);
    private static final Lettering SMALL = Lettering.plain(11);

    private final Drawing drawing;
    private final Theme theme;
    private final Forcing forcing;
    private final double side;
    private final Size size;

    /**
     * The two ways.
     *
     * @param drawing of either of them
     */
    public ForcingFigure(Drawing drawing, Forcing forcing) {
        this.drawing = drawing;
        this.forcing = forcing;
        theme = drawing.theme();
        double width = Math.max(LEAST, drawing.width().orElse(NATURAL));
        side = (width - 2 * MARGIN - INDEX - SPINE - 2 * GAP) / 2;
        double rows = forcing.steps() * ROW + (forcing.parting().isPresent() ? PARTING : 0);
        size = new Size(width, Math.ceil(MARGIN + HEADER + rows + 30 + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        header(surface, forcedX(), "forced");
        header(surface, freeX(), "free");
        double middle = spineX() + SPINE / 2;
        surface.text(
                drawing.labels().text("figure.forcing.right"),
                middle,
                MARGIN + 13,
                HEADING,
                Align.CENTER,
                theme.good());
        for (int t = 0; t < forcing.steps(); t++) {
            row(surface, t);
        }
        forcing.parting().ifPresent(t -> parting(surface, t));
        double baseline = size.height() - MARGIN - 8;
        int all = forcing.forced().target().size();
        summary(surface, forcedX(), baseline, forcing.right(forcing.forced()), all);
        summary(surface, freeX(), baseline, forcing.right(forcing.free()), all);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int t = 0; t < forcing.steps(); t++) {
            spots.add(new Spot(
                    Sites.DECODER_HIDDEN, List.of(t), new Rect(MARGIN, top(t), size.width() - 2 * MARGIN, ROW)));
        }
        return spots;
    }

    /** For each step the probability of the right word when forced, and of the word written when running freely. */
    @Override
    public List<Table> tables() {
        Trace longer =
                forcing.forced().target().size() >= forcing.free().target().size() ? forcing.forced() : forcing.free();
        return List.of(new Table(
                "step",
                Table.Heading.of(longer.target(), 0),
                Table.Heading.of(List.of("forced", "free"), 0),
                (row, column) -> {
                    Trace run = column == 0 ? forcing.forced() : forcing.free();
                    return row < run.target().size()
                            ? OptionalDouble.of(
                                    Forcing.probability(run, row, run.target().get(row)))
                            : OptionalDouble.empty();
                }));
    }

    private void header(Surface surface, double x, String which) {
        surface.text(
                drawing.labels().text("figure.forcing." + which), x, MARGIN + 13, HEADING, Align.LEFT, theme.ink());
        String about = drawing.labels().text("figure.forcing." + which + ".about");
        surface.text(Words.fit(about, SMALL, side), x, MARGIN + 31, SMALL, Align.LEFT, theme.faint());
        double y = MARGIN + HEADER - 9;
        surface.text(drawing.labels().text("figure.forcing.reads"), x, y, SMALL, Align.LEFT, theme.faint());
        surface.text(drawing.labels().text("figure.forcing.writes"), writesX(x), y, SMALL, Align.LEFT, theme.faint());
        surface.line(x, MARGIN + HEADER - 2, x + side, MARGIN + HEADER - 2, theme.rule(), 1);
    }

    private void row(Surface surface, int t) {
        double y = top(t) + ROW / 2 + Fonts.capHeight(WORD) / 2;
        surface.text(Integer.toString(t + 1), MARGIN, y, SMALL, Align.LEFT, theme.faint());
        if (t < forcing.forced().target().size()) {
            String right = Words.shown(forcing.forced().target().get(t));
            Rect spine = new Rect(spineX(), top(t) + 2, SPINE, ROW - 4);
            surface.fill(spine, 6, theme.panel());
            surface.text(Words.fit(right, STRONG, SPINE - 12), spine.centerX(), y, STRONG, Align.CENTER, theme.good());
            half(surface, forcing.forced(), t, forcedX());
        }
        if (t < forcing.free().target().size()) {
            half(surface, forcing.free(), t, freeX());
        }
    }

    /** What one of them reads and writes at a step. */
    private void half(Surface surface, Trace run, int t, double x) {
        double y = top(t) + ROW / 2 + Fonts.capHeight(WORD) / 2;
        double room = writesX(x) - x - 22;
        boolean slipped = Forcing.slipped(run, t);
        String read = Words.fit(Words.shown(run.inputs().get(t)), WORD, room - (slipped ? 16 : 4));
        if (slipped) {
            double width = Math.min(room, Fonts.width(read, STRONG) + 14);
            Rect mark = new Rect(x - 6, top(t) + 3, width, ROW - 6);
            surface.fill(mark, 6, theme.now());
            surface.outline(mark, 6, theme.nowRule(), 1.5);
        }
        surface.text(read, x, y, slipped ? STRONG : WORD, Align.LEFT, slipped ? theme.ink() : theme.faint());
        surface.text("→", writesX(x) - 18, y, WORD, Align.LEFT, theme.faint());
        String writes = Forcing.likeliest(run, t);
        boolean right = t < forcing.forced().target().size()
                && writes.equals(forcing.forced().target().get(t));
        Ink ink = right ? theme.ink() : theme.accent();
        double words = (x + side - writesX(x)) * 0.5;
        surface.text(
                Words.fit((right ? "" : "≠ ") + Words.shown(writes), right ? WORD : STRONG, words - 6),
                writesX(x),
                y,
                right ? WORD : STRONG,
                Align.LEFT,
                ink);
        double p = Forcing.probability(run, t, writes);
        Rect track = new Rect(
                writesX(x) + words,
                top(t) + (ROW - BAR) / 2,
                Math.max(8, x + side - writesX(x) - words - PERCENT),
                BAR);
        surface.fill(track, 2, theme.panel());
        double length = Math.max(1, track.w() * Share.of(p));
        surface.fill(
                new Rect(track.x(), track.y(), length, BAR),
                Math.min(2, length / 2),
                right ? theme.bar() : theme.accent());
        long hundredths = Math.round(p * 100);
        surface.text(
                drawing.labels().text("stage.percent", hundredths == 0 ? "<1" : Long.toString(hundredths)),
                x + side,
                y,
                SMALL,
                Align.RIGHT,
                theme.ink());
    }

    private void parting(Surface surface, int t) {
        double y = top(t) - PARTING / 2;
        String text = drawing.labels().text("figure.forcing.parting");
        double width = Fonts.width(text, SMALL) + 16;
        double middle = spineX() + SPINE / 2;
        surface.line(MARGIN, y, middle - width / 2, y, theme.nowRule(), 1.5);
        surface.line(middle + width / 2, y, size.width() - MARGIN, y, theme.nowRule(), 1.5);
        surface.text(text, middle, y + Fonts.capHeight(SMALL) / 2, SMALL, Align.CENTER, theme.ink());
    }

    private void summary(Surface surface, double x, double baseline, long right, int all) {
        String text = drawing.labels().text("figure.forcing.summary", right, all);
        surface.text(text, x, baseline, SMALL, Align.LEFT, theme.faint());
    }

    private double top(int t) {
        boolean below = forcing.parting().isPresent() && t >= forcing.parting().getAsInt();
        return MARGIN + HEADER + t * ROW + (below ? PARTING : 0);
    }

    private double forcedX() {
        return MARGIN + INDEX;
    }

    private double spineX() {
        return forcedX() + side + GAP;
    }

    private double freeX() {
        return spineX() + SPINE + GAP;
    }

    private double writesX(double x) {
        return x + side * 0.36;
    }
}
