package headlight.figure.lab;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What a chart of curves shows. Its texts are in the language of the picture already.
 *
 * @param title  above it; may be empty
 * @param x      the axis at the bottom
 * @param y      the axis at the left
 * @param series the curves, in the order of the legend
 * @param events moments on the axis at the bottom that are pointed out
 * @param level  a height that is pointed out, such as a goal
 * @param at     a place on the axis at the bottom that is looked at
 */
public record Chart(
        String title,
        Axis x,
        Axis y,
        List<Series> series,
        List<Event> events,
        OptionalDouble level,
        OptionalDouble at) {

    /** How numbers are written along an axis. */
    public enum Unit {
        /** With as many decimals as tell the ticks apart. */
        NUMBER,
        /** Without decimals. */
        WHOLE,
        /** 0.25 is 25 %. */
        PERCENT
    }

    /**
     * An axis.
     *
     * @param title what it counts, with its unit
     * @param unit  how its numbers are written
     * @param low   where it begins; empty: at the lowest number
     * @param high  where it ends; empty: at the highest number
     */
    public record Axis(String title, Unit unit, OptionalDouble low, OptionalDouble high) {

        /** As long as the numbers need, from 0. */
        public static Axis from0(String title, Unit unit) {
            return new Axis(title, unit, OptionalDouble.of(0), OptionalDouble.empty());
        }

        /** From 0 to 100 %. */
        public static Axis percent(String title) {
            return new Axis(title, Unit.PERCENT, OptionalDouble.of(0), OptionalDouble.of(1));
        }
    }

    /**
     * A measured point; what is not finite is left out.
     *
     * @param low  the lowest of several measurements of which y is the middle, else y
     * @param high the highest
     */
    public record Point(double x, double y, double low, double high) {

        /** A point measured once. */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }

    /**
     * A curve.
     *
     * @param name   in the legend
     * @param color  its place among the colours that can be told apart, from 0
     * @param faint  whether it stands behind the others, for comparison
     * @param points from left to right
     */
    public record Series(String name, int color, boolean faint, List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    /** A moment that is pointed out. */
    public record Event(double x, String name) {}

    public Chart {
        series = List.copyOf(series);
        events = List.copyOf(events);
    }

    /** A chart of these curves. */
    public static Chart of(String title, Axis x, Axis y, List<Series> series) {
        return new Chart(title, x, y, series, List.of(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The same with a height pointed out. */
    public Chart level(double height) {
        return new Chart(title, x, y, series, events, OptionalDouble.of(height), at);
    }

    /** The same with moments pointed out. */
    public Chart with(List<Event> moments) {
        return new Chart(title, x, y, series, moments, level, at);
    }

    /** The same, looking at one place. */
    public Chart at(double place) {
        return new Chart(title, x, y, series, events, level, OptionalDouble.of(place));
    }

    /** The number that a curve has nearest to a place; empty when it has none. */
    public static Optional<Point> nearest(Series series, double place) {
        return shown(series)
                .reduce((best, next) -> Math.abs(next.x() - place) < Math.abs(best.x() - place) ? next : best);
    }

    /** The points of a curve that can be drawn. */
    static Stream<Point> shown(Series series) {
        return series.points().stream().filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()));
    }
}
