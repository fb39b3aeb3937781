package headlight.trace;

import static headlight.trace.Expression.Function.EXP;
import static headlight.trace.Expression.Function.MAX;
import static headlight.trace.Expression.Function.SQRT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void whatIsPrintedEvaluatesToTheValue() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            Expression e = random(random, 4);
            String text = Arithmetic.of(e);
            agree(e.value(), Calculator.result(text), text);
        }
    }

    @Test
    void latexEvaluatesToTheValueWhenNothingIsLeftOut() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            Expression e = random(random, 4);
            String text = Latex.FULL.of(e);
            agree(e.value(), Calculator.ofLatex(text), text);
        }
    }

    @Test
    void readsLikeACalculator() {
        Expression softmax = new Expression.Quotient(
                Expression.call(EXP, number(-3.1)),
                Expression.sum(Expression.call(EXP, number(0.5)), number(2), number(-1)));
        assertEquals("exp(-3.1) / (exp(0.5) + 2.0 + (-1.0))", Arithmetic.of(softmax));
        assertEquals(
                "2.0 * (3.0 / 4.0)",
                Arithmetic.of(Expression.product(number(2), new Expression.Quotient(number(3), number(4)))));
        assertEquals("0", Arithmetic.of(Expression.sum()));
        assertEquals("1", Arithmetic.of(Expression.product()));
        assertEquals("(-1.0) * 2.0", Arithmetic.of(Expression.product(Expression.sum(number(-1)), number(2))));
        assertEquals("exp(-inf)", Arithmetic.of(Expression.call(EXP, number(Double.NEGATIVE_INFINITY))));
        assertEquals("max(1.0, -2.0)", Arithmetic.of(Expression.call(MAX, number(1), number(-2))));
    }

    @Test
    void latexLeavesTheMiddleOfLongSumsOut() {
        Expression sum = new Expression.Sum(
                IntStream.rangeClosed(1, 16).mapToObj(i -> number(i)).toList());
        assertEquals("1 + 2 + 3 + 4 + \\cdots + 16", Latex.SHORT.of(sum));
        assertEquals("1 + \\cdots + 16", new Latex(3, 2).of(sum));
        assertFalse(Latex.FULL.of(sum).contains("dots"));
    }

    @Test
    void latexReadsLikeAPaper() {
        assertEquals(
                "\\frac{\\sqrt{2}}{1 - 0.123}",
                Latex.SHORT.of(new Expression.Quotient(
                        Expression.call(SQRT, number(2)), Expression.sum(number(1), number(-0.12345)))));
        assertEquals(
                "\\left(1 + 2\\right) \\cdot \\left(-3\\right)",
                Latex.SHORT.of(Expression.product(Expression.sum(number(1), number(2)), number(-3))));
        assertEquals("-1.2 \\times 10^{-7}", Latex.SHORT.number(-1.2e-7));
        assertEquals("-\\infty", Latex.SHORT.number(Double.NEGATIVE_INFINITY));
        assertEquals("0", Latex.SHORT.number(-0.0));
    }

    private static void agree(double expected, double actual, String text) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return;
        }
        double scale = Math.max(Math.abs(expected), 1e-9);
        assertTrue(Math.abs(expected - actual) <= 1e-12 * Math.max(1, scale) + 1e-12 * scale, text + " = " + actual);
    }

    private static Expression number(double value) {
        return new Expression.Constant(value);
    }

    /** Any expression, kept tame enough that cancellation does not hide a misplaced sign. */
    private static Expression random(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            double value = random.nextGaussian();
            return random.nextBoolean()
                    ? number(value)
                    : Expression.of(Quantity.leaf("w", "w", List.of(random.nextInt(4)), value * 1e-5));
        }
        Expression a = random(random, depth - 1);
        Expression b = random(random, depth - 1);
        Expression c = random(random, depth - 1);
        return switch (random.nextInt(7)) {
            case 0 -> Expression.sum(a, b, c);
            case 1 -> Expression.product(a, b, c);
            case 2 ->
                new Expression.Quotient(
                        a,
                        Expression.sum(Expression.call(EXP, Expression.call(Expression.Function.TANH, b)), number(1)));
            case 3 -> Expression.call(Expression.Function.values()[2 + random.nextInt(2)], a);
            case 4 -> Expression.call(Expression.Function.RELU, a);
            case 5 -> Expression.sum(Expression.product(a, b), c);
            default -> Expression.call(MAX, a, b, c);
        };
    }
}
