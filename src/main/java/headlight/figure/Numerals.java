package headlight.figure;

import java.util.Locale;

/** How numbers are written in pictures. */
public final class Numerals {

    private Numerals() {}

    /** With two digits that count: {@code 0.034}, {@code 12}, {@code 2.1e−7}. */
    public static String brief(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : of(value);
        }
        int power = (int) Math.floor(Math.log10(Math.abs(value)));
        String written = power < -3
                ? String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-")
                : String.format(Locale.ROOT, "%." + Math.max(0, 1 - power) + "f", value);
        return written.replace('-', '−');
    }

    /** With two decimals: {@code 0.81}; minus and infinity as their signs. */
    public static String of(double value) {
        if (!(Math.abs(value) < 1e9)) {
            return String.format(Locale.ROOT, "%.2f", value).replace('-', '−').replace("Infinity", "∞");
        }
        // By hand: a picture writes hundreds of them, and the formatter takes longer than painting the cell.
        long hundredths = Math.round(Math.abs(value) * 100);
        String sign = value < 0 && hundredths > 0 ? "−" : "";
        long rest = hundredths % 100;
        return sign + hundredths / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
