package headlight.figure.heads;

import headlight.trace.AttentionBlock;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Optional;

/**
 * How one query of a head meets its keys.
 * <pre>
 *   k  positions that are asked   d  size of a head
 *   query [d]   keys, products [k, d]   dots, scaled, scores, weights [k]
 * </pre>
 * What a trace's scores have beyond the scaled product is its bias (of positions that are learned relative to each other)
 * and its mask.
 */
final class Products {

    /** So many queries and keys tell how scores are scaled. */
    private static final int ENOUGH = 48;

    private final float[] query;
    private final Tensor keys;
    private final Optional<float[]> scores;
    private final float[] weights;
    private final double scale;

    Products(Trace trace, AttentionBlock block, int head, int position) {
        query = trace.tensor(block.queries()).row(head, position);
        keys = trace.tensor(block.keys()).part(head);
        scores = trace.find(block.scores()).map(tensor -> tensor.row(head, position));
        weights = trace.tensor(block.weights()).row(head, position);
        scale = scale(trace, block, head);
    }

    int keys() {
        return weights.length;
    }

    int features() {
        return query.length;
    }

    float query(int feature) {
        return query[feature];
    }

    float key(int key, int feature) {
        return keys.at(key, feature);
    }

    double product(int key, int feature) {
        return query[feature] * keys.at(key, feature);
    }

    /** q · k. */
    double dot(int key) {
        return dot(query, keys.row(key));
    }

    /** Whether the products are divided by √d: T5's are not, nor those of an experiment without it. */
    boolean isScaled() {
        return scale != 1;
    }

    /** q · k ÷ √d, or q · k. */
    double scaled(int key) {
        return dot(key) / scale;
    }

    /** What the softmax was over, as far as the trace has it. */
    double score(int key) {
        return scores.map(row -> (double) row[key]).orElseGet(() -> scaled(key));
    }

    /** Bias and mask; −∞ where the key is masked. */
    double rest(int key) {
        return score(key) - scaled(key);
    }

    float weight(int key) {
        return weights[key];
    }

    /** The largest of |q| and |k|, for one scale of colours. */
    double largestFeature() {
        double most = 0;
        for (float number : query) {
            most = Math.max(most, Math.abs(number));
        }
        for (float number : keys.toArray()) {
            most = Math.max(most, Math.abs(number));
        }
        return most > 0 ? most : 1;
    }

    /** The largest of all |q × k|. */
    double largestProduct() {
        double most = 0;
        for (int key = 0; key < keys(); key++) {
            for (int f = 0; f < features(); f++) {
                most = Math.max(most, Math.abs(product(key, f)));
            }
        }
        return most > 0 ? most : 1;
    }

    /** √d, or 1 when the recorded scores of the head rise with its plain products rather than with divided ones. */
    private static double scale(Trace trace, AttentionBlock block, int head) {
        Tensor queries = trace.tensor(block.queries()).part(head);
        Tensor keys = trace.tensor(block.keys()).part(head);
        double root = Math.sqrt(queries.size(1));
        Optional<Tensor> scores = trace.find(block.scores()).map(all -> all.part(head));
        if (scores.isEmpty()) {
            return trace.about().family().equals("t5") ? 1 : root;
        }
        Slope slope = new Slope();
        for (int q = 0; q < Math.min(ENOUGH, queries.size(0)); q++) {
            for (int k = 0; k < Math.min(ENOUGH, keys.size(0)); k++) {
                slope.add(dot(queries.row(q), keys.row(k)), scores.get().at(q, k));
            }
        }
        return slope.value() > 1 / Math.sqrt(root) ? 1 : root;
    }

    /** How much y rises with x, by least squares; bias does not change it much, and what is masked does not count. */
    private static final class Slope {
        private double n;
        private double x;
        private double y;
        private double xx;
        private double xy;

        void add(double at, double value) {
            if (Double.isFinite(value)) {
                n++;
                x += at;
                y += value;
                xx += at * at;
                xy += at * value;
            }
        }

        double value() {
            double spread = xx - x * x / n;
            return spread > 0 ? (xy - x * y / n) / spread : 0;
        }
    }

    private static double dot(float[] q, float[] k) {
        double sum = 0;
        for (int f = 0; f < k.length; f++) {
            sum += (double) q[f] * k[f];
        }
        return sum;
    }
}
