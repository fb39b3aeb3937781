package headlight.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plain arithmetic on named numbers, which anyone can check with a calculator. */
public sealed interface Expression {

    /** A number of no further interest, such as a scale. */
    record Constant(double value) implements Expression {}

    /** A number with a name. */
    record Of(Quantity quantity) implements Expression {}

    /** The sum of its terms; 0 when there are none. */
    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** The product of its factors; 1 when there are none. */
    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /** One expression divided by another. */
    record Quotient(Expression over, Expression under) implements Expression {}

    /** A function of one or more arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** The functions that an expression may call. */
    enum Function {
        EXP,
        LOG,
        TANH,
        SIGMOID,
        SQRT,
        RELU,
        MAX,
        ERF;

        double of(double[] x) {
            return switch (this) {
                case EXP -> Math.exp(x[0]);
                case LOG -> Math.log(x[0]);
                case TANH -> Math.tanh(x[0]);
                case SIGMOID -> 1 / (1 + Math.exp(-x[0]));
                case SQRT -> Math.sqrt(x[0]);
                case RELU -> Math.max(0, x[0]);
                case ERF -> Erf.of(x[0]);
                case MAX -> Arrays.stream(x).max().orElse(Double.NEGATIVE_INFINITY);
            };
        }
    }

    /** A named number as an expression. */
    static Expression of(Quantity quantity) {
        return new Of(quantity);
    }

    /** The sum of these terms. */
    static Expression sum(Expression... terms) {
        return new Sum(List.of(terms));
    }

    /** The product of these factors. */
    static Expression product(Expression... factors) {
        return new Product(List.of(factors));
    }

    /** A function applied to its arguments. */
    static Expression call(Function function, Expression... arguments) {
        return new Call(function, List.of(arguments));
    }

    /** What it evaluates to. */
    default double value() {
        if (this instanceof Constant c) {
            return c.value();
        } else if (this instanceof Of of) {
            return of.quantity().value();
        } else if (this instanceof Sum sum) {
            return sum.terms().stream().mapToDouble(Expression::value).sum();
        } else if (this instanceof Product product) {
            return product.factors().stream().mapToDouble(Expression::value).reduce(1, (a, b) -> a * b);
        } else if (this instanceof Quotient q) {
            return q.over().value() / q.under().value();
        }
        Call call = (Call) this;
        return call.function()
                .of(call.arguments().stream().mapToDouble(Expression::value).toArray());
    }

    /** The named numbers in it, each once, in order. */
    default List<Quantity> quantities() {
        Map<String, Quantity> found = new LinkedHashMap<>();
        collect(this, found);
        return List.copyOf(found.values());
    }

    /** The parts it is directly made of. */
    default List<Expression> parts() {
        if (this instanceof Sum sum) {
            return sum.terms();
        } else if (this instanceof Product product) {
            return product.factors();
        } else if (this instanceof Quotient q) {
            return List.of(q.over(), q.under());
        } else if (this instanceof Call call) {
            return call.arguments();
        }
        return new ArrayList<>();
    }

    private static void collect(Expression e, Map<String, Quantity> found) {
        if (e instanceof Of of) {
            found.putIfAbsent(of.quantity().toString(), of.quantity());
        }
        for (Expression part : e.parts()) {
            collect(part, found);
        }
    }
}
