package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import headlight.text.Refusal;
import headlight.text.Subwords;
import headlight.text.Tokenizer;
import headlight.text.Vocabulary;
import headlight.text.subword.Added;
import headlight.text.subword.BytePairs;
import headlight.text.subword.Frame;
import headlight.text.subword.Joining;
import headlight.text.subword.Pipeline;
import headlight.text.subword.Plain;
import headlight.text.subword.Renumbered;
import headlight.text.subword.Rewriting;
import headlight.text.subword.Splitting;
import headlight.text.subword.WordPiece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tokenizers from the time before {@code tokenizer.json}: lists of tokens whose rules every reader knows. */
final class FormerTokenizer {

    private static final int LARGEST = 64 << 20;
    private static final int LARGEST_CONFIG = 1 << 20;
    private static final int LONGEST_WORD = 100;
    private static final String CONFIG = "tokenizer_config.json";

    private FormerTokenizer() {}

    /** BERT's {@code vocab.txt}: a token a line. */
    static Subwords wordPieces(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Fields config = config(folder.resolve(CONFIG));
        List<String> lines = lines(file);
        Vocabulary tokens;
        try {
            tokens = new Vocabulary(lines);
        } catch (IllegalArgumentException e) {
            throw new Refusal(file + ": " + e.getMessage() + "; expected each token once");
        }
        int unknown = required(tokens, "[UNK]", file);
        List<Added> added = Stream.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
                .filter(token -> tokens.find(token).isPresent())
                .map(token -> Added.special(tokens.find(token).getAsInt(), token))
                .toList();
        boolean lowercase = config.flag("do_lower_case", true);
        return new Pipeline(new Pipeline.Parts(
                tokens,
                added,
                Rewriting.bert(
                        true,
                        config.flag("tokenize_chinese_chars", true),
                        config.flag("strip_accents", lowercase),
                        lowercase),
                Splitting.bert(),
                new WordPiece(tokens, unknown, "##", LONGEST_WORD),
                new Frame(List.of(required(tokens, "[CLS]", file)), List.of(required(tokens, "[SEP]", file))),
                Joining.wordPieces("##", true)));
    }

    /** GPT-2's {@code vocab.json} and {@code merges.txt}; with {@code <s>} and {@code </s>} they are RoBERTa's and BART's. */
    static Subwords bytePairs(Path folder, String vocabularyName, String mergesName) throws IOException {
        Path vocabularyFile = folder.resolve(vocabularyName);
        Path mergesFile = folder.resolve(mergesName);
        Vocabulary tokens = VocabularyFile.read(vocabularyFile);
        List<BytePairs.Pair> merges = new ArrayList<>();
        for (String line : lines(mergesFile)) {
            if (!line.startsWith("#version") && !line.isEmpty()) {
                merges.add(merge(line, tokens, mergesFile));
            }
        }
        boolean framed = tokens.find("<s>").isPresent() && tokens.find("</s>").isPresent();
        List<Added> added = new ArrayList<>();
        for (String token : List.of("<s>", "<pad>", "</s>", "<unk>", "<|endoftext|>")) {
            tokens.find(token).ifPresent(id -> added.add(Added.special(id, token)));
        }
        // RoBERTa's mask takes the space before it: what stands there is a word.
        tokens.find("<mask>").ifPresent(id -> added.add(new Added(id, "<mask>", true, false, true, false, false)));
        boolean prefix = config(folder.resolve(CONFIG)).flag("add_prefix_space", false);
        Frame frame = framed
                ? new Frame(
                        List.of(tokens.find("<s>").getAsInt()),
                        List.of(tokens.find("</s>").getAsInt()),
                        true,
                        prefix)
                : new Frame(List.of(), List.of(), true, prefix);
        return new Pipeline(new Pipeline.Parts(
                tokens,
                added,
                Rewriting.none(),
                Splitting.bytes(prefix, true),
                new BytePairs(tokens, merges, BytePairs.Details.NONE),
                frame,
                Joining.bytes()));
    }

