package headlight.trace;

import java.util.List;

/**
 * How one number came about: the formula with its letters, the same with its numbers, and the numbers it came from.
 *
 * @param number     the number explained
 * @param operation  what was done, for example {@code softmax}
 * @param formula    LaTeX with letters, for example {@code \alpha_{2,4} = \exp(e_{2,4}) / \sum_s \exp(e_{2,s})}
 * @param expression the same with numbers; it evaluates to the number
 */
public record Explanation(Quantity number, String operation, String formula, Expression expression) {

    /** The numbers it came from, each once, in the order of the expression. */
    public List<Quantity> inputs() {
        return expression.quantities();
    }
}
