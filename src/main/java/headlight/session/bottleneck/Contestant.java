package headlight.session.bottleneck;

import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec;
import java.util.Locale;

/** A way from the encoder to the decoder. Whatever else a model has, all contestants have alike. */
public enum Contestant {
    /** The decoder starts from the encoder's last state and hears no more of the source. */
    PLAIN,
    /** The same, and every step reads the encoder's last state again. */
    PEEKY,
    /** The same as plain, and every step looks at all of the encoder's states. */
    ATTENTION;

    /** Its name in files and on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The model with states of this size: an LSTM that reads its source from the beginning. */
    Recipe.Shape shape(int embedding, int hidden) {
        return new Recipe.Shape(
                Seq2SeqSpec.Cell.LSTM,
                this == ATTENTION ? Seq2SeqSpec.Attention.DOT : Seq2SeqSpec.Attention.NONE,
                Seq2SeqSpec.Combine.LINEAR,
                1,
                false,
                false,
                Seq2SeqSpec.Bridge.STATE,
                false,
                this == PEEKY,
                embedding,
                hidden,
                0);
    }
}
