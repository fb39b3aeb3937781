package headlight.session.bottleneck;

/**
 * How well a trained contestant does on rows of one length that it never saw.
 *
 * @param seed    of its training
 * @param length  of the rows
 * @param exact   the part of them that it writes without a mistake, from 0 to 1
 * @param letters the part of their letters that it writes in their place
 */
public record Score(Contestant contestant, long seed, int length, double exact, double letters) {}
