package headlight.figure.view;

import java.util.Locale;

/** How numbers are written in pictures. */
final class Numerals {

    private Numerals() {}

    /** With two decimals: {@code 0.81}; minus and infinity as their signs. */
    static String of(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.equals("-0.00") ? "0.00" : text.replace('-', '−').replace("Infinity", "∞");
    }
}
