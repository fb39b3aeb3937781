package headlight.text;

import java.text.Normalizer;
import java.util.List;

/**
 * Cuts text into tokens and puts tokens together again. Text is first brought into Unicode's composed form (NFC), so
 * that a Hangul syllable typed as three letters is the one syllable that the vocabulary knows.
 */
public sealed interface Tokenizer permits Characters, Words {

    /** A token is a character (a Unicode code point). */
    static Tokenizer characters() {
        return new Characters();
    }

    /** A token is a word, or a known piece of one. */
    static Tokenizer words() {
        return new Words();
    }

    /** The tokens of a text that is already written token by token, as in training pairs. */
    List<String> split(String text);

    /** The text of these tokens. */
    String join(List<String> tokens);

    /**
     * The tokens of a text as someone typed it, with their ids. A token that the vocabulary does not have is tried in
     * lower case, then becomes {@link Vocabulary#UNKNOWN}.
     *
     * @param max how many tokens the model reads at most; what comes after is left out
     * @throws Refusal when a token is unknown and the vocabulary has no {@link Vocabulary#UNKNOWN}
     */
    Encoded encode(String text, Vocabulary vocabulary, int max);

    /** The same, whose characters know where they come from. */
    static Aligned aligned(String text) {
        return Aligned.of(text).normalized(Normalizer.Form.NFC).replace("\u2019", "'");
    }

    /** Text in composed form, with the straight apostrophe in place of the curved one. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replace('\u2019', '\'');
    }
}
