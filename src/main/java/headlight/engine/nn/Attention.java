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

    /**
     * What is looked at.
     *
     * @param states   of the encoder [n, s, H]
     * @param prepared the same as the score function wants them
     * @param mask     ones where there is a token; empty when there is no padding
     */
    public record Source(Value states, Value prepared, Optional<Value> mask) {}

    /** What is looked at in every step, prepared once. */
    public Source source(Tape tape, Value states, Optional<Value> mask) {
        return new Source(states, score.prepared(tape, states), mask);
    }

    /** The context of each query; scores, weights and context are recorded as row {@code row}. */
    public Value context(Tape tape, int row, Value queries, Source source) {
        Value turned = score.turned(tape, queries); // [n, t, h], or as wide as the score function wants it
        Value query = turned == queries ? queries : tape.mark(Sites.QUERY, row, turned);
        Value scores = tape.mark(Sites.SCORES, row, score.of(tape, query, source.prepared())); // [n, t, s]
        Value distribution = source.mask().isPresent()
                ? tape.apply(new Softmax(), scores, source.mask().get())
                : tape.apply(new Softmax(), scores);
        Value weights = tape.mark(Sites.WEIGHTS, row, distribution); // [n, t, s], rows sum to 1
        return tape.mark(Sites.CONTEXT, row, tape.apply(new MatMul(false), weights, source.states())); // [n, t, H]
    }

    /** The same for one query per sentence: [n, h] gives [n, H]. */
    public Value ofOneStep(Tape tape, int row, Value query, Source source) {
        Value queries = tape.apply(Reshape.to(query.size(0), 1, query.size(1)), query); // [n, 1, h]
        Value context = context(tape, row, queries, source); // [n, 1, H]
        return tape.apply(Reshape.to(context.size(0), context.size(2)), context); // [n, H]
    }
}
