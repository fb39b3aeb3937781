package headlight.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.spec.Checkpoint.Card;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code card.json}: what a person wants to know of a model. The file may be missing, and so may each of its fields. */
public final class CardFile {

    static final String NAME = "card.json";

    private static final int LARGEST = 1 << 20;

    private CardFile() {}

    /** @throws Refusal when a field has another type than it must */
    static Card read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Card.UNKNOWN;
        }
        Fields fields = new Fields(Json.read(file, LARGEST), file.toString());
        return new Card(
                fields.text("title", ""),
                fields.text("task", ""),
                fields.optionalTexts("examples").orElse(List.of()),
                fields.text("command", ""),
                fields.whole("seed", 0),
                fields.number("accuracy", Double.NaN),
                fields.text("source", ""),
                fields.text("licence", ""));
    }

    /** The card as JSON. */
    public static ObjectNode json(Card card) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("title", Json.writable(card.title()));
        node.put("task", Json.writable(card.task()));
        card.examples().forEach(example -> node.withArray("examples").add(Json.writable(example)));
        node.withArray("examples");
        node.put("command", Json.writable(card.command()));
        node.put("seed", card.seed());
        if (!Double.isNaN(card.accuracy())) {
            // Of at most some ten thousand held-out pairs, further digits say nothing.
            node.put("accuracy", Math.round(card.accuracy() * 1e5) / 1e5);
        }
        if (!card.source().isEmpty()) {
            node.put("source", Json.writable(card.source()));
            node.put("licence", Json.writable(card.licence()));
        }
        return node;
    }
}
