package headlight.engine.nn;

import headlight.engine.tape.Lookup;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import java.util.List;

/**
 * Tokens become vectors: each has its row in a table.
 * <pre>
 *   v  tokens of the vocabulary   n  tokens looked up   e  size of a vector
 *   table [v, e]   result [n, e]
 * </pre>
 */
public record Embedding(Value table) {

    /** The vectors of these tokens. */
    public Value of(Tape tape, List<Integer> ids) {
        return tape.apply(new Lookup(ids), table); // [n, e]
    }
}
