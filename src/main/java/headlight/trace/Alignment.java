package headlight.trace;

import java.util.Optional;

/**
 * Where each word written looked in the source, as one matrix: the weights of a recurrent model's attention, or of a
 * Transformer the mean over the heads of its last layer's cross-attention.
 *
 * @param weights [step, token]
 * @param layer   of the Transformer whose heads are averaged, from 0
 */
public record Alignment(Tensor weights, Optional<Integer> layer) {

    /** Of a run, if it has attention from what it writes to what it reads. */
    public static Optional<Alignment> of(Trace run) {
        return run.find(Sites.WEIGHTS)
                .map(weights -> new Alignment(weights, Optional.empty()))
                .or(() -> AttentionBlock.in(run).stream()
                        .filter(AttentionBlock::cross)
                        .reduce((first, last) -> last)
                        .map(block -> new Alignment(mean(run.tensor(block.weights())), Optional.of(block.layer()))));
    }

    /** Over heads: [h, q, k] to [q, k]. */
    private static Tensor mean(Tensor weights) {
        int heads = weights.size(0);
        int rows = weights.size(1);
        int columns = weights.size(2);
        float[] mean = new float[rows * columns];
        for (int h = 0; h < heads; h++) {
            for (int q = 0; q < rows; q++) {
                float[] row = weights.row(h, q);
                for (int k = 0; k < columns; k++) {
                    mean[q * columns + k] += row[k] / heads;
                }
            }
        }
        return Tensor.of(mean, rows, columns);
    }
}
