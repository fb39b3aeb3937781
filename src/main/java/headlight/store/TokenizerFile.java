package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.text.Refusal;
import headlight.text.Spelling;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The tokenizer of a model's folder: {@code tokenizer.json}, else {@code vocab.txt} (WordPiece), else {@code vocab.json}
 * with {@code merges.txt} (byte-level BPE), else {@code vocab.json} with {@code source.spm} (Marian), else {@code
 * spiece.model} (T5), else {@code vocab.json} with {@code "tokens"} in {@code config.json} (a model trained here).
 */
public final class TokenizerFile {

    /** Set to {@code plain}, this system property keeps every tokenizer in plain Java. */
    public static final String CHOICE = "headlight.tokenizers";

    static final String TOKENIZER = "tokenizer.json";
    static final String WORD_PIECES = "vocab.txt";
    static final String MERGES = "merges.txt";
    static final String PIECES = "spiece.model";
    static final String SOURCE = "source.spm";
    static final String TARGET = "target.spm";

    private static final long LARGEST = 64L << 20;

    private TokenizerFile() {}

    /**
     * Reads the tokenizer of a folder.
     *
     * @throws Refusal     when the folder has none, or one that is damaged, unknown, or not for this machine
     * @throws IOException when it cannot be read
     */
    public static Subwords read(Path folder) throws IOException {
        return read(folder, SOURCE);
    }

    /** Whether a model writes with another tokenizer than it reads with, as Marian's do. */
    public static boolean isPair(Path folder) {
        return !has(folder, TOKENIZER) && has(folder, SOURCE) && has(folder, TARGET);
    }

    /**
     * Reads the tokenizer of what a model writes; where there is but one, the same as {@link #read} does.
     *
     * @throws Refusal     as {@link #read}
     * @throws IOException when it cannot be read
     */
    public static Subwords readTarget(Path folder) throws IOException {
        return read(folder, TARGET);
    }

    private static Subwords read(Path folder, String language) throws IOException {
        if (has(folder, TOKENIZER)) {
            Path file = folder.resolve(TOKENIZER);
            return checked(Json.read(file, LARGEST), file);
        } else if (has(folder, WORD_PIECES)) {
            return FormerTokenizer.wordPieces(folder, WORD_PIECES);
        } else if (has(folder, ConfigFile.VOCABULARY) && has(folder, MERGES)) {
            return FormerTokenizer.bytePairs(folder, ConfigFile.VOCABULARY, MERGES);
        } else if (has(folder, ConfigFile.VOCABULARY) && has(folder, language)) {
            return FormerTokenizer.marian(folder, ConfigFile.VOCABULARY, language);
        } else if (has(folder, PIECES)) {
            return FormerTokenizer.t5(folder, PIECES);
        } else if (has(folder, ConfigFile.VOCABULARY)) {
            return FormerTokenizer.plain(folder, ConfigFile.VOCABULARY);
        }
        throw new Refusal(
                folder + ": no tokenizer; expected " + TOKENIZER + ", " + WORD_PIECES + ", " + PIECES + ", or "
                        + ConfigFile.VOCABULARY + " with " + MERGES + " or " + SOURCE,
                "file",
                folder.resolve(TOKENIZER).toString());
    }

    private static boolean has(Path folder, String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /** The tokenizer that a {@code tokenizer.json} describes. */
    static Subwords checked(JsonNode json, Path file) throws IOException {
        if (json instanceof ObjectNode object) {
            // How long a text may be is the model's business, and one text needs no padding.
            object.remove(List.of("truncation", "padding"));
        }
        Fields root = new Fields(json, file.toString());
        TokenizerVocabulary vocabulary = TokenizerVocabulary.read(root);
        TokenizerCheck.check(root, vocabulary.tokens());
        json.withObject("/model").put("type", vocabulary.kind());
        String whole = Json.MAPPER.writeValueAsString(json);
        if (!Spelling.whole(whole).equals(whole)) {
            throw root.refusal("half of a surrogate pair in a text; expected characters");
        }
        boolean plain = System.getProperty(CHOICE, "").equals("plain") || !NativeTokenizer.isHere();
        return plain
                ? PlainTokenizer.of(root, vocabulary)
                : NativeTokenizer.of(whole.getBytes(StandardCharsets.UTF_8), vocabulary, file.toString());
    }
}
