package headlight.figure.lab;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Film;
import headlight.figure.Labels;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.lab.Chart.Axis;
import headlight.figure.lab.Chart.Point;
import headlight.figure.lab.Chart.Series;
import headlight.figure.lab.Chart.Unit;
import headlight.figure.view.AlignmentFigure;
import headlight.trace.Learning;
import headlight.trace.Learning.Frame;
import headlight.trace.Learning.Probe;
import headlight.trace.Learning.Shot;
import headlight.trace.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One frame of the film of a training: the losses and the exact match of the run that is looked at and of others, and where
 * it looked for a few probes. A film of them is what the window shows and what is exported.
 */
public final class LearningFigure implements Figure {

    /** A size that suits a film. */
    public static final Size NATURAL = new Size(1080, 640);

    private static final double MARGIN = 12;
    private static final double HEADER = 40;
    private static final double GAP = 18;
    private static final double LOWEST_CHART = 130;
    private static final double HIGHEST_CHART = 340;
    private static final double CHARTS = 0.46;
    private static final double CAPTION = 42;
    private static final double LEAST_MAP = 200;
    private static final double MOST_MAP = 520;
    private static final double FRAME_SECONDS = 0.3;
    private static final Lettering TITLE = Lettering.strong(15);
    private static final Lettering STRONG = Lettering.strong(12);
    private static final Lettering TEXT = Lettering.plain(12);

    /**
     * A run among others.
     *
     * @param name     in the legend
     * @param epochs   how many it takes in all; 0 when nobody knows
     * @param learning how it went
     */
    public record Curve(String name, double epochs, Learning learning) {}

    private final List<Curve> runs;
    private final int shown;
    private final Learning learning;
    private final Optional<Frame> frame;
    private final Theme theme;
    private final Labels labels;
    private final Size size;
    private final List<CurvesFigure> charts;
    private final List<Optional<AlignmentFigure>> maps = new ArrayList<>();
    private final double chartHeight;
    private final double mapWidth;

    /**
     * A frame.
     *
     * @param runs  all that are compared; never empty
     * @param shown the one that is looked at
     * @param at    which of its frames, from 0; too large a number is the last
     */
    public LearningFigure(List<Curve> runs, int shown, int at, Theme theme, Labels labels, Size size) {
        this.runs = List.copyOf(runs);
        this.shown = shown;
        this.learning = runs.get(shown).learning();
        this.theme = theme;
        this.labels = labels;
        this.size = size;
        List<Frame> frames = learning.frames();
        frame = frames.isEmpty() ? Optional.empty() : Optional.of(frames.get(Math.min(at, frames.size() - 1)));
        chartHeight = Math.max(LOWEST_CHART, Math.min(HIGHEST_CHART, CHARTS * (size.height() - HEADER)));
        Size half = new Size((size.width() - GAP) / 2, chartHeight);
        charts = Stream.of(losses(), exact())
                .map(chart ->
                        new CurvesFigure(frame.map(f -> chart.at(f.epoch())).orElse(chart), theme, half))
                .toList();
        int columns = columns();
        mapWidth = Math.min(MOST_MAP, (size.width() - 2 * MARGIN - (columns - 1) * GAP) / Math.max(1, columns));
        if (frame.isPresent()) {
            int index = frames.indexOf(frame.get());
            for (int p = 0; p < columns; p++) {
                maps.add(learning.trace(index, p)
                        .map(trace -> new AlignmentFigure(
                                Drawing.of(Moment.end(trace), theme, labels).wide(mapWidth))));
            }
        }
    }

    /** The whole film of one run, beside others. */
    public static Film film(List<Curve> runs, int shown, Theme theme, Labels labels, Size size) {
        int length = Math.max(1, runs.get(shown).learning().frames().size());
        return new Film(
                length,
                i -> new LearningFigure(runs, shown, i, theme, labels, size),
                i -> i == length - 1 ? Film.END : FRAME_SECONDS);
    }

    /** As many probes as have room beside each other. */
    private int columns() {
        int room = (int) Math.max(1, (size.width() - 2 * MARGIN + GAP) / (LEAST_MAP + GAP));
        return Math.min(room, learning.probes().size());
    }

