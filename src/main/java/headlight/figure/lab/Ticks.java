package headlight.figure.lab;

import headlight.figure.lab.Chart.Axis;
import headlight.figure.lab.Chart.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where an axis begins and ends, and where its numbers stand: at multiples of 1, 2 or 5 times a power of ten.
 *
 * @param low  where it begins
 * @param high where it ends, above {@code low}
 * @param step between two numbers
 * @param unit how they are written
 */
record Ticks(double low, double high, double step, Unit unit) {

    private static final double EPSILON = 1e-9;

    /**
     * For an axis along which these numbers lie.
     *
     * @param most how many numbers it has room for
     */
    static Ticks of(Axis axis, double least, double largest, int most) {
        double low = axis.low().orElse(Double.isFinite(least) ? least : 0);
        double high = axis.high().orElse(Double.isFinite(largest) ? largest : low + 1);
        if (!(high > low)) {
            high = low + 1;
        }
        double step = step((high - low) / Math.max(1, most), axis.unit());
        if (axis.low().isEmpty()) {
            low = Math.floor(low / step + EPSILON) * step;
        }
        return new Ticks(low, high, step, axis.unit());
    }

    private static double step(double least, Unit unit) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double nice : new double[] {1, 2, 5, 10}) {
            if (nice * power >= least * (1 - EPSILON)) {
                return unit == Unit.WHOLE ? Math.max(1, Math.rint(nice * power)) : nice * power;
            }
        }
        return 10 * power;
    }

    /** The numbers. */
    List<Double> numbers() {
        int first = (int) Math.ceil(low / step - EPSILON);
        int last = (int) Math.floor(high / step + EPSILON);
        return IntStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
    }

    /** How far along the axis a number lies, from 0 to 1. */
    double share(double number) {
        return (number - low) / (high - low);
    }

    /** A number as it is written at the axis. */
    String text(double number) {
        double shown = unit == Unit.PERCENT ? 100 * number : number;
        double between = unit == Unit.PERCENT ? 100 * step : step;
        int decimals = unit == Unit.WHOLE ? 0 : (int) Math.max(0, Math.ceil(-Math.log10(between) - EPSILON));
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", shown + 0.0);
        return (unit == Unit.PERCENT ? digits + " %" : digits).replace('-', '−');
    }
}
