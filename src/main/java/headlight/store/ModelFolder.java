package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model in its folder: {@code config.json}, {@code model.safetensors}, its vocabularies and, if any, its card. */
public final class ModelFolder {

    private static final String WEIGHTS = "model.safetensors";
    private static final List<String> PICKLES = List.of("pytorch_model.bin", "model.bin", "model.pt", "model.pth");

    /** How many wrong tensors a refusal lists. */
    private static final int LISTED = 5;

    private ModelFolder() {}

    /**
     * Reads a model and checks that its parts go together.
     *
     * @throws Refusal     when they do not, or when it asks for what is not built
     * @throws IOException when a file cannot be read
     */
    public static Checkpoint read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new Refusal(
                    folder + ": no such folder; expected a folder with " + ConfigFile.NAME + " and " + WEIGHTS,
                    "folder",
                    folder.toString());
        }
        String family = ConfigFile.family(present(folder, ConfigFile.NAME));
        Optional<HuggingFaceType> type = HuggingFaceTypes.named(family);
        return type.isPresent() ? HuggingFace.read(folder, type.get()) : recurrent(folder);
    }

    /**
     * The settings of a model of the recurrent family, without reading the rest of it; nothing for one of another family.
     *
     * @throws Refusal when its settings are damaged
     */
    public static Optional<Seq2SeqSpec> recurrentSpec(Path folder) throws IOException {
        Path config = present(folder, ConfigFile.NAME);
        return HuggingFaceTypes.named(ConfigFile.family(config)).isPresent()
                ? Optional.empty()
                : Optional.of(ConfigFile.read(config).spec());
    }

    private static RecurrentCheckpoint recurrent(Path folder) throws IOException {
        ConfigFile config = ConfigFile.read(folder.resolve(ConfigFile.NAME));
        Seq2SeqSpec spec = config.spec();
        Path configFile = folder.resolve(ConfigFile.NAME);
        Path sourceFile = present(folder, config.sourceVocabulary());
        Path targetFile = present(folder, config.targetVocabulary());
        Vocabulary source = VocabularyFile.read(sourceFile);
        Vocabulary target = sourceFile.equals(targetFile) ? source : VocabularyFile.read(targetFile);
        checkSpecial(configFile, "start", spec.start(), target, targetFile);
        checkSpecial(configFile, "end", spec.end(), target, targetFile);
        checkSpecial(configFile, "pad", spec.pad(), target, targetFile);
        checkSpecial(configFile, "pad", spec.pad(), source, sourceFile);
        checkSpecial(configFile, "pad_source_with", spec.padSourceWith(), source, sourceFile);
        Map<String, Tensor> weights = weights(folder, spec, source, sourceFile, target, targetFile);
        return new RecurrentCheckpoint(name(folder), spec, weights, source, target, card(folder));
    }

    /** What a model is called: as its folder is. */
    static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /**
     * What a person wants to know of a model, without reading the rest of it.
     *
     * @throws Refusal when its card is damaged
     */
    public static Checkpoint.Card card(Path folder) throws IOException {
        return CardFile.read(folder.resolve(CardFile.NAME));
    }

    /**
     * Writes a model. Until everything else of it is there it has no {@code config.json}, so that a folder half written
     * never looks like a model; where only its weights have changed, the file is exchanged in one go.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path folder, RecurrentCheckpoint model) throws IOException {
        boolean shared = model.source().tokens().equals(model.target().tokens());
        ConfigFile config = new ConfigFile(
                model.spec(),
                shared ? ConfigFile.VOCABULARY : "source_vocab.json",
                shared ? ConfigFile.VOCABULARY : "target_vocab.json");
        Files.createDirectories(folder);
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        parts.put(config.sourceVocabulary(), VocabularyFile.json(model.source()));
        parts.put(config.targetVocabulary(), VocabularyFile.json(model.target()));
        parts.put(ConfigFile.NAME, config.json());
        if (!isWritten(folder, parts)) {
            Files.deleteIfExists(folder.resolve(ConfigFile.NAME));
        }
        AtomicFile.write(
                folder.resolve(WEIGHTS), out -> Safetensors.write(out, model.weights(), Map.of("format", "pt")));
        AtomicFile.write(folder.resolve(CardFile.NAME), out -> out.write(bytes(CardFile.json(model.card()))));
        for (Map.Entry<String, JsonNode> part : parts.entrySet()) {
            AtomicFile.write(folder.resolve(part.getKey()), out -> out.write(bytes(part.getValue())));
        }
    }

    private static boolean isWritten(Path folder, Map<String, JsonNode> parts) throws IOException {
        for (Map.Entry<String, JsonNode> part : parts.entrySet()) {
            Path file = folder.resolve(part.getKey());
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes(part.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(JsonNode node) {
        return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Path present(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (name.equals(WEIGHTS)) {
            for (String pickle : PICKLES) {
                if (Files.exists(folder.resolve(pickle))) {
                    throw Pickle.refusal(folder.resolve(pickle).toString());
                }
            }
        }
        if (Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "not a regular file");
        }
        throw new Refusal(
                file + ": no such file; a model is a folder with " + ConfigFile.NAME + ", " + WEIGHTS
                        + " and its vocabulary",
                "file",
                file.toString());
    }

    private static void checkSpecial(
            Path config, String field, Optional<String> token, Vocabulary vocabulary, Path file) {
        if (token.isPresent() && vocabulary.find(token.get()).isEmpty()) {
            throw new Refusal(config + ": " + field + " is \"" + token.get() + "\"; expected a token of " + file);
        }
    }

    private static Map<String, Tensor> weights(
            Path folder, Seq2SeqSpec spec, Vocabulary source, Path sourceFile, Vocabulary target, Path targetFile)
            throws IOException {
        Path file = present(folder, WEIGHTS);
        Safetensors opened = Safetensors.open(file);
        Map<String, int[]> found = opened.shapes();
        checkRows(found.get("encoder.embedding.weight"), "encoder.embedding.weight", source, sourceFile);
        checkRows(found.get("decoder.embedding.weight"), "decoder.embedding.weight", target, targetFile);
        List<String> wrong = differences(spec.tensors(source.size(), target.size(), attentionSize(spec, found)), found);
        if (!wrong.isEmpty()) {
            throw wrong(file, wrong);
        }
        Map<String, Tensor> weights = opened.tensors();
        weights.forEach((name, tensor) -> checkFinite(tensor, file + ": " + name));
        return weights;
    }

    /** The width inside an attention that has one, which the settings do not name: that of {@code v_a}. */
    private static int attentionSize(Seq2SeqSpec spec, Map<String, int[]> found) {
        int[] shape = found.getOrDefault("attention.v_a", new int[0]);
        return shape.length == 1 && shape[0] > 0 ? shape[0] : spec.hiddenSize();
    }

    /** The refusal of tensors that are not as they must be; it names the first few. */
    static Refusal wrong(Path file, List<String> wrong) {
        String rest = wrong.size() > LISTED ? "; and " + (wrong.size() - LISTED) + " more" : "";
        return new Refusal(file + ": " + String.join("; ", wrong.subList(0, Math.min(LISTED, wrong.size()))) + rest);
    }

    private static void checkRows(int[] shape, String name, Vocabulary vocabulary, Path file) {
        if (shape != null && shape.length == 2 && shape[0] != vocabulary.size()) {
            throw new Refusal(file + ": " + vocabulary.size() + " tokens, but " + name + " has " + shape[0]
                    + " rows; expected one row for each token");
        }
    }

    private static List<String> differences(Map<String, int[]> expected, Map<String, int[]> found) {
        List<String> wrong = new ArrayList<>();
        expected.forEach((name, shape) -> {
            int[] actual = found.get(name);
            if (actual == null) {
                wrong.add(name + " " + Arrays.toString(shape) + " is missing");
            } else if (!Arrays.equals(actual, shape)) {
                wrong.add(name + " is " + Arrays.toString(actual) + ", expected " + Arrays.toString(shape));
            }
        });
        found.forEach((name, shape) -> {
            if (!expected.containsKey(name)) {
                wrong.add(name + " " + Arrays.toString(shape) + " is unexpected");
            }
        });
        return wrong;
    }

    /** Refuses a tensor with a number in it that is none. */
    static void checkFinite(Tensor tensor, String where) {
        // Row by row: a large tensor that stays in its file is not copied as a whole.
        int rows = tensor.rank() > 1 ? tensor.size(0) : 1;
        float[] row = new float[rows == 0 ? 0 : tensor.length() / rows];
        for (int r = 0; r < rows; r++) {
            (tensor.rank() > 1 ? tensor.part(r) : tensor).read(row, 0);
            for (int i = 0; i < row.length; i++) {
                if (!Float.isFinite(row[i])) {
                    throw new Refusal(where + ": number " + ((long) r * row.length + i) + " is " + row[i]
                            + "; expected finite weights");
                }
            }
        }
    }
}
