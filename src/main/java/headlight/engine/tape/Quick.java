package headlight.engine.tape;

/**
 * Loops over floats without a branch or a call in them, which the compiler turns into vector instructions: about ten times
 * as fast as {@link Math}, and right to the last digit or two of a float.
 */
final class Quick {

    /** From here on the error function is 1 in single precision. */
    private static final float FARTHEST = 3.832507f;

    /**
     * Whether the launcher chose the quick compiler alone. It takes as long for {@link Math#max} as for all the rest of a
     * tanh, and for comparisons a third of that; the full one makes vector instructions of Math.max only.
     */
    private static final boolean QUICK = "quick".equals(System.getProperty("headlight.compiler"));

    /** From here on tanh is 1 in single precision. */
    private static final float FLAT = 7.905311f;

    private static final float ROOT_HALF = (float) Math.sqrt(0.5);
    private static final float ROOT = (float) Math.sqrt(2 / Math.PI);

    private Quick() {}

    /** x · (1 + erf(x / √2)) / 2 in place; erf as a quotient of two polynomials in x². */
    static void gelu(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            float z = Math.max(-FARTHEST, Math.min(FARTHEST, x[i] * ROOT_HALF));
            float s = z * z;
            float over = 2.2905065e-4f;
            over = over * s + 3.408291e-3f;
            over = over * s + 5.0955694e-2f;
            over = over * s + 1.8520832e-1f;
            over = over * s + 1.1283791f;
            float under = -1.1791603e-7f;
            under = under * s + 2.3547966e-5f;
            under = under * s + 1.0179626e-3f;
            under = under * s + 1.407047e-2f;
            under = under * s + 1.1098505e-1f;
            under = under * s + 4.9746925e-1f;
            under = under * s + 1f;
            x[i] = 0.5f * x[i] * (1f + z * over / under);
        }
    }

    /** x · (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2 in place. */
    static void geluTanh(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            float v = x[i];
            x[i] = 0.5f * v * (1f + tanh(ROOT * (v + 0.044715f * v * v * v)));
        }
    }

    /** tanh as a quotient of two polynomials in x²; farther out it is ±1 in single precision. */
    static float tanh(float x) {
        float v = QUICK ? bounded(x) : Math.max(-FLAT, Math.min(FLAT, x));
        float s = v * v;
        float p = -2.7607684e-16f;
        p = p * s + 2.000188e-13f;
        p = p * s - 8.604672e-11f;
        p = p * s + 5.1222973e-8f;
        p = p * s + 1.48572235e-5f;
        p = p * s + 6.3726195e-4f;
        p = p * s + 4.8935246e-3f;
        float q = 1.1982584e-6f;
        q = q * s + 1.1853471e-4f;
        q = q * s + 2.2684347e-3f;
        q = q * s + 4.893525e-3f;
        return v * p / q;
    }

    private static float bounded(float x) {
        return x < -FLAT ? -FLAT : x > FLAT ? FLAT : x;
    }

    /** x · sigmoid(x) in place; the sigmoid is (1 + tanh(x/2)) / 2. */
    static void silu(float[] x, int length) {
        for (int i = 0; i < length; i++) {
            x[i] = 0.5f * x[i] * (1f + tanh(0.5f * x[i]));
        }
    }
}
