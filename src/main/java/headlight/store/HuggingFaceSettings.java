package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.spec.TransformerSpec.Activation;
import headlight.spec.TransformerSpec.Special;
import headlight.text.Refusal;
import headlight.text.Subwords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the JSON of a Hugging Face folder says: {@code config.json}, and {@code generation_config.json} where there is
 * one. A field that would change the arithmetic to what is not built is refused by its name.
 */
final class HuggingFaceSettings {

    private static final String GENERATION = "generation_config.json";
    private static final int LARGEST = 16 << 20;
    private static final int WIDEST = 1 << 18;
    private static final int DEEPEST = 512;
    private static final int LONGEST = 1 << 24;
    private static final int WORDS = 1 << 24;

    private static final Map<String, Activation> ACTIVATIONS = activations();

    private final Fields config;
    private final Optional<Fields> generation;
    private final Subwords subwords;
    private final String where;

    private HuggingFaceSettings(Fields config, Optional<Fields> generation, Subwords subwords, String where) {
        this.config = config;
        this.generation = generation;
        this.subwords = subwords;
        this.where = where;
    }

    /**
     * Reads a folder's settings.
     *
     * @param subwords know the special tokens that the settings do not name
     * @throws Refusal when they are no objects, or when the weights are quantised
     */
    static HuggingFaceSettings read(Path folder, Subwords subwords) throws IOException {
        Path file = folder.resolve(ConfigFile.NAME);
        JsonNode root = Json.read(file, LARGEST);
        Fields config = new Fields(root, file.toString());
        Path generated = folder.resolve(GENERATION);
        Optional<Fields> generation = Files.isRegularFile(generated)
                ? Optional.of(new Fields(Json.read(generated, LARGEST), generated.toString()))
                : Optional.empty();
        HuggingFaceSettings settings = new HuggingFaceSettings(config, generation, subwords, file.toString());
        if (config.has("quantization_config")) {
            throw new Refusal(file + ": quantization_config: the weights are quantised; expected float32, float16 or "
                    + "bfloat16; convert them with: " + settings.loading(".dequantize().save_pretrained('float32')"));
        } else if (!root.path("pruned_heads").isEmpty()) {
            throw new Refusal(file + ": pruned_heads is not built; expected every head");
        }
        return settings;
    }

    /** The line of Python that loads the model of this folder and then does this with it. */
    String loading(String then) {
        String kind = config.optionalTexts("architectures").orElse(List.of()).stream()
                .filter(name -> name.matches("\\w+"))
                .findFirst()
                .orElse("AutoModel");
        return "python -c \"import transformers; transformers." + kind + ".from_pretrained('.')" + then + "\"";
    }

    /** A size: of a vector, of a feed-forward's inside. */
    int size(String name) {
        return config.integer(name, 1, WIDEST);
    }

    /** A size that may be missing. */
    int size(String name, int otherwise) {
        return config.optionalInteger(name, 1, WIDEST).orElse(otherwise);
    }

    /** How many layers. */
    int layers(String name) {
        return config.integer(name, 1, DEEPEST);
    }

    /** How many layers, where the number may be missing. */
    int layers(String name, int otherwise) {
        return config.optionalInteger(name, 1, DEEPEST).orElse(otherwise);
    }

    /** How many rows the embeddings have. */
    int words(String name) {
        return config.integer(name, 1, WORDS);
    }

    /** How many rows the embeddings have, where the number may be missing. */
    int words(String name, int otherwise) {
        return config.optionalInteger(name, 1, WORDS).orElse(otherwise);
    }

    /** How many positions. */
    int positions(String name) {
        return config.integer(name, 1, LONGEST);
    }

    /** How many positions, where the number may be missing. */
    int positions(String name, int otherwise) {
        return config.optionalInteger(name, 1, LONGEST).orElse(otherwise);
    }

    /** How many heads: they divide the named size. */
    int heads(String name, String sizeName) {
        return dividing(name, config.integer(name, 1, WIDEST), sizeName, size(sizeName));
    }

    /** A number that divides another. */
    int dividing(String name, int number, String wholeName, int whole) {
        if (whole % number != 0) {
            throw new Refusal(where + ": " + name + " is " + number + ", which does not divide " + wholeName + ", "
                    + whole + "; expected a divisor");
        }
        return number;
    }

    /** What keeps a normalisation from dividing by zero. */
    double epsilon(String name, double otherwise) {
        return config.number(name, otherwise, 0, 1);
    }

    /** The fields of an object inside, if it is there. */
    Optional<Fields> object(String name) {
        return config.optionalObject(name);
    }

