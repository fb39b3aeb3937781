package headlight.session;

import headlight.trace.AttentionBlock;
import headlight.trace.HeadProfile;
import headlight.trace.Tensor;
import headlight.trace.Trace;

/**
 * What a head is like on one text, in a word and a few numbers.
 *
 * @param profile its numbers
 * @param far     the share of its weight that lies three or more tokens away; NaN between two texts
 * @param manner  the word
 */
public record Portrait(HeadProfile profile, double far, Manner manner) {

    private static final double MOST = 0.5;
    private static final double EVEN = 0.8;
    private static final int FAR = 3;

    /** What more than half of its weight does, the most telling first. */
    public enum Manner {
        PREVIOUS,
        SAME,
        SEPARATORS,
        FIRST,
        BROAD,
        FAR,
        NEAR
    }

    /** Of one head. Goes through its matrix, which takes milliseconds. */
    public static Portrait of(Trace trace, AttentionBlock block, int head) {
        HeadProfile profile = HeadProfile.of(trace, block, head);
        Tensor weights = trace.tensor(block.weights()).part(head);
        double far = block.cross() ? Double.NaN : far(weights);
        return new Portrait(profile, far, manner(profile, far, weights.size(1)));
    }

    private static double far(Tensor weights) {
        double all = 0;
        double away = 0;
        for (int q = 0; q < weights.size(0); q++) {
            float[] row = weights.row(q);
            for (int k = 0; k < row.length; k++) {
                all += row[k];
                away += Math.abs(q - k) >= FAR ? row[k] : 0;
            }
        }
        return all == 0 ? 0 : away / all;
    }

    private static Manner manner(HeadProfile profile, double far, int keys) {
        if (profile.previous() >= MOST) {
            return Manner.PREVIOUS;
        } else if (profile.same() >= MOST) {
            return Manner.SAME;
        } else if (profile.separators() >= MOST) {
            return Manner.SEPARATORS;
        } else if (profile.first() >= MOST) {
            return Manner.FIRST;
        } else if (keys > 2 && profile.entropy() >= EVEN * Math.log(keys) / Math.log(2)) {
            return Manner.BROAD;
        }
        return far < MOST ? Manner.NEAR : Manner.FAR;
    }
}
