package headlight.trace;

/**
 * The Kullback–Leibler divergence of two distributions over the same words, in nats:
 * <pre>
 *   D(p ‖ q) = Σ p(w) ln(p(w) / q(w))
 * </pre>
 * 0 when they are the same, and without bound when q rules out what p expects. Kullback, Leibler 1951.
 */
public final class Divergence {

    private Divergence() {}

    /** Of p from q; what q holds for impossible counts as the smallest number that a float32 can hold exactly. */
    public static double of(float[] p, float[] q) {
        if (p.length != q.length) {
            throw new IllegalArgumentException("distributions over " + p.length + " and " + q.length + " words");
        }
        double sum = 0;
        for (int w = 0; w < p.length; w++) {
            if (p[w] > 0) {
                sum += p[w] * Math.log(p[w] / (double) Math.max(q[w], Float.MIN_NORMAL));
            }
        }
        return Math.max(0, sum);
    }
}
