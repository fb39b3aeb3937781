package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code vocab.json}: a list of tokens, or an object token → id. */
final class VocabularyFile {

    private static final long LARGEST = 64L << 20;

    private VocabularyFile() {}

    /** @throws Refusal when it is neither, when ids do not run from 0 without gaps, or when a token stands there twice */
    static Vocabulary read(Path file) throws IOException {
        JsonNode root = Json.read(file, LARGEST);
        if (!root.isArray() && !root.isObject()) {
            throw new Refusal(file + ": expected a list of tokens, or an object token → id");
        } else if (root.isEmpty()) {
            throw new Refusal(file + ": no tokens; expected at least one");
        }
        String[] tokens = root.isArray() ? list(root, file) : byId(root, file.toString());
        try {
            return new Vocabulary(List.of(tokens));
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage() + "; expected each token once");
        }
    }

    static ArrayNode json(Vocabulary vocabulary) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        vocabulary.tokens().forEach(token -> list.add(Json.writable(token)));
        return list;
    }

    /** The tokens of a field that is an object token → id, by id. */
    static List<String> dense(Fields fields, String name) {
        JsonNode object = fields.node(name);
        if (!object.isObject() || object.isEmpty()) {
            throw fields.refusal(name + " is no object, or empty; expected token → id");
        }
        return List.of(byId(object, fields.where(name)));
    }

    private static String[] list(JsonNode list, Path file) {
        String[] tokens = new String[list.size()];
        for (int id = 0; id < tokens.length; id++) {
            if (!list.get(id).isTextual()) {
                throw new Refusal(file + ": token " + id + " is no text");
            }
            tokens[id] = list.get(id).textValue();
        }
        return tokens;
    }

    private static String[] byId(JsonNode object, String file) {
        String[] tokens = new String[object.size()];
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            JsonNode id = entry.getValue();
            String where = file + ": token \"" + entry.getKey() + "\" has id " + id;
            if (!id.isIntegralNumber()
                    || !id.canConvertToInt()
                    || id.intValue() < 0
                    || id.intValue() >= tokens.length) {
                throw new Refusal(where + "; expected a whole number from 0 to " + (tokens.length - 1));
            } else if (tokens[id.intValue()] != null) {
                throw new Refusal(where + ", as has \"" + tokens[id.intValue()] + "\"");
            }
            tokens[id.intValue()] = entry.getKey();
        }
        // As many ids as places, none twice: every place is taken.
        return tokens;
    }
}
