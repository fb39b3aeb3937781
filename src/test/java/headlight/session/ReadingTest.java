package headlight.session;

import static headlight.trace.Expression.Function.EXP;
import static headlight.trace.Expression.Function.SIGMOID;
import static headlight.trace.Expression.call;
import static headlight.trace.Expression.product;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void aSoftmaxReadsLikeInABook() {
        List<Quantity> scores = List.of(score(0, 0.1), score(1, 0.9), score(2, 0.6), score(3, 3.1));
        Expression sum = new Expression.Sum(
                scores.stream().map(q -> call(EXP, Expression.of(q))).toList());
        Reading reading = read(new Expression.Quotient(call(EXP, Expression.of(scores.get(3))), sum));

        assertEquals(
                List.of("exp(3.10) / (exp(0.100) + exp(0.900) + exp(0.600) + exp(3.10))", "22.2 / 27.6", "0.805"),
                reading.lines());
        assertEquals(4, reading.terms().size());
        assertEquals(3.1, reading.groups().get(0).terms().get(0).inputs().get(0).value());
    }

    @Test
    void hundredsOfProductsAreSortedByWhereTheyComeFrom() {
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k < 300; k++) {
            terms.add(product(Expression.of(leaf("weight", k, 0.01 * k)), Expression.of(leaf("state", k, -1))));
        }
        terms.add(Expression.of(leaf("bias", 0, 500)));
        Reading reading = read(call(SIGMOID, new Expression.Sum(terms)));

        assertEquals(301, reading.terms().size());
        assertEquals(List.of("weight", "state"), reading.groups().get(0).names());
        assertEquals(-2.99, reading.groups().get(0).terms().get(0).value(), 1e-9);
        assertEquals(-448.5, reading.groups().get(0).total(), 1e-9);
        assertEquals(List.of("bias"), reading.groups().get(1).names());
        assertTrue(reading.lines().get(0).contains("…"), reading.lines().get(0));
        assertEquals("σ(51.5)", reading.lines().get(1));
    }

    @Test
    void sumsInsideASumAreOneSum() {
        Expression inner = Expression.sum(Expression.of(leaf("a", 0, 1)), Expression.of(leaf("a", 1, 2)));
        Reading reading = read(Expression.sum(inner, Expression.of(leaf("b", 0, 3)), inner));

        assertEquals(5, reading.terms().size());
        assertEquals("1.00 + 2.00 + 3.00 + 1.00 + 2.00", reading.lines().get(0));
        assertEquals(6, reading.groups().get(0).total());
    }

    @Test
    void aPlainCopyNamesTheNumberItCameFrom() {
        Reading reading = read(Expression.of(score(2, 0.6)));

        assertEquals(List.of("0.600"), reading.lines());
        assertEquals(1, reading.groups().size());
    }

    @Test
    void everyInputCanBeFollowedFromSomeGroup() {
        Expression e = product(
                Expression.of(leaf("gate", 0, 0.5)),
                call(SIGMOID, Expression.sum(Expression.of(leaf("a", 0, 1)), Expression.of(leaf("b", 0, 2)))));
        Explanation explanation = explanation(e);

        List<String> listed = Reading.of(explanation).groups().stream()
                .flatMap(g -> g.terms().stream())
                .flatMap(t -> t.inputs().stream())
                .map(Quantity::toString)
                .toList();

        assertTrue(listed.containsAll(
                explanation.inputs().stream().map(Quantity::toString).toList()));
    }

    @Test
    void numbersAreWrittenForReading() {
        assertEquals("−0.803", Numbers.brief(-0.8031));
        assertEquals("12,346", Numbers.brief(12345.6));
        assertEquals("1.2·10⁻⁷", Numbers.brief(1.23e-7));
        assertEquals("−∞", Numbers.brief(Double.NEGATIVE_INFINITY));
    }

    private static Reading read(Expression expression) {
        return Reading.of(explanation(expression));
    }

    private static Explanation explanation(Expression expression) {
        return new Explanation(Quantity.leaf("x", "x", List.of(), expression.value()), "made up", "x", expression);
    }

    private static Quantity score(int i, double value) {
        return leaf("attention.scores", i, value);
    }

    private static Quantity leaf(String name, int i, double value) {
        return Quantity.leaf(name, "q_{" + i + "}", List.of(i), value);
    }
}
