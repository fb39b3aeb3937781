package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import java.util.Locale;

/**
 * How the numbers of a row are written so that they fit into narrow columns: with fewer decimals, then smaller, then not
 * at all.
 *
 * @param decimals after the point
 * @param unit     what follows the number
 * @param size     of its letters; 0 when there is no room
 */
record Digits(int decimals, String unit, double size) {

    private static final double LARGEST = 13;
    private static final double SMALLEST = 10;
    private static final double ALONE = 11.5;

    /** Signed numbers from {@code low} to {@code high} with up to two decimals, and with none only where they are large. */
    static Digits signed(double low, double high, double room) {
        int least = Math.max(-low, high) >= 10 ? 0 : 1;
        for (int decimals = 2; decimals >= least; decimals--) {
            Digits digits = new Digits(decimals, "", LARGEST);
            double widest = Math.max(digits.width(low), digits.width(high));
            if (widest <= room) {
                return digits;
            }
            if (widest * SMALLEST / LARGEST <= room) {
                return new Digits(decimals, "", LARGEST * room / widest);
            }
        }
        return new Digits(0, "", 0);
    }

    /** Shares of 1 as percentages, the unit written as the language does. */
    static Digits percent(double room, String unit) {
        Digits full = new Digits(0, unit, LARGEST);
        if (full.width(100) <= room) {
            return full;
        }
        Digits bare = new Digits(0, "", LARGEST);
        double widest = bare.width(100);
        return new Digits(0, "", widest * SMALLEST / LARGEST <= room ? Math.min(LARGEST, LARGEST * room / widest) : 0);
    }

    /** Whether there is room for numbers. */
    boolean fit() {
        return size > 0;
    }

    /** For the one number that is written although there is no room for all. */
    static Digits alone(int decimals, String unit) {
        return new Digits(decimals, unit, ALONE);
    }

    /** A number as text, with a true minus. */
    String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value < 0 ? "−∞" : "∞";
        }
        String written = String.format(Locale.ROOT, "%." + decimals + "f", Math.abs(value));
        boolean negative = value < 0 && !written.chars().allMatch(c -> c == '0' || c == '.');
        return (negative ? "−" : "") + written + unit;
    }

    /** A share of 1 as a percentage; what is there but rounds to nothing is said to be less than one. */
    String share(double weight) {
        if (!Double.isFinite(weight)) {
            return text(weight);
        }
        long percent = Math.round(weight * 100);
        return (percent == 0 && weight > 0 ? "<1" : Long.toString(percent)) + unit;
    }

    private double width(double value) {
        return Fonts.width(text(value), Lettering.strong(LARGEST));
    }
}
