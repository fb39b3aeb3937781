package headlight.engine.train;

/**
 * How to train.
 *
 * @param epochs       at most so many passes over the pairs
 * @param batch        pairs per step
 * @param learningRate of Adam
 * @param clip         the longest that the gradient of a step may be; 0 for no limit
 * @param seed         of the first weights and of the order of the pairs
 * @param patience     stop after so many epochs without a better match; 0 never stops early
 * @param threads      how many threads an operation may use; with one, the same seed gives the same bits
 */
public record Settings(int epochs, int batch, double learningRate, double clip, long seed, int patience, int threads) {

    /** Adam 0.001, batches of 128, gradients clipped at 5, one thread. */
    public static final Settings DEFAULT = new Settings(10, 128, 0.001, 5, 1, 0, 1);
}
