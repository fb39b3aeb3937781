package headlight.engine.nn;

import headlight.engine.tape.AdditiveScores;
import headlight.engine.tape.Columns;
import headlight.engine.tape.Linear;
import headlight.engine.tape.MatMul;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.Sites;

/**
 * The catalogue of score functions.
 * <pre>
 *   h  size of a decoder state   H  of an encoder state   a  inside
 *   dot        e = h · h̄               scaled dot   e = h · h̄ / √H
 *   general    e = hᵀ W_a h̄            W_a [h, H]
 *   concat     e = v_a · tanh(W_a [h; h̄])            W_a [a, h + H]   v_a [a]
 *   additive   e = v_a · tanh(W_q h + W_k h̄)         W_q [a, h]   W_k [a, H]   v_a [a]
 * </pre>
 * Luong, Pham, Manning 2015, eq. 8; scaled: Vaswani et al. 2017, eq. 1; additive: Bahdanau, Cho, Bengio 2015.
 */
public final class Scores {

    private Scores() {}

    /**
     * The score function of these settings.
     *
     * @param h the size of a decoder state
     * @throws IllegalArgumentException when there is no attention
     */
    public static Score of(Seq2SeqSpec.Attention attention, Parameters parameters, int h) {
        return switch (attention) {
            case DOT -> (tape, queries, keys) -> tape.apply(new MatMul(true), queries, keys);
            case SCALED_DOT -> (tape, queries, keys) -> tape.apply(new MatMul(true, h), queries, keys);
            case GENERAL -> new General(parameters.get("attention.W_a"));
            case CONCAT -> concat(parameters.get("attention.W_a"), parameters.get("attention.v_a"), h);
            case ADDITIVE ->
                new Additive(
                        tape -> parameters.get("attention.W_q"),
                        tape -> parameters.get("attention.W_k"),
                        parameters.get("attention.v_a"));
            case NONE -> throw new IllegalArgumentException("there is no attention");
        };
    }

    /** The query is turned into the keys' space: there are fewer steps than source tokens. */
    private record General(Value w) implements Score {

        @Override
        public Value turned(Tape tape, Value queries) {
            return each(tape, queries, Linear.transposed(), w); // [n, t, H]
        }

        @Override
        public Value of(Tape tape, Value queries, Value keys) {
            return tape.apply(new MatMul(true), queries, keys); // [n, t, s]
        }
    }

    /** W_a [h; h̄] is the sum of what its two halves make of each. */
    private static Score concat(Value w, Value v, int h) {
        return new Additive(
                tape -> tape.apply(new Columns(0, h, "h"), w),
                tape -> tape.apply(new Columns(h, (int) w.size(1), "\\bar{h}"), w),
                v);
    }

    /** Weights, or a part of some. */
    private interface Part {
        Value on(Tape tape);
    }

    private record Additive(Part query, Part key, Value v) implements Score {

        @Override
        public Value turned(Tape tape, Value queries) {
            return each(tape, queries, new Linear(), query.on(tape)); // [n, t, a]
        }

        @Override
        public Value prepared(Tape tape, Value keys) {
            Value mapped = mapped(tape, keys, new Linear(), key.on(tape)); // [n·s, a]
            Value named = keys.size(0) == 1 ? tape.mark(Sites.KEYS, mapped) : mapped;
            return tape.apply(Reshape.to(keys.size(0), keys.size(1), named.size(1)), named); // [n, s, a]
        }

        @Override
        public Value of(Tape tape, Value queries, Value keys) {
            return tape.apply(new AdditiveScores(), queries, keys, v); // [n, t, s]
        }
    }

    /** A linear map of every vector of a batch: [n, t, x] becomes [n, t, y]. */
    private static Value each(Tape tape, Value vectors, Linear map, Value w) {
        Value mapped = mapped(tape, vectors, map, w);
        return tape.apply(Reshape.to(vectors.size(0), vectors.size(1), mapped.size(1)), mapped);
    }

    /** The same, sentence below sentence: [n·t, y]. */
    private static Value mapped(Tape tape, Value vectors, Linear map, Value w) {
        return tape.apply(map, tape.apply(Reshape.to(vectors.size(0) * vectors.size(1), vectors.size(2)), vectors), w);
    }
}
