package headlight.session;

import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The likeliest tokens at one place, and what they were before a change.
 *
 * @param position   the place, from 0: a token of the text, or a step of the decoder
 * @param now        the likeliest now, the first of them first
 * @param before     the likeliest before; the same as {@code now} when nothing is changed
 * @param divergence how far the whole distribution has moved: Kullback and Leibler's divergence of what it is now from
 *                   what it was, in bits
 */
public record Likely(int position, List<Candidate> now, List<Candidate> before, double divergence) {

    /**
     * A token that could stand there.
     *
     * @param token       its id
     * @param probability from 0 to 1
     */
    public record Candidate(int token, double probability) {}

    private static final double LOG2 = Math.log(2);

    public Likely {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /** Of a row of probabilities [step, vocabulary], and of the same row before. */
    static Likely of(int position, Tensor now, Tensor before, int count) {
        float[] row = now.row(position);
        float[] old = position < before.size(0) ? before.row(position) : row;
        return new Likely(position, best(row, count), best(old, count), divergence(old, row));
    }

    /** The largest of a row, the largest first. */
    static List<Candidate> best(float[] row, int count) {
        List<Candidate> best = new ArrayList<>();
        for (int i = 0; i < row.length; i++) {
            if (best.size() < count || row[i] > best.get(best.size() - 1).probability()) {
                int at = best.size();
                while (at > 0 && best.get(at - 1).probability() < row[i]) {
                    at--;
                }
                best.add(at, new Candidate(i, row[i]));
                if (best.size() > count) {
                    best.remove(best.size() - 1);
                }
            }
        }
        return best;
    }

    /** Σ p log₂(p / q); infinite where something possible has become impossible. */
    static double divergence(float[] p, float[] q) {
        double sum = 0;
        for (int i = 0; i < Math.min(p.length, q.length); i++) {
            if (p[i] > 0) {
                sum += p[i] * Math.log(p[i] / (double) q[i]) / LOG2;
            }
        }
        return Math.max(0, sum);
    }
}
