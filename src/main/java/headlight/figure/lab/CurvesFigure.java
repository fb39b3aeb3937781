package headlight.figure.lab;

import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.lab.Chart.Point;
import headlight.figure.lab.Chart.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Named curves over one pair of axes, each with a colour and a sign of its own. */
public final class CurvesFigure implements Figure {

    /** A size that suits a page. */
    public static final Size NATURAL = new Size(640, 360);

    private static final double MARGIN = 12;
    private static final double GAP = 6;
    private static final double LINE = 19;
    private static final double KEY = 26;
    private static final double TICK_ROOM = 64;
    private static final double TICK_HEIGHT = 34;
    private static final double SIGN = 3.2;
    /** Signs nearer than this would be a bar. */
    private static final double SIGNS_APART = 9;

    private static final Lettering TITLE = Lettering.strong(14);
    private static final Lettering TEXT = Lettering.plain(11);

    private final Chart chart;
    private final Theme theme;
    private final Size size;
    private final List<Rect> keys = new ArrayList<>();
    private final Rect plot;
    private final Ticks across;
    private final Ticks up;

    /** A chart in its colours, as large as this. */
    public CurvesFigure(Chart chart, Theme theme, Size size) {
        this.chart = chart;
        this.theme = theme;
        this.size = size;
        double top = MARGIN + (chart.title().isEmpty() ? 0 : 20);
        double right = size.width() - MARGIN - 6;
        if (chart.series().size() > 1) {
            top = legend(top, right) + GAP;
        }
        double above = top + (chart.y().title().isEmpty() ? GAP : LINE);
        double bottom = size.height() - MARGIN - 16 - (chart.x().title().isEmpty() ? 0 : LINE);
        double high = Math.max(20, bottom - above);
        up = Ticks.of(chart.y(), least(Point::low), largest(Point::high), (int) Math.max(2, high / TICK_HEIGHT));
        double left = MARGIN
                + GAP
                + up.numbers().stream()
                        .mapToDouble(number -> Fonts.width(up.text(number), TEXT))
                        .max()
                        .orElse(0);
        plot = new Rect(left, above, Math.max(20, right - left), high);
        across = Ticks.of(chart.x(), least(Point::x), largest(Point::x), (int) Math.max(2, plot.w() / TICK_ROOM));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        if (!chart.title().isEmpty()) {
            surface.text(Words.fit(chart.title(), TITLE, room), MARGIN, MARGIN + 11, TITLE, Align.LEFT, theme.ink());
        }
        for (int i = 0; i < keys.size(); i++) {
            key(surface, keys.get(i), chart.series().get(i));
        }
        axes(surface);
        events(surface);
        surface.clip(new Rect(plot.x() - SIGN, plot.y() - SIGN, plot.w() + 2 * SIGN, plot.h() + 2 * SIGN), () -> {
            chart.level().ifPresent(y -> dashes(surface, new Rect(plot.x(), y(y), plot.w(), 0), theme.faint()));
            chart.series().stream().filter(Series::faint).forEach(series -> curve(surface, series));
            chart.series().stream().filter(series -> !series.faint()).forEach(series -> curve(surface, series));
        });
        chart.at().ifPresent(x -> {
            surface.line(x(x), plot.y(), x(x), plot.bottom(), theme.accent(), 1.5);
            surface.fill(new Rect(x(x) - 3, plot.bottom() - 3, 6, 6), 3, theme.accent());
        });
    }

    @Override
    public List<Spot> spots() {
        return List.of();
    }

    /** A row for each place at the bottom, a column for each curve. */
    @Override
    public List<Table> tables() {
        TreeSet<Double> places = new TreeSet<>();
        List<TreeMap<Double, Double>> columns = new ArrayList<>();
        for (Series series : chart.series()) {
            TreeMap<Double, Double> column = new TreeMap<>();
            Chart.shown(series).forEach(point -> column.put(point.x(), point.y()));
            places.addAll(column.keySet());
            columns.add(column);
        }
        List<Double> rows = List.copyOf(places);
        List<String> names = rows.stream().map(CurvesFigure::plain).toList();
        return List.of(new Table(
                chart.x().title(),
                Table.Heading.of(names, 0),
                Table.Heading.of(chart.series().stream().map(Series::name).toList(), 0),
                (row, column) -> {
                    Double value = columns.get(column).get(rows.get(row));
                    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
                }));
    }

