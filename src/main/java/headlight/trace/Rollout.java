package headlight.trace;

import java.util.List;

/**
 * Summaries of attention over heads and layers.
 * <pre>
 *   t  positions   h  heads   q  positions that ask   k  positions that are asked
 * </pre>
 */
public final class Rollout {

    private Rollout() {}

    /** Whether attention rollout has a meaning: every position of one stack asks those of the same stack. */
    public static boolean isDefined(AttentionBlock block) {
        return !block.cross();
    }

    /**
     * Attention rollout: how much of each input position could have reached each position through the chosen layers, when
     * every layer passes on half of what it reads from the residual: the product over layers of ½ mean A + ½ I [t, t].
     * Rows sum to 1. Abnar and Zuidema 2020, section 3.
     *
     * @param heads  those averaged over, from 0; empty for all
     * @param layers those multiplied, from 0; empty for all
     * @throws IllegalArgumentException for attention from one stack to the other, where positions do not meet themselves
     */
    public static Tensor of(Trace trace, AttentionBlock like, List<Integer> heads, List<Integer> layers) {
        if (!isDefined(like)) {
            throw new IllegalArgumentException("attention rollout is for self-attention, not for " + like.name());
        }
        float[] product = new float[0];
        int t = 0;
        for (AttentionBlock block : chosen(trace, like, layers)) {
            Tensor mean = meanOfHeads(trace, block, heads);
            t = mean.size(0);
            float[] layer = withResidual(mean.toArray(), t);
            product = product.length == 0 ? layer : times(layer, product, t);
        }
        return Tensor.of(product, t, t);
    }

    /**
     * The plain mean of the weights over the chosen heads of the chosen layers [q, k]: where they look on average, with
     * nothing flowing from layer to layer. Rows sum to 1.
     *
     * @param heads  those averaged over, from 0; empty for all
     * @param layers those averaged over, from 0; empty for all
     */
    public static Tensor mean(Trace trace, AttentionBlock like, List<Integer> heads, List<Integer> layers) {
        float[] sum = new float[0];
        int[] shape = {0, 0};
        List<AttentionBlock> blocks = chosen(trace, like, layers);
        for (AttentionBlock block : blocks) {
            Tensor mean = meanOfHeads(trace, block, heads);
            shape = mean.shape();
            sum = sum.length == 0 ? new float[mean.length()] : sum;
            add(sum, mean.toArray(), 1f / blocks.size());
        }
        return Tensor.of(sum, shape);
    }

    /** The layers that a summary is over. */
    public static List<AttentionBlock> chosen(Trace trace, AttentionBlock like, List<Integer> layers) {
        return AttentionBlock.in(trace).stream()
                .filter(like::isLike)
                .filter(block -> layers.isEmpty() || layers.contains(block.layer()))
                .toList();
    }

    private static Tensor meanOfHeads(Trace trace, AttentionBlock block, List<Integer> heads) {
        Tensor weights = trace.tensor(block.weights());
        float[] sum = new float[weights.size(1) * weights.size(2)];
        int count = heads.isEmpty() ? weights.size(0) : heads.size();
        for (int i = 0; i < count; i++) {
            add(sum, weights.row(heads.isEmpty() ? i : heads.get(i)), 1f / count);
        }
        return Tensor.of(sum, weights.size(1), weights.size(2));
    }

    private static void add(float[] sum, float[] more, float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * more[i];
        }
    }

    /** ½ A + ½ I; a position that may look nowhere keeps all of itself. */
    private static float[] withResidual(float[] mean, int t) {
        for (int q = 0; q < t; q++) {
            float total = 0;
            for (int k = 0; k < t; k++) {
                mean[q * t + k] *= 0.5f;
                total += mean[q * t + k];
            }
            mean[q * t + q] += 1 - total;
        }
        return mean;
    }

    /** The product of two square matrices, row by row. */
    private static float[] times(float[] a, float[] b, int t) {
        float[] product = new float[t * t];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < t; j++) {
                float share = a[i * t + j];
                if (share != 0) {
                    for (int k = 0; k < t; k++) {
                        product[i * t + k] += share * b[j * t + k];
                    }
                }
            }
        }
        return product;
    }
}
