package headlight.text;

import java.util.List;
import java.util.OptionalInt;

/** Cuts text as a pretrained model was taught to. Any thread may ask. */
public interface Subwords extends AutoCloseable {

    /** The tokens of a text with the special tokens that the model expects around it; {@code max} is how many it reads at most. */
    Encoded encode(String text, int max);

    /** The same without special tokens. */
    Encoded pieces(String text, int max);

    /** The text of these tokens, special tokens left out. */
    String decode(List<Integer> ids);

    /** The token with this id as it is written in the vocabulary, e.g. {@code ##ing}, {@code Ġthe}, {@code ▁the}. */
    String token(int id);

    /** The id of a token. */
    OptionalInt find(String token);

    /** How many ids there are. */
    int size();

    /** Whether this token is special: it stands for nothing in a text. */
    boolean isSpecial(int id);

    /** Frees what it holds; closing it again does nothing. Nobody asks it afterwards. */
    @Override
    void close();

    /**
     * A token of a vocabulary as a figure shows it: without the sign of a space before it, letters for bytes read back
     * where they are whole characters, and what cannot be seen made visible. {@code ##ing} stays.
     */
    static String shown(String token) {
        return Spelling.shown(token);
    }
}
