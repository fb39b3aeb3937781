package headlight.engine.nn;

import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;

/**
 * How well each decoder state matches each encoder state.
 * <pre>
 *   n  sentences   s  source tokens   t  target steps   h, H  size of a decoder / encoder state
 *   queries [n, t, h]   keys [n, s, H]   result [n, t, s]
 * </pre>
 */
@FunctionalInterface
public interface Score {

    /** The scores of every query with every key, which {@link #turned} and {@link #prepared} have made ready. */
    Value of(Tape tape, Value queries, Value keys);

    /** The queries as far as they can be computed without a key; the same where there is nothing to compute. */
    default Value turned(Tape tape, Value queries) {
        return queries;
    }

    /** The keys as far as they can be computed without a query: once for all steps. */
    default Value prepared(Tape tape, Value keys) {
        return keys;
    }
}
