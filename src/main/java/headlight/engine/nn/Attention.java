package headlight.engine.nn;

import headlight.engine.tape.MatMul;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Softmax;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.Sites;
import java.util.Optional;

/**
 * Where the decoder looks: its state is compared with every encoder state, the scores become a distribution, and the
 * encoder states are mixed by it.
 * <pre>
 *   n  sentences   s  source tokens   t  target steps   h, H  size of a decoder / encoder state
 *   queries [n, t, h]   keys [n, s, H]   mask [n, 1, s], 0 at padding   scores, weights [n, t, s]   context [n, t, H]
 * </pre>
 * Luong, Pham, Manning 2015, eq. 7 and 8.
 */
public record Attention(Score score) {

    /** The context of each query; scores, weights and context are recorded as row {@code row}. */
    public Value context(Tape tape, int row, Value queries, Value keys, Optional<Value> mask) {
        Value scores = tape.mark(Sites.SCORES, row, score.of(tape, queries, keys)); // [n, t, s]
        Value distribution =
                mask.isPresent() ? tape.apply(new Softmax(), scores, mask.get()) : tape.apply(new Softmax(), scores);
        Value weights = tape.mark(Sites.WEIGHTS, row, distribution); // [n, t, s], rows sum to 1
        return tape.mark(Sites.CONTEXT, row, tape.apply(new MatMul(false), weights, keys)); // [n, t, H]
    }

    /** One query per sentence as a batch of one step: [n, h] becomes [n, 1, h]. */
    public static Value oneStep(Tape tape, Value state) {
        return tape.apply(Reshape.to(state.size(0), 1, state.size(1)), state);
    }
}
