package headlight.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * An expression as one line of plain arithmetic: {@code exp(3.1) / (exp(0.1) + 2.0)}.
 *
 * <p>The functions are {@code exp log tanh sigmoid sqrt erf relu max}; a negative number inside a sum or a product stands
 * in parentheses; operators of the same rank are read from the left. Anyone can check it with a calculator.
 */
public final class Arithmetic {

    /** How tightly the place around an expression binds; what binds less stands in parentheses there. */
    private enum Place {
        FREE,
        TERM,
        FIRST_FACTOR,
        FACTOR,
        DIVISOR
    }

    private final DoubleFunction<String> numbers;

    private Arithmetic(DoubleFunction<String> numbers) {
        this.numbers = numbers;
    }

    /** The whole expression, every number at full precision. */
    public static String of(Expression expression) {
        return new Arithmetic(Arithmetic::number).print(expression, Place.FREE);
    }

    /** The whole expression, its numbers rounded to so many significant digits. */
    public static String of(Expression expression, int digits) {
        return new Arithmetic(value -> number(value, digits)).print(expression, Place.FREE);
    }

    /** A number as it is read back to the same bits: {@code 0.25}, {@code -1.0E-7}, {@code inf}. */
    public static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return Double.isNaN(value) ? "nan" : Double.toString(value);
    }

    /** A number to so many significant digits, trailing zeros left out: {@code 0.25}, {@code -1E-7}, {@code inf}. */
    public static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return number(value);
        } else if (value == 0) {
            return "0";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= -4 && exponent < 12
                ? rounded.toPlainString()
                : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "E" + exponent;
    }

    private String print(Expression expression, Place place) {
        if (expression instanceof Expression.Sum sum) {
            return joined(sum.terms(), " + ", "0", Place.TERM, Place.TERM, place);
        } else if (expression instanceof Expression.Product product) {
            return joined(product.factors(), " * ", "1", Place.FIRST_FACTOR, Place.FACTOR, place);
        } else if (expression instanceof Expression.Quotient quotient) {
            String text = print(quotient.over(), Place.FIRST_FACTOR) + " / " + print(quotient.under(), Place.DIVISOR);
            return enclose(text, place.compareTo(Place.FIRST_FACTOR) > 0);
        } else if (expression instanceof Expression.Call call) {
            return call.arguments().stream()
                    .map(argument -> print(argument, Place.FREE))
                    .collect(Collectors.joining(", ", call.function().name().toLowerCase(Locale.ROOT) + "(", ")"));
        }
        String number = numbers.apply(expression.value());
        return enclose(number, place != Place.FREE && number.startsWith("-"));
    }

    /** Several parts with a sign between them, in parentheses where {@code place} binds more tightly than that sign. */
    private String joined(List<Expression> parts, String sign, String none, Place first, Place rest, Place place) {
        if (parts.isEmpty()) {
            return none;
        } else if (parts.size() == 1) {
            return print(parts.get(0), place);
        }
        StringBuilder text = new StringBuilder(print(parts.get(0), first));
        for (Expression part : parts.subList(1, parts.size())) {
            text.append(sign).append(print(part, rest));
        }
        return enclose(text.toString(), place.compareTo(rest) > 0);
    }

    private static String enclose(String text, boolean needed) {
        return needed ? "(" + text + ")" : text;
    }
}
