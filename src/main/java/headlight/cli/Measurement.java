package headlight.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How long something took, and how long its twin did in the same minutes.
 *
 * @param name    what was measured
 * @param seconds of each run
 * @param twin    of each run of the twin, between ours; empty without one
 * @param goal    our time for each second of the twin's, at most; empty where nothing is promised
 */
record Measurement(String name, List<Double> seconds, List<Double> twin, OptionalDouble goal) {

    Measurement {
        seconds = List.copyOf(seconds);
        twin = List.copyOf(twin);
    }

    /** The median of our runs, in seconds. */
    double median() {
        return median(seconds);
    }

    /** The median of the twin's, in seconds; NaN without one. */
    double twinMedian() {
        return median(twin);
    }

    /** Our time for each second of the twin's; NaN without one. */
    double ratio() {
        return median() / twinMedian();
    }

    /** For reading: {@code training step   58.8 ms   PyTorch 60.8 ms   0.97}. */
    @Override
    public String toString() {
        String own = String.format(Locale.ROOT, "%-60s %10s", name, time(median()));
        if (twin.isEmpty()) {
            return own;
        }
        String goals = goal.isPresent() ? String.format(Locale.ROOT, " (goal %.2f)", goal.getAsDouble()) : "";
        return own + String.format(Locale.ROOT, "   PyTorch %10s   ratio %.2f", time(twinMedian()), ratio()) + goals;
    }

    private static String time(double seconds) {
        return seconds < 1
                ? String.format(Locale.ROOT, "%.1f ms", 1000 * seconds)
                : String.format(Locale.ROOT, "%.2f s", seconds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }
}
