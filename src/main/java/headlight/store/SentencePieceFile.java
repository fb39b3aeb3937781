package headlight.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.store.WireFormat.Field;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A model of SentencePiece, as T5 ({@code spiece.model}) and Marian ({@code source.spm}, {@code target.spm}) bring one.
 * Kudo 2018; the fields are those of sentencepiece_model.proto.
 */
final class SentencePieceFile {

    private static final int LARGEST = 64 << 20;

    private static final int PIECES = 1;
    private static final int TRAINER = 2;
    private static final int NORMALIZER = 3;

    private static final int PIECE = 1;
    private static final int SCORE = 2;
    private static final int TYPE = 3;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;

    private static final int MODEL_TYPE = 3;
    private static final int UNIGRAM = 1;
    private static final int CHARSMAP = 2;

    private SentencePieceFile() {}

    /**
     * The same as a {@code tokenizer.json}.
     *
     * @param more tokens that follow those of the file, all special
     * @param end  the token after each text; none when empty
     * @throws Refusal when it is damaged, or of another kind than Unigram
     */
    static ObjectNode tokenizer(Path file, List<String> more, String end) throws IOException {
        String where = file.toString();
        if (Files.size(file) > LARGEST) {
            throw new Refusal(where + ": " + Files.size(file) + " bytes; expected at most " + LARGEST);
        }
        ObjectNode root = Json.MAPPER.createObjectNode();
        ArrayNode vocabulary = Json.MAPPER.createArrayNode();
        List<String> special = new ArrayList<>();
        int unknown = -1;
        String charsmap = "";
        for (Field field : WireFormat.fields(ByteBuffer.wrap(Files.readAllBytes(file)), where)) {
            switch (field.number()) {
                case PIECES -> {
                    int type = piece(field, vocabulary, where);
                    String text = vocabulary.get(vocabulary.size() - 1).get(0).textValue();
                    if (Set.of(UNKNOWN, CONTROL).contains(type)) {
                        special.add(text);
                    }
                    unknown = type == UNKNOWN ? vocabulary.size() - 1 : unknown;
                }
                case TRAINER -> checkKind(field, where);
                case NORMALIZER -> charsmap = charsmap(field, where);
                default -> {
                    // Tests that came with the model, and the like.
                }
            }
        }
        more.forEach(token -> vocabulary.addArray().add(token).add(0.0));
        special.addAll(more);
        root.set("added_tokens", added(special, vocabulary));
        if (!charsmap.isEmpty()) {
            root.putObject("normalizer").put("type", "Precompiled").put("precompiled_charsmap", charsmap);
        }
        // However many spaces stand between two words, and at either end, SentencePiece sees one.
        ObjectNode words = root.putObject("pre_tokenizer").put("type", "Sequence");
        words.putArray("pretokenizers")
                .add(Json.MAPPER.createObjectNode().put("type", "WhitespaceSplit"))
                .add(metaspace());
        root.set("decoder", metaspace());
        if (!end.isEmpty()) {
            root.set("post_processor", ending(end, vocabulary, where));
        }
        ObjectNode model = root.putObject("model").put("type", "Unigram");
        model.put("unk_id", unknown).put("byte_fallback", false).set("vocab", vocabulary);
        return root;
    }

    private static int piece(Field piece, ArrayNode vocabulary, String where) {
        String text = "";
        float score = 0;
        int type = 1;
        for (Field field : WireFormat.fields(piece.bytes(), where)) {
            switch (field.number()) {
                case PIECE -> text = field.text(where);
                case SCORE -> score = field.decimal();
                case TYPE -> type = (int) field.value();
                default -> {
                    // Nothing else is known of a piece.
                }
            }
        }
        vocabulary.addArray().add(text).add((double) score);
        return type;
    }

    private static void checkKind(Field trainer, String where) {
        for (Field field : WireFormat.fields(trainer.bytes(), where)) {
            if (field.number() == MODEL_TYPE && field.value() != UNIGRAM) {
                throw new Refusal(where + ": a SentencePiece model of kind " + field.value()
                        + "; expected a Unigram model, or a tokenizer.json beside it");
            }
        }
    }

    private static String charsmap(Field normalizer, String where) {
        for (Field field : WireFormat.fields(normalizer.bytes(), where)) {
            if (field.number() == CHARSMAP) {
                byte[] bytes = new byte[field.bytes().remaining()];
                field.bytes().duplicate().get(bytes);
                return Base64.getEncoder().encodeToString(bytes);
            }
        }
        return "";
    }

    private static ArrayNode added(List<String> special, ArrayNode vocabulary) {
        Set<String> names = Set.copyOf(special);
        ArrayNode added = Json.MAPPER.createArrayNode();
        for (int id = 0; id < vocabulary.size(); id++) {
            String content = vocabulary.get(id).get(0).textValue();
            if (names.contains(content)) {
                ObjectNode token = added.addObject().put("id", id).put("content", content);
                token.put("single_word", false).put("lstrip", false).put("rstrip", false);
                token.put("normalized", false).put("special", true);
            }
        }
        return added;
    }

    private static ObjectNode metaspace() {
        return Json.MAPPER
                .createObjectNode()
                .put("type", "Metaspace")
                .put("replacement", "▁")
                .put("prepend_scheme", "always")
                .put("split", true);
    }

    private static ObjectNode ending(String end, ArrayNode vocabulary, String where) {
        int id = 0;
        while (id < vocabulary.size() && !vocabulary.get(id).get(0).textValue().equals(end)) {
            id++;
        }
        if (id == vocabulary.size()) {
            throw new Refusal(where + ": " + end + " is missing; expected it after every text");
        }
        ObjectNode template = Json.MAPPER.createObjectNode().put("type", "TemplateProcessing");
        for (String field : List.of("single", "pair")) {
            ArrayNode pieces = template.putArray(field);
            for (String sequence : field.equals("single") ? List.of("A") : List.of("A", "B")) {
                pieces.addObject().putObject("Sequence").put("id", sequence).put("type_id", 0);
            }
            pieces.addObject().putObject("SpecialToken").put("id", end).put("type_id", 0);
        }
        ObjectNode token = template.putObject("special_tokens").putObject(end).put("id", end);
        token.putArray("ids").add(id);
        token.putArray("tokens").add(end);
        return template;
    }
}
