package headlight.trace;

/** The error function in double precision: by its power series near 0, by a continued fraction farther out. */
public final class Erf {

    private static final double NEAR = 2.5;
    private static final double FAR = 6;
    private static final int DEPTH = 60;

    private Erf() {}

    /** 2/√π · ∫₀ˣ exp(−t²) dt. */
    public static double of(double x) {
        double size = Math.abs(x);
        if (Double.isNaN(x)) {
            return x;
        } else if (size < NEAR) {
            return series(x);
        }
        return Math.copySign(size > FAR ? 1 : 1 - rest(size), x);
    }

    /** 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!, whose terms are all of one sign. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** 1 − erf(x) = exp(−x²)/√π · 1/(x + ½/(x + 1/(x + 3⁄2/(x + …)))). */
    private static double rest(double x) {
        double below = x;
        for (int n = DEPTH; n > 0; n--) {
            below = x + n / 2.0 / below;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
    }
}
