package headlight.figure;

import java.util.List;

/**
 * Numbers as colours.
 *
 * @param name      as the command line knows it
 * @param diverging whether its middle means zero
 * @param stops     colours at equal distances, from the lowest number to the highest
 */
public record Colormap(String name, boolean diverging, List<Ink> stops) {

    public Colormap {
        stops = List.copyOf(stops);
    }

    /** The colour of a weight or a probability, from 0 to 1; what lies outside is cut off, NaN counts as 0. */
    public Ink share(double value) {
        return at(diverging ? (cut(value, 0) + 1) / 2 : cut(value, 0));
    }

    /** The colour of a signed number, from -1 to 1; what lies outside is cut off, NaN counts as 0. */
    public Ink signed(double value) {
        return at((cut(value, -1) + 1) / 2);
    }

    private Ink at(double place) {
        double scaled = place * (stops.size() - 1);
        int below = Math.min((int) scaled, stops.size() - 2);
        return stops.get(below).mix(stops.get(below + 1), scaled - below);
    }

    private static double cut(double value, double low) {
        return Double.isNaN(value) ? 0 : Math.max(low, Math.min(1, value));
    }
}
