package headlight.engine.tape;

/**
 * Loops over whole arrays of floats. The compiler turns a loop into vector instructions only where it is long and writes
 * one array: so each of these does.
 */
final class Loops {

    private Loops() {}

    /** Adds {@code count} numbers to others. */
    static void add(float[] x, int from, float[] to, int at, int count) {
        for (int j = 0; j < count; j++) {
            to[at + j] += x[from + j];
        }
    }

    static void add(float[] x, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] += x[j];
        }
    }

    static void multiply(float[] x, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = x[j] * y[j];
        }
    }

    /** a ∘ b + c ∘ d. */
    static void sumOfProducts(float[] a, float[] b, float[] c, float[] d, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = a[j] * b[j] + c[j] * d[j];
        }
    }

    /** (1 − z) ∘ x + z ∘ y. */
    static void mix(float[] z, float[] x, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = x[j] + z[j] * (y[j] - x[j]);
        }
    }

    /** The gradient of x where y = σ(x) and the result is y times a factor. */
    static void throughSigmoid(float[] d, float[] factor, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * factor[j] * y[j] * (1 - y[j]);
        }
    }

    /** The gradient of x where y = tanh x and the result is y times a factor. */
    static void throughTanh(float[] d, float[] factor, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * factor[j] * (1 - y[j] * y[j]);
        }
    }

    /** The gradient of x where y = tanh x. */
    static void throughTanh(float[] d, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * (1 - y[j] * y[j]);
        }
    }

    /** The gradient of a where z = σ(a) and the result is (1 − z) ∘ x + z ∘ y. */
    static void throughGateOfMix(float[] d, float[] z, float[] x, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * (y[j] - x[j]) * z[j] * (1 - z[j]);
        }
    }

    /** The gradient of a where x = tanh a and the result is (1 − z) ∘ x + z ∘ y. */
    static void throughTanhOfMix(float[] d, float[] z, float[] x, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * (1 - z[j]) * (1 - x[j] * x[j]);
        }
    }

    /** σ(x + y) in the place of x, with σ(x) = ½ + ½ tanh(x/2). */
    static void sigmoid(float[] x, float[] y) {
        for (int j = 0; j < x.length; j++) {
            x[j] = 0.5f + 0.5f * Quick.tanh(0.5f * (x[j] + y[j]));
        }
    }

    static void tanh(float[] x, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Quick.tanh(x[j]);
        }
    }

    /** tanh(x + y). */
    static void tanhOfSum(float[] x, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Quick.tanh(x[j] + y[j]);
        }
    }

    /** tanh(x + y ∘ z). */
    static void tanhOfSum(float[] x, float[] y, float[] z, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Quick.tanh(x[j] + y[j] * z[j]);
        }
    }
}
