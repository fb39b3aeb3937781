package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tokenizer of a model's folder: {@code tokenizer.json}, else {@code vocab.txt} (WordPiece), else {@code vocab.json}
 * with {@code merges.txt} (byte-level BPE), else {@code vocab.json} with {@code "tokens"} in {@code config.json} (a model
 * trained here).
 */
public final class TokenizerFile {

    /** Set to {@code plain}, this system property keeps every tokenizer in plain Java. */
    public static final String CHOICE = "headlight.tokenizers";

    static final String TOKENIZER = "tokenizer.json";
    static final String WORD_PIECES = "vocab.txt";
    static final String MERGES = "merges.txt";

    private static final long LARGEST = 64L << 20;

    private TokenizerFile() {}

    /**
     * Reads the tokenizer of a folder.
     *
     * @throws Refusal     when the folder has none, or one that is damaged, unknown, or not for this machine
     * @throws IOException when it cannot be read
     */
    public static Subwords read(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(TOKENIZER))) {
            return tokenizer(folder.resolve(TOKENIZER));
        } else if (Files.isRegularFile(folder.resolve(WORD_PIECES))) {
            return FormerTokenizer.wordPieces(folder, WORD_PIECES);
        } else if (Files.isRegularFile(folder.resolve(ConfigFile.VOCABULARY))
                && Files.isRegularFile(folder.resolve(MERGES))) {
            return FormerTokenizer.bytePairs(folder, ConfigFile.VOCABULARY, MERGES);
        } else if (Files.isRegularFile(folder.resolve(ConfigFile.VOCABULARY))) {
            return FormerTokenizer.plain(folder, ConfigFile.VOCABULARY);
        }
        throw new Refusal(
                folder + ": no tokenizer; expected " + TOKENIZER + ", " + WORD_PIECES + ", or " + ConfigFile.VOCABULARY
                        + " and " + MERGES,
                "file",
                folder.resolve(TOKENIZER).toString());
    }

    private static Subwords tokenizer(Path file) throws IOException {
        JsonNode json = Json.read(file, LARGEST);
        if (json instanceof ObjectNode object) {
            // How long a text may be is the model's business, and one text needs no padding.
            object.remove(List.of("truncation", "padding"));
        }
        Fields root = new Fields(json, file.toString());
        TokenizerVocabulary vocabulary = TokenizerVocabulary.read(root);
        TokenizerCheck.check(root, vocabulary.tokens());
        json.withObject("/model").put("type", vocabulary.kind());
        boolean plain = System.getProperty(CHOICE, "").equals("plain") || !NativeTokenizer.isHere();
        return plain
                ? PlainTokenizer.of(root, vocabulary)
                : NativeTokenizer.of(Json.MAPPER.writeValueAsBytes(json), vocabulary, file.toString());
    }
}
