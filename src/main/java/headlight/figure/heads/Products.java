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
        scale = scale(trace);
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
        float[] k = keys.row(key);
        double sum = 0;
        for (int f = 0; f < k.length; f++) {
            sum += (double) query[f] * k[f];
        }
        return sum;
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

    /** √d, or 1 when the recorded scores lie nearer to the plain products; what they have beyond is the same for neither. */
    private double scale(Trace trace) {
        double root = Math.sqrt(query.length);
        if (scores.isEmpty()) {
            return trace.about().family().equals("t5") ? 1 : root;
        }
        double divided = 0;
        double plain = 0;
        for (int key = 0; key < keys(); key++) {
            double score = scores.get()[key];
            if (Double.isFinite(score)) {
                divided += Math.abs(score - dot(key) / root);
                plain += Math.abs(score - dot(key));
            }
        }
        return plain < divided ? 1 : root;
    }
}
