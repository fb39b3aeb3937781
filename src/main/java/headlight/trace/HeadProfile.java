package headlight.trace;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a head does on one text, in a few numbers: each the mean over the positions that ask. A position that may look
 * nowhere (its weights are all 0) does not count. NaN stands for what has no meaning: distances between two texts.
 *
 * @param block      its attention
 * @param head       from 0
 * @param distance   how many positions away it looks, weighted
 * @param entropy    of its weights, in bits: 0 looks at one position, 3 spreads like 8 alike
 * @param first      share of weight on the first position
 * @param separators share on tokens that separate or end: [SEP], &lt;/s&gt;, a full stop
 * @param previous   share on the position before
 * @param same       share on the position itself
 */
public record HeadProfile(
        AttentionBlock block,
        int head,
        double distance,
        double entropy,
        double first,
        double separators,
        double previous,
        double same) {

    private static final Set<String> SEPARATORS =
            Set.of("[SEP]", "</s>", "<sep>", "<eos>", "<|endoftext|>", "<|end_of_text|>", ".", "。");
    private static final double LOG2 = Math.log(2);

    /** One of these numbers. */
    public enum Measure {
        DISTANCE,
        ENTROPY,
        FIRST,
        SEPARATORS,
        PREVIOUS,
        SAME;

        /** Its value for a head; NaN where it has none. */
        public double of(HeadProfile profile) {
            return switch (this) {
                case DISTANCE -> profile.distance;
                case ENTROPY -> profile.entropy;
                case FIRST -> profile.first;
                case SEPARATORS -> profile.separators;
                case PREVIOUS -> profile.previous;
                case SAME -> profile.same;
            };
        }

        /** Whether it is a share, from 0 to 1. */
        public boolean isShare() {
            return ordinal() >= FIRST.ordinal();
        }
    }

    /** The profile of one head. */
    public static HeadProfile of(Trace trace, AttentionBlock block, int head) {
        List<String> asked = block.asked(trace);
        boolean[] separates = new boolean[asked.size()];
        for (int k = 0; k < separates.length; k++) {
            separates[k] = separates(asked.get(k));
        }
        Tensor weights = trace.tensor(block.weights()).part(head);
        double[] sums = new double[Measure.values().length];
        int asking = 0;
        for (int q = 0; q < weights.size(0); q++) {
            if (add(weights.row(q), q, separates, sums)) {
                asking++;
            }
        }
        int count = Math.max(1, asking);
        double unknown = block.cross() ? Double.NaN : 0;
        return new HeadProfile(
                block,
                head,
                sums[0] / count + unknown,
                sums[1] / count,
                sums[2] / count,
                sums[3] / count,
                sums[4] / count + unknown,
                sums[5] / count + unknown);
    }

    /** The profiles of all heads of this kind of attention, layer by layer. */
    public static List<HeadProfile> all(Trace trace, AttentionBlock like) {
        return AttentionBlock.in(trace).stream()
                .filter(like::isLike)
                .flatMap(block -> IntStream.range(0, block.heads(trace)).mapToObj(head -> of(trace, block, head)))
                .toList();
    }

    /** Whether a token separates or ends sentences, however its vocabulary writes a space before it. */
    static boolean separates(String token) {
        return SEPARATORS.contains(
                token.length() > 1 && "Ġ▁".indexOf(token.charAt(0)) >= 0 ? token.substring(1) : token);
    }

    /** @return whether the position asks at all */
    private static boolean add(float[] row, int q, boolean[] separates, double[] sums) {
        double total = 0;
        for (int k = 0; k < row.length; k++) {
            double weight = row[k];
            if (!(weight > 0)) {
                continue;
            }
            total += weight;
            sums[0] += weight * Math.abs(q - k);
            sums[1] -= weight * Math.log(weight) / LOG2;
            sums[3] += k < separates.length && separates[k] ? weight : 0;
        }
        sums[2] += row.length > 0 ? positive(row[0]) : 0;
        sums[4] += q > 0 && q - 1 < row.length ? positive(row[q - 1]) : 0;
        sums[5] += q < row.length ? positive(row[q]) : 0;
        return total > 0;
    }

    private static double positive(float weight) {
        return weight > 0 ? weight : 0;
    }
}
