package headlight.engine.nn;

import headlight.engine.tape.MatMul;
import headlight.spec.Seq2SeqSpec;

/** The catalogue of score functions. */
public final class Scores {

    /** e = h · h̄ (Luong, Pham, Manning 2015, eq. 8, "dot"); both states have one size. */
    public static final Score DOT = (tape, queries, keys) -> tape.apply(new MatMul(true), queries, keys);

    private Scores() {}

    /**
     * The score function of these settings.
     *
     * @throws IllegalArgumentException when it is not among those built
     */
    public static Score of(Seq2SeqSpec.Attention attention) {
        if (attention == Seq2SeqSpec.Attention.DOT) {
            return DOT;
        }
        throw new IllegalArgumentException("attention " + attention + " is not built (built: DOT)");
    }
}
