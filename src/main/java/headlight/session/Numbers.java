package headlight.session;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them: three significant digits, a true minus sign. */
public final class Numbers {

    private Numbers() {}

    /** For example {@code 3.10}, {@code −0.803}, {@code 1,250}, {@code 1.2·10⁻⁷}. */
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        } else if (value == 0) {
            return "0";
        }
        String text = value < 0 ? "−" : "";
        double size = Math.abs(value);
        int exponent = (int) Math.floor(Math.log10(size));
        if (exponent < -4 || exponent > 6) {
            BigDecimal digits = BigDecimal.valueOf(size).movePointLeft(exponent).round(new MathContext(2));
            return text + digits.toPlainString() + "·10" + superscript(exponent);
        }
        return text + String.format(Locale.ROOT, "%,." + Math.max(0, 2 - exponent) + "f", size);
    }

    /** All digits that a stored number has: {@code −0.56707174}. */
    public static String full(double value) {
        return Float.toString((float) value).replace('-', '−');
    }

    /** A weight or probability: {@code 80.3 %}; what is there but rounds to nothing is {@code <0.1 %}. */
    public static String percent(double value) {
        if (value > 0 && value < 0.0005) {
            return "<0.1 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(c -> text.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return text.toString();
    }
}