    private Chart losses() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<Point> points = runs.get(i).learning().losses().stream()
                    .map(loss -> Point.of(loss.epoch(), loss.loss()))
                    .toList();
            series.add(new Series(runs.get(i).name(), i, i != shown, points));
        }
        Axis height = Axis.from0(labels.text("figure.learning.loss.unit"), Unit.NUMBER);
        return Chart.of(labels.text("figure.learning.loss"), epochs(), height, series)
                .with(turns());
    }

    private Chart exact() {
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            List<Point> points = runs.get(i).learning().scores().stream()
                    .map(score -> Point.of(score.epoch(), score.exact()))
                    .toList();
            series.add(new Series(runs.get(i).name(), i, i != shown, points));
        }
        Axis height = Axis.percent(labels.text("figure.learning.exact.unit"));
        return Chart.of(labels.text("figure.learning.exact"), epochs(), height, series);
    }

    private Axis epochs() {
        double most = runs.stream()
                .mapToDouble(run -> Math.max(run.epochs(), last(run.learning())))
                .max()
                .orElse(1);
        return new Axis(
                labels.text("figure.learning.epoch"),
                Unit.NUMBER,
                OptionalDouble.of(0),
                OptionalDouble.of(Math.max(1, most)));
    }

    private static double last(Learning learning) {
        return Math.max(
                learning.losses().stream()
                        .mapToDouble(Learning.Loss::epoch)
                        .max()
                        .orElse(0),
                learning.scores().stream()
                        .mapToDouble(Learning.Score::epoch)
                        .max()
                        .orElse(0));
    }

    private List<Chart.Event> turns() {
        return learning.turns().stream()
                .map(turn -> new Chart.Event(
                        turn.epoch(), labels.text("figure.learning.turn." + turn.what(), number(turn.to()))))
                .toList();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, "%.3g", number)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        String title = runs.get(shown).name();
        surface.text(Words.fit(title, TITLE, size.width() / 2), MARGIN, 25, TITLE, Align.LEFT, theme.ink());
        frame.ifPresent(now -> surface.text(
                labels.text("figure.learning.at", String.format(Locale.ROOT, "%.2f", now.epoch()), now.step()),
                size.width() - MARGIN - 6,
                25,
                TEXT,
                Align.RIGHT,
                theme.faint()));
        surface.group(0, HEADER, 0, () -> charts.get(0).paint(surface));
        surface.group(charts.get(0).size().width() + GAP, HEADER, 0, () -> charts.get(1)
                .paint(surface));
        frame.ifPresent(now -> surface.clip(
                new Rect(0, below(), size.width(), Math.max(1, size.height() - below())), () -> probes(surface, now)));
    }

    private double below() {
        return HEADER + chartHeight + 8;
    }

    private void probes(Surface surface, Frame now) {
        for (int p = 0; p < maps.size(); p++) {
            double left = MARGIN + p * (mapWidth + GAP);
            Probe probe = learning.probes().get(p);
            caption(surface, left, probe, now.shots().get(p));
            double top = below() + CAPTION;
            maps.get(p).ifPresent(map -> surface.group(left, top, 0, () -> map.paint(surface)));
        }
        if (maps.stream().anyMatch(Optional::isPresent)) {
            String note = labels.text("figure.learning.note");
            surface.text(
                    Words.fit(note, Lettering.plain(11), size.width() - 2 * MARGIN),
                    MARGIN,
                    size.height() - 8,
                    Lettering.plain(11),
                    Align.LEFT,
                    theme.faint());
        }
    }

    private void caption(Surface surface, double left, Probe probe, Shot shot) {
        surface.text(
                Words.fit(Words.line(probe.input()), STRONG, mapWidth),
                left,
                below() + 16,
                STRONG,
                Align.LEFT,
                theme.ink());
        boolean right = shot.wrote().equals(probe.right());
        String between = spaced(probe) ? " " : "";
        String wrote = Words.line(String.join(between, shot.wrote()));
        String said = right
                ? labels.text("figure.learning.right", wrote)
                : labels.text("figure.learning.wrong", wrote, Words.line(String.join(between, probe.right())));
        surface.text(
                Words.fit(said, TEXT, mapWidth),
                left,
                below() + 33,
                TEXT,
                Align.LEFT,
                right ? theme.good() : theme.ink());
    }

    /** Whether its tokens are words. */
    private static boolean spaced(Probe probe) {
        return probe.right().stream().anyMatch(token -> token.codePointCount(0, token.length()) > 1);
    }

    @Override
    public List<Spot> spots() {
        return List.of();
    }

    /** The losses, and the exact match. */
    @Override
    public List<Table> tables() {
        return charts.stream().flatMap(chart -> chart.tables().stream()).toList();
    }

    /** The place in the training that a point of a chart stands for, counted in epochs. */
    public OptionalDouble epochAt(double x, double y) {
        for (int i = 0; i < charts.size(); i++) {
            double left = i * (charts.get(0).size().width() + GAP);
            Rect plot = charts.get(i).plot().shift(left, HEADER);
            if (new Rect(plot.x() - 8, plot.y(), plot.w() + 16, plot.h() + 20).contains(x, y)) {
                return OptionalDouble.of(charts.get(i).place(x - left));
            }
        }
        return OptionalDouble.empty();
    }
}
