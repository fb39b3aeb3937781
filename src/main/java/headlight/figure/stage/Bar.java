package headlight.figure.stage;

import headlight.figure.Rect;

/**
 * The bar of one source word in the softmax distribution, as something to take hold of.
 *
 * @param step   the decoder step
 * @param source the source position
 * @param where  the whole track: its lower edge is 0 %, its upper edge 100 %
 */
public record Bar(int step, int source, Rect where) {

    /** The weight that a height stands for, from 0 to 1. */
    public double weight(double y) {
        return Math.max(0, Math.min(1, (where.bottom() - y) / where.h()));
    }

    /** The height at which a weight stands. */
    public double y(double weight) {
        return where.bottom() - weight * where.h();
    }
}
