package headlight.store.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.store.Json;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tokenizer of llama2.c: for each token a score and its text. The first three are unknown, start and end; then the
 * 256 bytes; then the pieces, of which of two neighbours those are joined first whose union has the higher score.
 *
 * @param tokens the tokens by id, as SentencePiece writes them
 * @param scores of each token
 */
record Llama2cWords(List<String> tokens, List<Float> scores) {

    private static final int BYTES_FROM = 3;
    private static final int PIECES_FROM = BYTES_FROM + 256;
    private static final int LONGEST = 4096;

    /** How SentencePiece writes a space. */
    private static final String SPACE = "▁";

    /**
     * Reads it, up to the end of the file.
     *
     * @param count how many tokens there must be
     * @throws Refusal when it is damaged, or when a token stands there twice
     */
    static Llama2cWords read(Bytes bytes, long from, int count) throws IOException {
        if (count < PIECES_FROM) {
            throw new Refusal(bytes.where() + ": " + count + " tokens; expected at least " + PIECES_FROM
                    + ": three of its own and one for each byte");
        }
        List<String> tokens = new ArrayList<>(count);
        List<Float> scores = new ArrayList<>(count);
        long at = from + Integer.BYTES; // the length of the longest, which nobody needs
        for (int id = 0; id < count; id++) {
            ByteBuffer entry = bytes.read(at, Float.BYTES + Integer.BYTES);
            float score = entry.getFloat();
            int length = entry.getInt();
            String where = bytes.where() + ": token " + id;
            if (length < 0 || length > LONGEST || !Float.isFinite(score)) {
                throw new Refusal(where + ": score " + score + ", " + length + " bytes; expected at most " + LONGEST);
            }
            at += entry.limit();
            tokens.add(token(id, bytes.read(at, length), where));
            scores.add(score);
            at += length;
        }
        if (at != bytes.size()) {
            throw new Refusal(
                    bytes.where() + ": " + (bytes.size() - at) + " bytes after the last token; expected none");
        }
        return new Llama2cWords(List.copyOf(tokens), List.copyOf(scores));
    }

    /** Which of its own and which byte it is, the id says, however it is written there. */
    private static String token(int id, ByteBuffer text, String where) {
        if (id < BYTES_FROM) {
            return List.of("<unk>", "<s>", "</s>").get(id);
        } else if (id < PIECES_FROM) {
            return byteToken(id - BYTES_FROM);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString().replace(" ", SPACE);
        } catch (CharacterCodingException e) {
            throw new Refusal(where + ": not UTF-8");
        }
    }

    private static String byteToken(int b) {
        return String.format(Locale.ROOT, "<0x%02X>", b);
    }

    /** The settings beside {@link #tokenizer}. */
    ObjectNode config(int longest) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("tokenizer_class", "LlamaTokenizer");
        node.put("legacy", true);
        node.put("add_bos_token", true);
        node.put("add_eos_token", false);
        node.put("unk_token", tokens.get(0));
        node.put("bos_token", tokens.get(1));
        node.put("eos_token", tokens.get(2));
        node.put("model_max_length", longest);
        return node;
    }

    /** The same as {@code tokenizer.json}: byte-pair encoding on SentencePiece's pieces, bytes for what has none. */
    ObjectNode tokenizer() {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        for (int id = 0; id < BYTES_FROM; id++) {
            ObjectNode added = root.withArray("added_tokens").addObject();
            added.put("id", id).put("content", tokens.get(id));
            List.of("single_word", "lstrip", "rstrip", "normalized").forEach(flag -> added.put(flag, false));
            added.put("special", true);
        }
        ArrayNode normal = root.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
        normal.addObject().put("type", "Prepend").put("prepend", SPACE);
        normal.add(replace(" ", SPACE));
        root.putNull("pre_tokenizer");
        root.set("post_processor", template());
        ArrayNode decoders = root.putObject("decoder").put("type", "Sequence").putArray("decoders");
        decoders.add(replace(SPACE, " "));
        decoders.addObject().put("type", "ByteFallback");
        decoders.addObject().put("type", "Fuse");
        decoders.addObject()
                .put("type", "Strip")
                .put("content", " ")
                .put("start", 1)
                .put("stop", 0);
        ObjectNode model = root.putObject("model").put("type", "BPE").putNull("dropout");
        model.put("unk_token", tokens.get(0));
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", true).put("byte_fallback", true);
        Map<String, Integer> ids = ids();
        ids.forEach(model.putObject("vocab")::put);
        ArrayNode merges = model.putArray("merges");
        merges(ids).forEach(merge -> merges.add(merge.left() + " " + merge.right()));
        return root;
    }

    private static ObjectNode replace(String from, String to) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("type", "Replace");
        node.putObject("pattern").put("String", from);
        return node.put("content", to);
    }

    /** The start token before every text. */
    private ObjectNode template() {
        ObjectNode node = Json.MAPPER.createObjectNode().put("type", "TemplateProcessing");
        String start = tokens.get(1);
        for (String kind : List.of("single", "pair")) {
            for (int part = 0; part < (kind.equals("pair") ? 2 : 1); part++) {
                ArrayNode parts = node.withArray(kind);
                parts.addObject().putObject("SpecialToken").put("id", start).put("type_id", part);
                parts.addObject()
                        .putObject("Sequence")
                        .put("id", part == 0 ? "A" : "B")
                        .put("type_id", part);
            }
        }
        ObjectNode special = node.putObject("special_tokens").putObject(start).put("id", start);
        special.putArray("ids").add(1);
        special.putArray("tokens").add(start);
        return node;
    }

    private Map<String, Integer> ids() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            Integer before = ids.putIfAbsent(tokens.get(id), id);
            if (before != null) {
                throw new Refusal("tokenizer.bin: tokens " + before + " and " + id + " are both \"" + tokens.get(id)
                        + "\"; expected each once");
            }
        }
        return ids;
    }

    /** Two pieces whose union is a piece too. */
    private record Merge(String left, String right, float score) {}

    /**
     * What may be joined, first what is joined first: by the score of the union, as Hugging Face's converter does. It
     * also puts the longer left part first where one piece comes about in several ways.
     */
    private List<Merge> merges(Map<String, Integer> ids) {
        List<Merge> merges = new ArrayList<>();
        for (int id = PIECES_FROM; id < tokens.size(); id++) {
            String piece = tokens.get(id);
            for (int cut = 1; cut < piece.length(); cut++) {
                String left = piece.substring(0, cut);
                String right = piece.substring(cut);
                if (ids.containsKey(left) && ids.containsKey(right)) {
                    merges.add(new Merge(left, right, scores.get(id)));
                }
            }
        }
        merges.sort(Comparator.comparing(Merge::score)
                .thenComparing(
                        merge -> merge.left().codePointCount(0, merge.left().length()))
                .thenComparing(
                        merge -> merge.right().codePointCount(0, merge.right().length()))
                .reversed());
        return merges;
    }
}
