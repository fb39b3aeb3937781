package headlight.figure;

/** A part of a whole, as a length can show it. */
public final class Share {

    private Share() {}

    /** From 0 to 1: what lies outside is cut off, NaN counts as 0. */
    public static double of(double number) {
        return Double.isNaN(number) ? 0 : Math.max(0, Math.min(1, number));
    }
}