    /** The place on the axis at the bottom that lies at this x of the picture, within the axis. */
    public double place(double x) {
        double share = Math.max(0, Math.min(1, (x - plot.x()) / plot.w()));
        return across.low() + share * (across.high() - across.low());
    }

    /** Where the curves are. */
    public Rect plot() {
        return plot;
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.format(Locale.ROOT, "%.0f", number)
                : Double.toString(number);
    }

    /** Finds a place for each entry of the legend, in as many lines as it takes; returns where they end. */
    private double legend(double top, double right) {
        double x = MARGIN;
        double y = top;
        for (Series series : chart.series()) {
            double width = Math.min(right - MARGIN, KEY + Fonts.width(series.name(), TEXT));
            if (x > MARGIN && x + width > right) {
                x = MARGIN;
                y += LINE;
            }
            keys.add(new Rect(x, y, width, LINE));
            x += width + 14;
        }
        return y + LINE;
    }

    private void key(Surface surface, Rect where, Series series) {
        Ink ink = ink(series);
        double middle = where.centerY();
        surface.line(where.x(), middle, where.x() + KEY - 6, middle, ink, thickness(series));
        sign(surface, where.x() + (KEY - 6) / 2, middle, series, ink);
        String name = Words.fit(series.name(), TEXT, where.w() - KEY + 1);
        surface.text(
                name,
                where.x() + KEY,
                middle + Fonts.capHeight(TEXT) / 2,
                TEXT,
                Align.LEFT,
                series.faint() ? theme.faint() : theme.ink());
    }

