package headlight.engine.tape;

import headlight.trace.Erf;
import headlight.trace.Expression;
import headlight.trace.Expression.Constant;
import headlight.trace.Expression.Function;

/** The functions that bend a feed-forward: exact in double precision, and quick loops over floats. */
public enum Bend {
    /** max(0, x). */
    RELU("relu") {
        @Override
        double of(double x) {
            return Math.max(0, x);
        }

        @Override
        double slope(double x) {
            return x > 0 ? 1 : 0;
        }

        @Override
        void quickly(float[] x, int length) {
            for (int i = 0; i < length; i++) {
                x[i] = Math.max(0, x[i]);
            }
        }

        @Override
        Expression explain(Expression x) {
            return Expression.call(Function.RELU, x);
        }
    },
    /** x · Φ(x), with the error function (Hendrycks, Gimpel 2016). */
    GELU("gelu") {
        @Override
        double of(double x) {
            return x * (0.5 + 0.5 * Erf.of(x / Math.sqrt(2)));
        }

        @Override
        double slope(double x) {
            return 0.5 + 0.5 * Erf.of(x / Math.sqrt(2)) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        }

        @Override
        void quickly(float[] x, int length) {
            Quick.gelu(x, length);
        }

        @Override
        Expression explain(Expression x) {
            Expression root = Expression.call(Function.SQRT, new Constant(2));
            Expression erf = Expression.call(Function.ERF, new Expression.Quotient(x, root));
            return Expression.product(new Constant(0.5), x, Expression.sum(new Constant(1), erf));
        }
    },
    /** The same with a hyperbolic tangent that comes close to the error function. */
    GELU_TANH("gelu_tanh") {
        @Override
        double of(double x) {
            return 0.5 * x * (1 + Math.tanh(inside(x)));
        }

        @Override
        double slope(double x) {
            double tanh = Math.tanh(inside(x));
            return 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * ROOT * (1 + 3 * CUBE * x * x);
        }

        @Override
        void quickly(float[] x, int length) {
            Quick.geluTanh(x, length);
        }

        @Override
        Expression explain(Expression x) {
            Expression inside = Expression.product(
                    new Constant(ROOT), Expression.sum(x, Expression.product(new Constant(CUBE), x, x, x)));
            return Expression.product(
                    new Constant(0.5), x, Expression.sum(new Constant(1), Expression.call(Function.TANH, inside)));
        }
    },
    /** x · sigmoid(x). */
    SILU("silu") {
        @Override
        double of(double x) {
            return x / (1 + Math.exp(-x));
        }

        @Override
        double slope(double x) {
            double s = 1 / (1 + Math.exp(-x));
            return s + x * s * (1 - s);
        }

        @Override
        void quickly(float[] x, int length) {
            Quick.silu(x, length);
        }

        @Override
        Expression explain(Expression x) {
            return Expression.product(x, Expression.call(Function.SIGMOID, x));
        }
    };

    private static final double ROOT = Math.sqrt(2 / Math.PI);
    private static final double CUBE = 0.044715;

    private final String key;

    Bend(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    String letter() {
        return "\\operatorname{" + key.replace("_", "\\_") + "}";
    }

    abstract double of(double x);

    abstract double slope(double x);

    /** Bends the first {@code length} numbers in place, to single precision. */
    abstract void quickly(float[] x, int length);

    abstract Expression explain(Expression x);

    private static double inside(double x) {
        return ROOT * (x + CUBE * x * x * x);
    }
}
