package headlight.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.spec.Seq2SeqSpec.Combine;
import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code config.json} of the recurrent family.
 *
 * @param spec             the settings
 * @param sourceVocabulary the file of the input's vocabulary
 * @param targetVocabulary the file of the output's vocabulary
 */
record ConfigFile(Seq2SeqSpec spec, String sourceVocabulary, String targetVocabulary) {

    static final String NAME = "config.json";
    static final String VOCABULARY = "vocab.json";

    static final String FAMILY = "seq2seq";
    private static final int LARGEST = 16 << 20;
    private static final int WIDEST = 1 << 16;
    private static final int DEEPEST = 64;
    private static final int LONGEST = 100_000;

    /** The family that a model's settings name, whichever it is. */
    static String family(Path file) throws IOException {
        return new Fields(Json.read(file, LARGEST), file.toString()).text("model_type");
    }

    /** @throws Refusal when a field is missing, wrong, or does not go with another */
    static ConfigFile read(Path file) throws IOException {
        Fields fields = new Fields(Json.read(file, LARGEST), file.toString());
        String family = fields.text("model_type");
        if (!family.equals(FAMILY)) {
            throw new Refusal(file + ": model_type \"" + family + "\" is not built yet (built: "
                    + HuggingFaceTypes.built() + ")");
        }
        int hidden = fields.integer("hidden_size", 1, WIDEST);
        Seq2SeqSpec spec = new Seq2SeqSpec(
                fields.choice("cell", Cell.class),
                fields.optionalInteger("layers", 1, DEEPEST).orElse(1),
                fields.flag("bidirectional", false),
                fields.flag("residual", false),
                fields.integer("embedding_size", 1, WIDEST),
                hidden,
                fields.optionalInteger("encoder_hidden_size", 1, WIDEST).orElse(hidden),
                fields.choice("attention", Attention.class),
                fields.optionalChoice("combine", Combine.class).orElse(Combine.LINEAR),
                fields.flag("reverse_source", false),
                fields.flag("feed_context", false),
                fields.optionalChoice("bridge", Bridge.class).orElse(Bridge.STATE),
                fields.choice("tokens", Tokens.class),
                fields.optionalText("pad"),
                fields.optionalText("start"),
                fields.optionalText("end"),
                fields.integer("max_source", 1, LONGEST),
                fields.integer("max_target", 1, LONGEST),
                fields.optionalInteger("pad_source_to", 1, LONGEST),
                fields.optionalText("pad_source_with"));
        ConfigFile config = new ConfigFile(
                spec, fields.text("source_vocabulary", VOCABULARY), fields.text("target_vocabulary", VOCABULARY));
        fields.refuseOthers();
        config.check(file.toString());
        return config;
    }

    /** What the fields say about each other. */
    private void check(String where) {
        spec.mismatch().ifPresent(what -> {
            throw new Refusal(where + ": " + what);
        });
        Optional<Integer> length = spec.padSourceTo();
        if (length.isPresent() && length.get() > spec.maxSource()) {
            throw new Refusal(where + ": pad_source_to is " + length.get() + "; expected at most max_source, "
                    + spec.maxSource());
        } else if (length.isPresent() && spec.padSourceWith().isEmpty()) {
            throw new Refusal(
                    where + ": pad_source_with is missing; expected the token that pads a source to " + length.get());
        } else if (spec.start().isEmpty()) {
            throw new Refusal(where + ": start is missing; expected the token that the decoder reads first");
        }
        checkFileName("source_vocabulary", sourceVocabulary, where);
        checkFileName("target_vocabulary", targetVocabulary, where);
    }

    static void checkFileName(String field, String name, String where) {
        boolean plain = !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c));
        if (!plain) {
            throw new Refusal(where + ": " + field + " is \"" + name + "\"; expected the name of a file in the folder");
        }
    }

    /** The same as JSON. */
    ObjectNode json() {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("model_type", FAMILY);
        node.put("cell", Fields.lower(spec.cell()));
        node.put("layers", spec.layers());
        node.put("bidirectional", spec.bidirectional());
        node.put("residual", spec.residual());
        node.put("embedding_size", spec.embeddingSize());
        node.put("hidden_size", spec.hiddenSize());
        node.put("encoder_hidden_size", spec.encoderHiddenSize());
        node.put("attention", Fields.lower(spec.attention()));
        node.put("combine", Fields.lower(spec.combine()));
        node.put("reverse_source", spec.reverseSource());
        node.put("feed_context", spec.feedContext());
        node.put("bridge", Fields.lower(spec.bridge()));
        node.put("tokens", Fields.lower(spec.tokens()));
        node.put("pad", spec.pad().orElse(null));
        node.put("start", spec.start().orElse(null));
        node.put("end", spec.end().orElse(null));
        node.put("max_source", spec.maxSource());
        node.put("max_target", spec.maxTarget());
        node.put("pad_source_to", spec.padSourceTo().orElse(null));
        node.put("pad_source_with", spec.padSourceWith().orElse(null));
        node.put("source_vocabulary", sourceVocabulary);
        node.put("target_vocabulary", targetVocabulary);
        return node;
    }
}