    private void axes(Surface surface) {
        if (!chart.y().title().isEmpty()) {
            surface.text(chart.y().title(), MARGIN, plot.y() - 11, TEXT, Align.LEFT, theme.faint());
        }
        for (double number : up.numbers()) {
            double y = y(number);
            surface.line(
                    plot.x(),
                    y,
                    plot.right(),
                    y,
                    theme.rule().mix(theme.paper(), theme.rule().equals(theme.ink()) ? 0.8 : 0.3),
                    1);
            double baseline = y + Fonts.capHeight(TEXT) / 2;
            surface.text(up.text(number), plot.x() - GAP, baseline, TEXT, Align.RIGHT, theme.faint());
        }
        surface.line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), theme.faint(), 1);
        for (double number : across.numbers()) {
            surface.line(x(number), plot.bottom(), x(number), plot.bottom() + 4, theme.faint(), 1);
            surface.text(across.text(number), x(number), plot.bottom() + 15, TEXT, Align.CENTER, theme.faint());
        }
        if (!chart.x().title().isEmpty()) {
            surface.text(chart.x().title(), plot.right(), plot.bottom() + 15 + LINE, TEXT, Align.RIGHT, theme.faint());
        }
    }

    private void events(Surface surface) {
        double free = Double.NEGATIVE_INFINITY;
        for (Chart.Event event : chart.events()) {
            double x = x(event.x());
            dashes(surface, new Rect(x, plot.y(), 0, plot.h()), theme.nowRule());
            double width = Fonts.width(event.name(), TEXT);
            boolean left = x + 4 + width > plot.right();
            double from = left ? x - 4 - width : x + 4;
            if (from > free && from >= plot.x()) {
                surface.text(event.name(), from, plot.y() + 11, TEXT, Align.LEFT, theme.faint());
                free = from + width + GAP;
            }
        }
    }

    private static void dashes(Surface surface, Rect line, Ink ink) {
        double length = Math.max(line.w(), line.h());
        for (double from = 0; from < length; from += 8) {
            double to = Math.min(length, from + 4);
            boolean flat = line.w() > 0;
            surface.line(
                    line.x() + (flat ? from : 0),
                    line.y() + (flat ? 0 : from),
                    line.x() + (flat ? to : 0),
                    line.y() + (flat ? 0 : to),
                    ink,
                    1);
        }
    }

    private void curve(Surface surface, Series series) {
        Ink ink = ink(series);
        List<Point> points = thinned(Chart.shown(series).toList());
        for (int i = 1; i < points.size(); i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            surface.line(x(from.x()), y(from.y()), x(to.x()), y(to.y()), ink, thickness(series));
        }
        double extent = points.isEmpty()
                ? 0
                : x(points.get(points.size() - 1).x()) - x(points.get(0).x());
        boolean few = (points.size() - 1) * SIGNS_APART <= extent;
        for (Point point : points) {
            double x = x(point.x());
            if (point.high() > point.low()) {
                surface.line(x, y(point.low()), x, y(point.high()), ink.fade(0.6), 1);
                surface.line(x - SIGN, y(point.low()), x + SIGN, y(point.low()), ink.fade(0.6), 1);
                surface.line(x - SIGN, y(point.high()), x + SIGN, y(point.high()), ink.fade(0.6), 1);
            }
            if (few) {
                sign(surface, x, y(point.y()), series, ink);
            }
        }
    }

    /** No more points than can be seen: of those in one column of pixels the lowest and the highest. */
    private List<Point> thinned(List<Point> points) {
        if (points.size() <= 2 * plot.w()) {
            return points;
        }
        List<Point> thin = new ArrayList<>();
        for (int from = 0, to; from < points.size(); from = to) {
            int low = from;
            int high = from;
            double column = Math.floor(x(points.get(from).x()));
            for (to = from + 1;
                    to < points.size() && Math.floor(x(points.get(to).x())) == column;
                    to++) {
                low = points.get(to).y() < points.get(low).y() ? to : low;
                high = points.get(to).y() > points.get(high).y() ? to : high;
            }
            thin.add(points.get(Math.min(low, high)));
            if (low != high) {
                thin.add(points.get(Math.max(low, high)));
            }
        }
        return thin;
    }

    /** A disc, a square, a diamond, a cross or a bar: colour is never all that tells curves apart. */
    private static void sign(Surface surface, double x, double y, Series series, Ink ink) {
        double r = SIGN;
        switch (series.color() % 5) {
            case 0 -> surface.fill(new Rect(x - r, y - r, 2 * r, 2 * r), r, ink);
            case 1 -> surface.fill(new Rect(x - r, y - r, 2 * r, 2 * r), 0, ink);
            case 2 -> surface.group(x, y, 45, () -> surface.fill(new Rect(-r, -r, 2 * r, 2 * r), 0, ink));
            case 3 -> {
                surface.line(x - r, y - r, x + r, y + r, ink, 2);
                surface.line(x - r, y + r, x + r, y - r, ink, 2);
            }
            default -> surface.line(x, y - r - 1, x, y + r + 1, ink, 2.5);
        }
    }

    private Ink ink(Series series) {
        Ink ink = Palette.head(series.color(), theme);
        return series.faint() ? ink.mix(theme.paper(), 0.35) : ink;
    }

    private static double thickness(Series series) {
        return series.faint() ? 1.2 : 1.8;
    }

    private double x(double number) {
        return plot.x() + across.share(number) * plot.w();
    }

    private double y(double number) {
        return plot.bottom() - up.share(number) * plot.h();
    }

    private double least(ToDoubleFunction<Point> number) {
        return numbers(number).min().orElse(Double.NaN);
    }

    private double largest(ToDoubleFunction<Point> number) {
        return numbers(number).max().orElse(Double.NaN);
    }

    private DoubleStream numbers(ToDoubleFunction<Point> number) {
        return chart.series().stream().flatMap(Chart::shown).mapToDouble(number).filter(Double::isFinite);
    }
}