    /** T5's SentencePiece model; a hundred tokens that mark gaps follow its own. */
    static Subwords t5(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        int gaps = config(folder.resolve(CONFIG))
                .optionalInteger("extra_ids", 0, 1000)
                .orElse(100);
        List<String> more = IntStream.range(0, gaps)
                .mapToObj(i -> "<extra_id_" + (gaps - 1 - i) + ">")
                .toList();
        return TokenizerFile.checked(SentencePieceFile.tokenizer(file, more, "</s>"), file);
    }

    /** Marian's SentencePiece model of one language, and the vocabulary of both. */
    static Subwords marian(Path folder, String vocabularyName, String modelName) throws IOException {
        Path vocabularyFile = folder.resolve(vocabularyName);
        Path modelFile = folder.resolve(modelName);
        Vocabulary tokens = VocabularyFile.read(vocabularyFile);
        Subwords cutter = TokenizerFile.checked(SentencePieceFile.tokenizer(modelFile, List.of(), ""), modelFile);
        Set<Integer> special = new TreeSet<>();
        for (String token : List.of("</s>", "<unk>", "<pad>")) {
            tokens.find(token).ifPresent(special::add);
        }
        return new Renumbered(
                cutter,
                tokens,
                required(tokens, "<unk>", vocabularyFile),
                required(tokens, "</s>", vocabularyFile),
                special);
    }

    /** A list of characters or words, as models trained here have it. */
    static Subwords plain(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Path configFile = folder.resolve(ConfigFile.NAME);
        Fields config = config(configFile);
        String kind = config.optionalText("tokens")
                .orElseThrow(() -> new Refusal(file + ": a vocabulary alone does not say how text is cut; expected "
                        + TokenizerFile.MERGES + " beside it, or tokens in " + configFile));
        Tokenizer tokenizer =
                switch (kind) {
                    case "characters" -> Tokenizer.characters();
                    case "words" -> Tokenizer.words();
                    default ->
                        throw new Refusal(
                                configFile + ": tokens is \"" + kind + "\"; expected one of \"characters\", \"words\"");
                };
        Vocabulary tokens = VocabularyFile.read(file);
        OptionalInt end = id(config, "eos_token_id", tokens);
        Set<Integer> special = new TreeSet<>();
        end.ifPresent(special::add);
        for (String field : List.of("pad_token_id", "bos_token_id", "decoder_start_token_id")) {
            id(config, field, tokens).ifPresent(special::add);
        }
        return new Plain(tokenizer, tokens, end, special);
    }

    private static OptionalInt id(Fields config, String field, Vocabulary tokens) {
        return config.optionalInteger(field, 0, tokens.size() - 1)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private static Fields config(Path file) throws IOException {
        JsonNode json =
                Files.isRegularFile(file) ? Json.read(file, LARGEST_CONFIG) : JsonNodeFactory.instance.objectNode();
        return new Fields(json, file.toString());
    }

    private static int required(Vocabulary tokens, String token, Path file) {
        return tokens.find(token)
                .orElseThrow(() -> new Refusal(file + ": " + token + " is missing; expected it among the tokens"));
    }

    private static BytePairs.Pair merge(String line, Vocabulary tokens, Path file) {
        String[] sides = line.split(" ", -1);
        boolean known = sides.length == 2
                && tokens.find(sides[0]).isPresent()
                && tokens.find(sides[1]).isPresent()
                && tokens.find(sides[0] + sides[1]).isPresent();
        if (!known) {
            throw new Refusal(file + ": \"" + line + "\"; expected two tokens that make a third");
        }
        return new BytePairs.Pair(sides[0], sides[1]);
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new Refusal(file + ": " + Files.size(file) + " bytes; expected at most " + LARGEST);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            List<String> lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
            if (lines.get(lines.size() - 1).isEmpty()) {
                lines.remove(lines.size() - 1);
            }
            if (lines.isEmpty()) {
                throw new Refusal(file + ": nothing in it; expected a token a line");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new Refusal(file + ": not UTF-8");
        }
    }
}
