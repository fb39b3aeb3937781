package headlight.engine.tape;

/**
 * Loops over arrays of floats, from their beginning. The compiler turns a loop into vector instructions only where it is
 * long, writes one array, and all arrays are at the same index: a row in the middle of an array is copied out first, which
 * costs a fifth of what is won.
 */
final class Loops {

    private Loops() {}

    /** Adds x to the first numbers of an array. */
    static void add(float[] x, float[] to) {
        add(x, to, x.length);
    }

    static void add(float[] x, float[] to, int count) {
        for (int j = 0; j < count; j++) {
            to[j] += x[j];
        }
    }

    /**
     * Adds rows together in place, the later half to the earlier one until the first row is their sum; what is in the others
     * is lost.
     *
     * @param spare of at least half as many numbers
     */
    static void addRows(float[] rows, int count, int width, float[] spare) {
        for (int left = count; left > 1; left -= left / 2) {
            int half = left / 2 * width;
            System.arraycopy(rows, left * width - half, spare, 0, half);
            add(spare, rows, half);
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
