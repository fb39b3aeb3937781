package headlight.session;

import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well one query and one key match, feature by feature.
 *
 * @param block  the attention
 * @param head   from 0
 * @param query  the position that asks
 * @param key    the position that is asked
 * @param q      the query [d]
 * @param k      the key [d]
 * @param score  what came of it, if it was recorded
 * @param weight what came of that
 */
public record Product(
        AttentionBlock block, int head, int query, int key, Tensor q, Tensor k, OptionalDouble score, float weight) {

    /** What is chosen, towards the key that the query looks at most unless one is chosen; empty where vectors are missing. */
    public static Optional<Product> of(Trace trace, Selection chosen) {
        AttentionBlock block = chosen.block();
        if (chosen.query().isEmpty()
                || trace.find(block.queries()).isEmpty()
                || trace.find(block.keys()).isEmpty()) {
            return Optional.empty();
        }
        int head = chosen.head();
        int query = chosen.query().getAsInt();
        float[] row = trace.tensor(block.weights()).row(head, query);
        int key = chosen.key().orElse(largest(row));
        Tensor queries = trace.tensor(block.queries());
        Tensor keys = trace.tensor(block.keys());
        int keyHead = head * keys.size(0) / queries.size(0); // several queries may share a head of keys
        return Optional.of(new Product(
                block,
                head,
                query,
                key,
                queries.part(head, query),
                keys.part(keyHead, key),
                trace.find(block.scores())
                        .map(scores -> OptionalDouble.of(scores.at(head, query, key)))
                        .orElse(OptionalDouble.empty()),
                row[key]));
    }

    /** How many features a head has. */
    public int size() {
        return q.size(0);
    }

    /** What one feature adds. */
    public double at(int feature) {
        return (double) q.at(feature) * k.at(feature);
    }

    /** All features together. */
    public double sum() {
        double sum = 0;
        for (int f = 0; f < size(); f++) {
            sum += at(f);
        }
        return sum;
    }

    /** Whether the score is the sum divided by √d and nothing else: no bias of distance, no mask, no other temperature. */
    public boolean onlyScaled() {
        double scaled = sum() / Math.sqrt(size());
        return score.isPresent() && Math.abs(score.getAsDouble() - scaled) <= 1e-3 * Math.max(1, Math.abs(scaled));
    }

    private static int largest(float[] row) {
        int best = 0;
        for (int i = 1; i < row.length; i++) {
            best = row[i] > row[best] ? i : best;
        }
        return best;
    }
}
