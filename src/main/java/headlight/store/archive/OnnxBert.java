package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.store.Json;
import headlight.store.Safetensors.Part;
import headlight.store.archive.Onnx.Node;
import headlight.store.archive.Onnx.Stored;
import headlight.text.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A BERT that PyTorch wrote as ONNX, with its {@code tokenizer.json}. Biases and tables keep their names there; a matrix
 * of weights does not: it is stored transposed, under a number. It gets its name back from the bias that is added to its
 * product.
 *
 * @param model     the ONNX file
 * @param tokenizer the tokenizer
 */
record OnnxBert(Content model, Content tokenizer) implements Source {

    private static final int LARGEST_TOKENIZER = 64 << 20;
    private static final String WEIGHT = ".weight";
    private static final String BIAS = ".bias";

    static Optional<Source> find(Contents contents) throws IOException {
        for (Content model : contents.list()) {
            if (Onnx.starts(model.head(3))) {
                for (Content tokenizer : contents.list()) {
                    if (tokenizer.fileName().endsWith("tokenizer.json")) {
                        return Optional.of(new OnnxBert(model, tokenizer));
                    }
                }
                throw new Refusal(model.where() + ": an ONNX model without its tokenizer.json beside it");
            }
        }
        return Optional.empty();
    }

    @Override
    public Model read(Spool spool) throws IOException {
        ObjectNode words = words();
        Bytes bytes = spool.open(model);
        Onnx onnx = Onnx.read(bytes);
        Map<String, Part> parts = parts(onnx, bytes.where());
        int size = Optional.ofNullable(parts.get("embeddings.word_embeddings.weight"))
                .filter(part -> part.shape().size() == 2)
                .map(part -> part.shape().get(1))
                .orElseThrow(() ->
                        new Refusal(bytes.where() + ": no tensor embeddings.word_embeddings.weight; expected a BERT"));
        Bert bert = new Bert(parts, heads(onnx, size, bytes.where()), epsilon(onnx));
        boolean lowerCase = words.path("normalizer").path("lowercase").asBoolean(false);
        return bert.model(Map.of("tokenizer.json", Bert.json(words)), lowerCase, bytes.where());
    }

    /** As it is, but that it neither pads nor shortens: whoever shows a sentence shows that sentence. */
    private ObjectNode words() throws IOException {
        JsonNode root = Json.read(tokenizer.all(LARGEST_TOKENIZER), tokenizer.where());
        if (root instanceof ObjectNode words && words.path("model").isObject()) {
            words.putNull("truncation");
            words.putNull("padding");
            return words;
        }
        throw new Refusal(tokenizer.where() + ": expected an object with a \"model\"");
    }