    double number(String name, double otherwise, double least, double most) {
        return config.number(name, otherwise, least, most);
    }

    boolean flag(String name, boolean otherwise) {
        return config.flag(name, otherwise);
    }

    String text(String name, String otherwise) {
        return config.text(name, otherwise);
    }

    /** The bend of the feed-forward, by Hugging Face's name for it. */
    Activation activation(String name, String otherwise) {
        return activation(name, config.text(name, otherwise), "");
    }

    /** The bend whose name is the part of a field's value behind {@code before}. */
    Activation activation(String name, String value, String before) {
        Activation found = ACTIVATIONS.get(value.substring(before.length()));
        if (found == null) {
            throw new Refusal(where + ": " + name + " \"" + value + "\" is not built (built: "
                    + String.join(", ", ACTIVATIONS.keySet()) + ")");
        }
        return found;
    }

    /** Refuses a field that says anything but this; it may be missing. */
    void only(String name, String value) {
        String found = config.text(name, value);
        if (!found.equals(value)) {
            throw new Refusal(where + ": " + name + " \"" + found + "\" is not built (built: " + value + ")");
        }
    }

    /** Refuses a flag that says anything but this; it may be missing. */
    void only(String name, boolean value) {
        if (config.flag(name, value) != value) {
            throw new Refusal(where + ": " + name + " " + !value + " is not built (built: " + value + ")");
        }
    }

    /** Whether the model was saved from a class whose name ends so, and thus must have what that class has. */
    boolean savedFrom(String... endings) {
        List<String> classes = config.optionalTexts("architectures").orElse(List.of());
        return classes.stream().anyMatch(name -> Stream.of(endings).anyMatch(name::endsWith));
    }

    /** Whether the output matrix is the embeddings: where it is not in the files, and the settings allow it. */
    boolean tied(boolean inFiles, boolean otherwise) {
        return !inFiles && config.flag("tie_word_embeddings", otherwise);
    }

    /**
     * Whether the model scores the next token: where its files have a matrix for that, or the class it was saved from
     * needs one, or the embeddings serve as one and it was not saved with a head for something else.
     */
    boolean scoresNext(boolean inFiles, boolean tied) {
        return inFiles
                || savedFrom("ForCausalLM", "LMHeadModel", "ForConditionalGeneration", "MTModel")
                || (tied(false, tied) && (savedFrom("Model") || !config.has("architectures")));
    }

    /** The id of the padding token. */
    int padding(int otherwise) {
        return config.optionalInteger("pad_token_id", 0, WORDS).orElse(otherwise);
    }

    /** The file, for refusals. */
    String where() {
        return where;
    }

    /**
     * The special tokens.
     *
     * @param start what the decoder reads first, as the settings name it
     * @param size  how many tokens the model scores
     */
    Special special(String start, int size) {
        List<Integer> never = new ArrayList<>();
        for (List<Integer> words : from("bad_words_ids").lists("bad_words_ids", 0, size - 1)) {
            if (words.size() == 1) {
                never.add(words.get(0));
            }
        }
        never.addAll(from("suppress_tokens").integers("suppress_tokens", 0, size - 1));
        return new Special(
                id("pad_token_id", size),
                id(start, size),
                from("eos_token_id").integers("eos_token_id", 0, size - 1),
                mask(size),
                id("forced_bos_token_id", size),
                never);
    }

    private OptionalInt mask(int size) {
        return Stream.of("[MASK]", "<mask>")
                .map(subwords::find)
                .flatMapToInt(OptionalInt::stream)
                .filter(id -> id < size)
                .findFirst();
    }

    private OptionalInt id(String name, int size) {
        return from(name).optionalInteger(name, -1, size - 1).stream()
                .mapToInt(Integer::intValue)
                .filter(id -> id >= 0)
                .findFirst();
    }

    /** How to generate stands in its own file, in older folders in the other. */
    private Fields from(String name) {
        return generation.filter(fields -> fields.has(name)).orElse(config);
    }

    private static Map<String, Activation> activations() {
        Map<String, Activation> names = new LinkedHashMap<>();
        names.put("relu", Activation.RELU);
        names.put("gelu", Activation.GELU);
        names.put("gelu_python", Activation.GELU);
        names.put("gelu_new", Activation.GELU_TANH);
        names.put("gelu_fast", Activation.GELU_TANH);
        names.put("gelu_pytorch_tanh", Activation.GELU_TANH);
        names.put("silu", Activation.SILU);
        names.put("swish", Activation.SILU);
        return names;
    }
}
