package headlight.engine.train;

/**
 * How one pass over the pairs went.
 *
 * @param number  from 1
 * @param loss    mean cross-entropy per token
 * @param exact   the part of the held-out pairs that is written exactly, from 0 to 1; NaN when none is held out
 * @param seconds of training and of the check
 * @param best    whether no epoch before was better
 */
public record Epoch(int number, double loss, double exact, double seconds, boolean best) {}