    private static Map<String, Part> parts(Onnx onnx, String where) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Set<String> matrices = new HashSet<>();
        Map<String, String> biases = biases(onnx);
        for (Node node : onnx.nodes()) {
            String weight = node.inputs().size() < 2 ? "" : node.inputs().get(1);
            Stored stored = onnx.stored().get(weight);
            if (stored == null || !stored.isFloat() || stored.dims().size() != 2) {
                continue;
            }
            Optional<String> bias = node.operation().equals("MatMul")
                    ? Optional.ofNullable(biases.get(node.outputs().get(0)))
                    : Optional.of(node)
                            .filter(n ->
                                    n.operation().equals("Gemm") && n.inputs().size() > 2)
                            .map(n -> n.inputs().get(2));
            String name = bias.map(OnnxBert::weight)
                    .orElseThrow(
                            () -> new Refusal(
                                    where + ": " + weight
                                            + ": a matrix to whose product no bias is added, so that its name is lost; expected a BERT"));
            boolean stands = node.settings().getOrDefault("transB", 0.0) == 1;
            Numbers numbers = stored.numbers();
            if (parts.put(name, stands ? numbers.as(name) : numbers.transposed(name)) != null) {
                throw new Refusal(where + ": two matrices for " + name);
            }
            matrices.add(weight);
        }
        for (Stored stored : onnx.stored().values()) {
            boolean named = stored.name().endsWith(WEIGHT) || stored.name().endsWith(BIAS);
            if (named && !matrices.contains(stored.name())) {
                String name = plain(stored.name());
                parts.put(name, stored.numbers().as(name));
            } else if (!named
                    && !matrices.contains(stored.name())
                    && stored.isFloat()
                    && stored.dims().size() > 1) {
                throw new Refusal(where + ": " + stored.name() + " " + stored.dims() + " has no name that is known");
            }
        }
        return parts;
    }

    /** For each value that has a bias added: the value, and the bias. */
    private static Map<String, String> biases(Onnx onnx) {
        Map<String, String> biases = new HashMap<>();
        for (Node node : onnx.nodes()) {
            if (node.operation().equals("Add") && node.inputs().size() == 2) {
                for (int i = 0; i < 2; i++) {
                    String bias = node.inputs().get(i);
                    if (onnx.stored().containsKey(bias) && bias.endsWith(BIAS)) {
                        biases.put(node.inputs().get(1 - i), bias);
                    }
                }
            }
        }
        return biases;
    }

    private static String weight(String bias) {
        String name = plain(bias.endsWith(BIAS) ? bias.substring(0, bias.length() - BIAS.length()) : bias) + WEIGHT;
        return name.equals("cls.predictions.weight") ? "cls.predictions.decoder.weight" : name;
    }

    private static String plain(String name) {
        return name.startsWith("bert.") ? name.substring("bert.".length()) : name;
    }

    /** A layer's numbers are laid out as [batch, token, head, feature]; the shape for that says how many heads there are. */
    private static int heads(Onnx onnx, int size, String where) throws IOException {
        Map<String, Stored> known = new HashMap<>(onnx.stored());
        for (Node node : onnx.nodes()) {
            node.value().ifPresent(value -> node.outputs().forEach(name -> known.put(name, value)));
            List<Long> shape = new ArrayList<>();
            if (node.operation().equals("Concat") && node.inputs().size() == 4) {
                shape.addAll(wholes(known, node.inputs().get(2)));
                shape.addAll(wholes(known, node.inputs().get(3)));
            } else if (node.operation().equals("Reshape") && node.inputs().size() == 2) {
                List<Long> whole = wholes(known, node.inputs().get(1));
                shape.addAll(whole.size() == 4 ? whole.subList(2, 4) : List.of());
            }
            if (shape.size() == 2 && shape.get(0) > 0 && shape.get(1) == size / (double) shape.get(0)) {
                return Math.toIntExact(shape.get(0));
            }
        }
        throw new Refusal(where + ": nothing says how many heads a layer has; expected a reshape to [batch, tokens, "
                + "heads, " + size + " / heads]");
    }

    private static List<Long> wholes(Map<String, Stored> known, String name) throws IOException {
        Stored stored = known.get(name);
        return stored == null ? List.of() : stored.wholes();
    }

    /** What is added before the first square root, or by the first layer normalisation in one piece. */
    private static double epsilon(Onnx onnx) throws IOException {
        Map<String, Double> known = new HashMap<>();
        Map<String, Double> added = new HashMap<>();
        for (Stored stored : onnx.stored().values()) {
            stored.number().ifPresent(number -> known.put(stored.name(), number));
        }
        for (Node node : onnx.nodes()) {
            if (node.value().isPresent() && node.value().get().number().isPresent()) {
                double number = node.value().get().number().get();
                node.outputs().forEach(name -> known.put(name, number));
            } else if (node.operation().equals("Add")) {
                node.inputs().stream()
                        .filter(known::containsKey)
                        .forEach(name -> added.put(node.outputs().get(0), known.get(name)));
            } else if (node.operation().equals("Sqrt")
                    && added.containsKey(node.inputs().get(0))) {
                return added.get(node.inputs().get(0));
            } else if (node.operation().equals("LayerNormalization")) {
                return node.settings().getOrDefault("epsilon", 1e-5);
            }
        }
        return Bert.EPSILON;
    }
}
