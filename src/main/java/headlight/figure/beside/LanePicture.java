package headlight.figure.beside;

import headlight.figure.Drawing;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Paragraph;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.WordsBelow;
import headlight.trace.Alignment;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Tensor;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One model of a comparison: its name, where it looked, how sure it was, and what it wrote. */
final class LanePicture {

    static final Lettering NAME = Lettering.strong(14);
    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering STRONG = Lettering.strong(13);
    private static final Lettering SMALL = Lettering.plain(11);
    private static final double GAP = 8;
    private static final double PERCENT = 40;
    private static final double LONGEST_WORD = 96;
    private static final double WIDEST_CELL = 76;
    private static final double LINE = 21;

    private final Drawing drawing;
    private final Theme theme;
    private final Lane lane;
    private final List<Boolean> otherwise;
    private final double width;
    private final Paragraph name;
    private final Paragraph about;
    private final WeightMap map;
    private final WordsBelow below;
    private final Moment moment;

    /**
     * A lane as wide as this.
     *
     * @param drawing of a moment of all lanes together
     * @param first   the lane that its words are compared with
     * @param head    how high the names of all lanes are
     */
    LanePicture(Drawing drawing, Lane lane, Lane first, double width, double head, double row) {
        this.drawing = drawing;
        this.lane = lane;
        this.width = width;
        theme = drawing.theme();
        moment = drawing.moment();
        otherwise = lane.otherwise(first);
        name = Paragraph.of(lane.name(), NAME, width);
        about = Paragraph.of(about(), SMALL, width);
        double widest = lane.target().stream()
                .mapToDouble(word -> Fonts.width(word, STRONG))
                .max()
                .orElse(0);
        double words = Math.min(Math.max(24, widest), Math.min(LONGEST_WORD, width * 0.3));
        int columns = Math.max(1, lane.source().size());
        double left = words + 12 + GAP;
        double cells = Math.min(columns * WIDEST_CELL, Math.max(40, width - left - PERCENT));
        Tensor weights = lane.alignment()
                .map(Alignment::weights)
                .orElseGet(() -> Tensor.of(new float[steps() * columns], steps(), columns));
        map = new WeightMap(weights, drawing.shares(), theme, new Rect(left, head, cells, steps() * row), row);
        below = new WordsBelow(lane.source(), left, map.column(), WORD.size());
    }

    /** How high its name is, and what stands below it. */
    static double head(Lane lane, Drawing drawing, double width) {
        LanePicture picture = new LanePicture(drawing, lane, lane, width, 0, 1);
        return picture.name.height() + picture.about.height() + 12;
    }

    private int steps() {
        return Math.max(1, lane.run().target().size());
    }

    /** Where its map ends. */
    double bottom() {
        return map.place().bottom() + below.height();
    }

    /** How high the sentence is that it wrote. */
    double sentence() {
        return LINE * flow(Optional.empty(), 0);
    }

