package headlight.session;

import headlight.figure.Selection;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of one query's weights when every key is hidden from it, in Headlight and elsewhere. A softmax has no
 * answer to "none of these": what is computed in its place differs from system to system.
 *
 * @param scores  of the query with each key, before anything is hidden
 * @param cases   what different systems make of them
 */
public record MaskedRow(List<Float> scores, List<Case> cases) {

    /** The largest finite number that stands for −∞ in some systems: as they choose it, in 32 bits. */
    private static final float LOWEST = -Float.MAX_VALUE;

    private static final float LARGE = -1e9f;

    /** A way to hide keys. */
    public enum Way {
        /** Weights 0 and context 0: nobody is looked at, nothing is read. */
        ZERO,
        /** Scores of −∞ and a plain softmax. */
        INFINITY,
        /** −1e9 in place of the scores. */
        LARGE,
        /** −1e9 added to the scores: what is left of them after rounding decides. */
        ADDED,
        /** The lowest finite number in place of the scores. */
        LOWEST
    }

    /**
     * What one way of hiding comes to.
     *
     * @param way     the way
     * @param weights of each key
     * @param context the length of what is read with them; NaN where it is no number
     */
    public record Case(Way way, List<Float> weights, double context) {

        /** Whether these weights are no numbers. */
        public boolean isNaN() {
            return weights.stream().anyMatch(w -> w.isNaN());
        }

        /** What they sum to. */
        public double sum() {
            return weights.stream().mapToDouble(Float::doubleValue).sum();
        }
    }

    public MaskedRow {
        scores = List.copyOf(scores);
        cases = List.copyOf(cases);
    }

    /** The row that is chosen of a run, computed anew in each way; empty without scores or a query. */
    public static Optional<MaskedRow> of(Trace trace, Selection chosen) {
        Optional<Tensor> recorded = trace.find(chosen.block().scores());
        if (recorded.isEmpty() || chosen.query().isEmpty()) {
            return Optional.empty();
        }
        float[] scores = recorded.get().row(chosen.head(), chosen.query().getAsInt());
        Optional<Tensor> values = trace.find(chosen.block().values())
                .map(v -> v.part(chosen.head() * v.size(0) / recorded.get().size(0)));
        return Optional.of(new MaskedRow(
                boxed(scores),
                Stream.of(Way.values())
                        .map(way -> {
                            float[] weights = weights(way, scores);
                            return new Case(
                                    way,
                                    boxed(weights),
                                    values.map(v -> length(weights, v)).orElse(Double.NaN));
                        })
                        .toList()));
    }

    private static float[] weights(Way way, float[] scores) {
        float[] hidden = new float[scores.length];
        for (int k = 0; k < scores.length; k++) {
            hidden[k] = switch (way) {
                case ZERO, INFINITY -> Float.NEGATIVE_INFINITY;
                case LARGE -> LARGE;
                case ADDED -> Float.isFinite(scores[k]) ? scores[k] + LARGE : LARGE;
                case LOWEST -> LOWEST;
            };
        }
        return way == Way.ZERO ? new float[scores.length] : softmax(hidden);
    }

    /** As it stands in textbooks, in 32 bits: e to the power of what each lies above the largest, divided by their sum. */
    static float[] softmax(float[] scores) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        float[] weights = new float[scores.length];
        float sum = 0;
        for (int k = 0; k < scores.length; k++) {
            weights[k] = (float) Math.exp(scores[k] - largest); // −∞ − (−∞) is no number
            sum += weights[k];
        }
        for (int k = 0; k < scores.length; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    private static double length(float[] weights, Tensor values) {
        double square = 0;
        for (int d = 0; d < values.size(1); d++) {
            double sum = 0;
            for (int k = 0; k < Math.min(weights.length, values.size(0)); k++) {
                sum += (double) weights[k] * values.at(k, d);
            }
            square += sum * sum;
        }
        return Math.sqrt(square);
    }

    private static List<Float> boxed(float[] row) {
        List<Float> all = new ArrayList<>();
        for (float number : row) {
            all.add(number);
        }
        return all;
    }
}
