package headlight.trace;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Expressions as LaTeX with their numbers, for reading rather than for computing.
 *
 * @param digits how many significant digits a number shows
 * @param terms  how many terms of a sum (or factors of a product, or arguments) are written out; of more, the first ones
 *               and the last, with dots between. At least 2
 */
public record Latex(int digits, int terms) {

    /** Few enough digits and terms for one or two lines. */
    public static final Latex SHORT = new Latex(3, 5);

    /** Nothing rounded and nothing left out. */
    public static final Latex FULL = new Latex(17, Integer.MAX_VALUE);

    /** The expression with its numbers. */
    public String of(Expression expression) {
        return print(expression, false);
    }

    /** @param factor whether it stands in a product, where a sum or a negative number needs parentheses */
    private String print(Expression expression, boolean factor) {
        if (expression instanceof Expression.Sum sum) {
            return several(sum.terms(), " + ", "\\cdots", "0", factor);
        } else if (expression instanceof Expression.Product product) {
            return several(product.factors(), " \\cdot ", "\\cdots", "1", factor);
        } else if (expression instanceof Expression.Quotient quotient) {
            return "\\frac{" + print(quotient.over(), false) + "}{" + print(quotient.under(), false) + "}";
        } else if (expression instanceof Expression.Call call) {
            return call(call.function(), shortened(call.arguments(), "\\ldots", false));
        }
        double value = expression.value();
        return enclose(number(value), factor && (value < 0 || 1 / value < 0));
    }

    private String several(List<Expression> parts, String sign, String dots, String none, boolean factor) {
        if (parts.isEmpty()) {
            return none;
        } else if (parts.size() == 1) {
            return print(parts.get(0), factor);
        }
        boolean product = sign.contains("cdot");
        StringBuilder text = new StringBuilder();
        for (String part : shortened(parts, dots, product)) {
            if (text.isEmpty()) {
                text.append(part);
            } else if (!product && part.startsWith("-")) {
                text.append(" - ").append(part.substring(1).stripLeading());
            } else {
                text.append(sign).append(part);
            }
        }
        return enclose(text.toString(), factor && !product);
    }

    private List<String> shortened(List<Expression> parts, String dots, boolean factors) {
        List<String> texts = new ArrayList<>();
        int shown = parts.size() > terms ? Math.max(1, terms - 1) : parts.size();
        parts.subList(0, shown).forEach(part -> texts.add(print(part, factors)));
        if (shown < parts.size()) {
            texts.add(dots);
            texts.add(print(parts.get(parts.size() - 1), factors));
        }
        return texts;
    }

    private static String call(Expression.Function function, List<String> arguments) {
        String inside = String.join(", ", arguments);
        return switch (function) {
            case SQRT -> "\\sqrt{" + inside + "}";
            case SIGMOID -> "\\sigma" + enclose(inside, true);
            case EXP, LOG, TANH, MAX -> "\\" + name(function) + enclose(inside, true);
            default -> "\\operatorname{" + name(function) + "}" + enclose(inside, true);
        };
    }

    private static String name(Expression.Function function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private static String enclose(String text, boolean needed) {
        return needed ? "\\left(" + text + "\\right)" : text;
    }

    /** A number to so many significant digits: {@code 0.803}, {@code -1.2 \times 10^{-7}}, {@code \infty}. */
    public String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "\\infty" : "-\\infty";
        } else if (Double.isNaN(value)) {
            return "\\text{nan}";
        } else if (value == 0) {
            return "0";
        }
        BigDecimal exact = digits >= 17 ? new BigDecimal(Double.toString(value)) : new BigDecimal(value);
        BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 7) {
            return rounded.toPlainString();
        }
        return rounded.scaleByPowerOfTen(-exponent).toPlainString() + " \\times 10^{" + exponent + "}";
    }
}
