package headlight.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a model, each with its id: its place in the list. */
public final class Vocabulary {

    /** The token that stands for every word the model does not know. */
    public static final String UNKNOWN = "<unk>";

    private final List<String> tokens;
    private final Map<String, Integer> ids = new HashMap<>();

    /**
     * The vocabulary of these tokens, in the order of their ids.
     *
     * @throws IllegalArgumentException when a token stands there twice
     */
    public Vocabulary(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        for (int id = 0; id < this.tokens.size(); id++) {
            Integer before = ids.put(this.tokens.get(id), id);
            if (before != null) {
                throw new IllegalArgumentException(
                        "token \"" + this.tokens.get(id) + "\" stands at " + before + " and at " + id);
            }
        }
    }

    /** How many tokens there are. */
    public int size() {
        return tokens.size();
    }

    /** All tokens, by id. */
    public List<String> tokens() {
        return tokens;
    }

    /** The token with this id. */
    public String token(int id) {
        return tokens.get(id);
    }

    /** The id of a token, if the model knows it. */
    public OptionalInt find(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** The tokens of these ids. */
    public List<String> tokens(int[] of) {
        List<String> found = new ArrayList<>(of.length);
        for (int id : of) {
            found.add(token(id));
        }
        return found;
    }
}