    void paint(Surface surface, double sentence) {
        name.paint(surface, 0, 0, theme.ink());
        about.paint(surface, 0, name.height() + 1, theme.faint());
        for (int t = 0; t < lane.run().target().size(); t++) {
            row(surface, t);
        }
        for (int t = 0; t < lane.run().target().size(); t++) {
            if (now(t) && !moment.finished()) {
                surface.outline(map.row(t).inset(-1), 2, theme.nowRule(), 2);
            }
        }
        below.paint(surface, map.place().bottom(), this::wordInk);
        flow(Optional.of(surface), sentence);
    }

    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int t = 0; t < lane.run().target().size(); t++) {
            for (int s = 0;
                    lane.alignment().isPresent()
                            && knows(Stage.WEIGHTS, t)
                            && s < map.weights().size(1);
                    s++) {
                spots.add(new Spot(Sites.WEIGHTS, List.of(t, s), map.cell(t, s)));
            }
        }
        spots.addAll(below.spots(map.place().bottom()));
        return spots;
    }

    private String about() {
        String size = drawing.labels().text("figure.compare.parameters", lane.parameters());
        return lane.alignment()
                .map(a -> a.layer()
                        .map(layer -> size + " · " + drawing.labels().text("figure.compare.heads", layer + 1))
                        .orElse(size))
                .orElse(size + " · "
                        + drawing.labels().text(lane.peeks() ? "figure.compare.peeky" : "figure.compare.plain"));
    }

    private void row(Surface surface, int t) {
        Rect row = map.row(t);
        double baseline = row.centerY() + Fonts.capHeight(WORD) / 2;
        boolean written = knows(Stage.OUTPUT, t);
        boolean other = written && otherwise.get(t);
        String word = written ? lane.target().get(t) : now(t) ? "?" : "·";
        double room = row.x() - GAP;
        String shown = Words.fit(other ? "≠ " + word : word, other ? STRONG : WORD, room);
        surface.text(
                shown,
                room,
                baseline,
                other ? STRONG : WORD,
                Align.RIGHT,
                other ? theme.accent() : written ? theme.ink() : theme.faint());
        if (lane.alignment().isPresent()) {
            map.paint(surface, t, knows(Stage.WEIGHTS, t));
        } else {
            blind(surface, t);
        }
        if (written) {
            lane.probability(t).ifPresent(p -> {
                long hundredths = Math.round(p * 100);
                String percent =
                        drawing.labels().text("stage.percent", hundredths == 0 ? "<1" : Long.toString(hundredths));
                surface.text(percent, row.right() + PERCENT - 2, baseline, SMALL, Align.RIGHT, theme.faint());
            });
        }
    }

    /** It cannot look: an empty row, and a dot under the word whose state is all that it gets, where it gets it. */
    private void blind(Surface surface, int t) {
        Rect row = map.row(t);
        surface.line(row.x(), row.centerY(), row.right(), row.centerY(), theme.rule(), 1);
        if (knows(Stage.DECODE, t) && (t == 0 || lane.peeks())) {
            int last = lane.run().backwards() ? 0 : map.weights().size(1) - 1;
            Rect cell = map.cell(t, last);
            double r = Math.min(4.5, cell.w() / 3);
            surface.fill(new Ellipse2D.Double(-r, -r, 2 * r, 2 * r), cell.centerX(), cell.centerY(), theme.bar());
        }
    }

    private Ink wordInk(int s) {
        Step step = moment.step();
        boolean reads = moment.at() >= 0
                && step.encoding()
                && s == (lane.run().backwards() ? lane.source().size() - 1 - step.word() : step.word());
        return reads ? theme.accent() : lane.source().get(s).isBlank() ? theme.faint() : theme.ink();
    }

    /** The words written so far as a sentence, those that differ underlined; says how many lines it takes. */
    private int flow(Optional<Surface> surface, double top) {
        double x = 0;
        int line = 0;
        for (int t = 0; t < lane.run().target().size(); t++) {
            boolean other = otherwise.get(t);
            Lettering lettering = other ? STRONG : WORD;
            String word = Words.fit(lane.target().get(t), lettering, width);
            double wide = Fonts.width(word, lettering);
            if (x > 0 && x + wide > width) {
                x = 0;
                line++;
            }
            double from = x;
            double baseline = top + line * LINE + 14;
            if (surface.isPresent() && knows(Stage.OUTPUT, t)) {
                Ink ink = other ? theme.accent() : theme.ink();
                surface.get().text(word, from, baseline, lettering, Align.LEFT, ink);
                if (other) {
                    surface.get().line(from, baseline + 3, from + wide, baseline + 3, ink, 1.5);
                }
            }
            x += wide + 5;
        }
        return line + 1;
    }

    private boolean now(int t) {
        return moment.at() >= 0 && !moment.step().encoding() && moment.step().word() == t;
    }

    /** Whether a stage of a word is reached; one that this model has not got comes with the next that it has. */
    private boolean knows(Stage stage, int t) {
        if (moment.at() < 0 || moment.step().encoding()) {
            return false;
        }
        Step now = moment.step();
        return t < now.word() || (t == now.word() && stage.compareTo(now.stage()) <= 0);
    }
}
