package headlight.engine.train;

/**
 * How to train.
 *
 * @param epochs       at most so many passes over the pairs
 * @param batch        pairs per step
 * @param learningRate of Adam
 * @param warmup       over so many steps the rate rises evenly, and then falls with the root of the step; 0: it stays
 * @param forcing      how often the decoder reads the right token instead of its own
 * @param clip         the longest that the gradient of a step may be; 0 for no limit
 * @param seed         of the first weights and of the order of the pairs
 * @param patience     stop after so many epochs without a better match; 0 never stops early
 * @param threads      how many threads an operation may use; with one, the same seed gives the same bits
 */
public record Settings(
        int epochs,
        int batch,
        double learningRate,
        int warmup,
        Forcing forcing,
        double clip,
        long seed,
        int patience,
        int threads) {

    /** Adam 0.001, batches of 128, gradients clipped at 5, one thread. */
    public static final Settings DEFAULT = new Settings(10, 128, 0.001, 0, 5, 1, 0, 1);

    /** With teacher forcing always. */
    public Settings(
            int epochs, int batch, double learningRate, int warmup, double clip, long seed, int patience, int threads) {
        this(epochs, batch, learningRate, warmup, Forcing.ALWAYS, clip, seed, patience, threads);
    }

    /**
     * The learning rate of a step, from 0 (with a warm-up Vaswani et al. 2017, eq. 3).
     *
     * @param top the highest that it comes to
     */
    double rate(double top, int step) {
        return warmup == 0 ? top : top * Math.min((step + 1.0) / warmup, Math.sqrt(warmup / (step + 1.0)));
    }
}
