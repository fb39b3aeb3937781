package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.store.AtomicFile;
import headlight.store.Json;
import headlight.store.Safetensors;
import headlight.store.Safetensors.Part;
import headlight.text.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A BERT under Hugging Face's names.
 * <pre>
 *   V words    P positions    T kinds of sentence    D model size    F hidden size of the feed-forward    L layers
 * </pre>
 * Devlin, Chang, Lee, Toutanova 2019.
 *
 * @param parts   its tensors by name, without the prefix {@code bert.}
 * @param heads   how many heads each layer has
 * @param epsilon what its layer normalisations add to a variance
 */
record Bert(Map<String, Part> parts, int heads, double epsilon) {

    /** What the published models add, all of them. */
    static final double EPSILON = 1e-12;

    private static final String WORDS = "embeddings.word_embeddings.weight";
    private static final String HEAD = "cls.predictions.";
    private static final int LISTED = 5;

    Bert {
        parts = new TreeMap<>(parts);
    }

    /**
     * The folder of this model.
     *
     * @param vocabulary the files that hold its vocabulary
     * @param lowerCase  whether it reads everything in lower case
     * @throws Refusal when a tensor is missing or misshapen, or when there is one that no BERT has
     */
    Source.Model model(Map<String, AtomicFile.Body> vocabulary, boolean lowerCase, String where) {
        List<Integer> words = shape(WORDS, 2, where);
        int size = words.get(1);
        int layers = layers();
        int hidden = shape("encoder.layer.0.intermediate.dense.bias", 1, where).get(0);
        int positions = shape("embeddings.position_embeddings.weight", 2, where).get(0);
        int kinds = shape("embeddings.token_type_embeddings.weight", 2, where).get(0);
        boolean predicts = parts.keySet().stream().anyMatch(name -> name.startsWith(HEAD));
        Map<String, List<Integer>> expected = expected(words.get(0), positions, kinds, size, hidden, layers);
        check(expected, where);
        if (heads < 1 || size % heads != 0) {
            throw new Refusal(where + ": " + heads + " heads for a model size of " + size
                    + "; expected a number of heads that divides it");
        }
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.putArray("architectures").add(predicts ? "BertForMaskedLM" : "BertModel");
        config.put("model_type", "bert");
        config.put("vocab_size", words.get(0));
        config.put("hidden_size", size);
        config.put("num_hidden_layers", layers);
        config.put("num_attention_heads", heads);
        config.put("intermediate_size", hidden);
        config.put("hidden_act", "gelu");
        config.put("max_position_embeddings", positions);
        config.put("type_vocab_size", kinds);
        config.put("layer_norm_eps", epsilon);
        config.put("pad_token_id", 0);
        config.put("torch_dtype", "float32");
        Map<String, AtomicFile.Body> files = new LinkedHashMap<>();
        List<Part> named = named(predicts);
        files.put("model.safetensors", out -> Safetensors.write(out, named, Map.of("format", "pt")));
        files.putAll(vocabulary);
        files.put("tokenizer_config.json", json(tokenizer(lowerCase, positions)));
        files.put("config.json", json(config));
        return new Source.Model(files, named.stream().mapToLong(Part::bytes).sum());
    }

    /** A file of JSON. */
    static AtomicFile.Body json(JsonNode node) {
        return out -> out.write((node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<Part> named(boolean predicts) {
        return parts.entrySet().stream()
                .map(part -> new Part(
                        predicts && !part.getKey().startsWith("cls.") ? "bert." + part.getKey() : part.getKey(),
                        part.getValue().shape(),
                        part.getValue().body()))
                .toList();
    }

    private static ObjectNode tokenizer(boolean lowerCase, int positions) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("tokenizer_class", "BertTokenizer");
        node.put("do_lower_case", lowerCase);
        node.put("model_max_length", positions);
        for (String special : List.of("unk", "sep", "pad", "cls", "mask")) {
            node.put(special + "_token", "[" + special.toUpperCase(java.util.Locale.ROOT) + "]");
        }
        return node;
    }

    private int layers() {
        return (int) parts.keySet().stream()
                .filter(name -> name.matches("encoder\\.layer\\.\\d+\\.intermediate\\.dense\\.bias"))
                .count();
    }

    private List<Integer> shape(String name, int rank, String where) {
        Part part = parts.get(name);
        if (part == null || part.shape().size() != rank || part.shape().contains(0)) {
            throw new Refusal(where + ": " + (part == null ? "no tensor " + name : name + " is " + part.shape())
                    + "; expected a BERT");
        }
        return part.shape();
    }

    private static Map<String, List<Integer>> expected(
            int words, int positions, int kinds, int size, int hidden, int layers) {
        Map<String, List<Integer>> all = new LinkedHashMap<>();
        all.put(WORDS, List.of(words, size));
        all.put("embeddings.position_embeddings.weight", List.of(positions, size));
        all.put("embeddings.token_type_embeddings.weight", List.of(kinds, size));
        norm(all, "embeddings.LayerNorm", size);
        for (int l = 0; l < layers; l++) {
            String layer = "encoder.layer." + l + ".";
            for (String one : List.of("query", "key", "value")) {
                dense(all, layer + "attention.self." + one, size, size);
            }
            dense(all, layer + "attention.output.dense", size, size);
            norm(all, layer + "attention.output.LayerNorm", size);
            dense(all, layer + "intermediate.dense", size, hidden);
            dense(all, layer + "output.dense", hidden, size);
            norm(all, layer + "output.LayerNorm", size);
        }
        return all;
    }

    private static void dense(Map<String, List<Integer>> all, String name, int from, int to) {
        all.put(name + ".weight", List.of(to, from));
        all.put(name + ".bias", List.of(to));
    }

    private static void norm(Map<String, List<Integer>> all, String name, int size) {
        all.put(name + ".weight", List.of(size));
        all.put(name + ".bias", List.of(size));
    }

    private void check(Map<String, List<Integer>> expected, String where) {
        List<String> wrong = new ArrayList<>();
        expected.forEach((name, shape) -> {
            if (!parts.containsKey(name)) {
                wrong.add(name + " " + shape + " is missing");
            } else if (!parts.get(name).shape().equals(shape)) {
                wrong.add(name + " is " + parts.get(name).shape() + ", expected " + shape);
            }
        });
        // What stands on top of the layers is the business of whoever opens the folder.
        Collection<String> unknown = parts.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .filter(name -> !name.startsWith("pooler.") && !name.startsWith("cls."))
                .toList();
        unknown.forEach(name -> wrong.add(name + " " + parts.get(name).shape() + " is unexpected"));
        if (!wrong.isEmpty()) {
            throw new Refusal(
                    where + ": not a BERT: " + wrong.stream().limit(LISTED).collect(Collectors.joining("; "))
                            + (wrong.size() > LISTED ? "; and " + (wrong.size() - LISTED) + " more" : ""));
        }
    }
}
