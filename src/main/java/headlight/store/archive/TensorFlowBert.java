package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.store.Json;
import headlight.store.Safetensors.Part;
import headlight.store.archive.TensorBundle.Variable;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A BERT as its authors published it: a TensorFlow checkpoint with {@code vocab.txt}. Kernels are stored [in, out], the
 * norms' weight and bias are called gamma and beta. How many heads a layer has, no variable tells: the configuration
 * does, or the graph that was saved with them.
 */
record TensorFlowBert(Content index, Content data, Content words, Optional<Content> config, Optional<Content> graph)
        implements Source {

    private static final int LARGEST_WORDS = 16 << 20;
    private static final String INDEX = ".index";
    private static final String DATA = ".data-00000-of-00001";

    static Optional<Source> find(Contents contents) throws IOException {
        for (Content index : contents.list()) {
            if (!index.name().endsWith(INDEX) || !TensorBundle.ends(tail(index))) {
                continue;
            }
            String data = index.name().substring(0, index.name().length() - INDEX.length()) + DATA;
            return Optional.of(new TensorFlowBert(
                    index,
                    contents.list().stream()
                            .filter(content -> content.name().equals(data))
                            .findFirst()
                            .orElseThrow(() -> new Refusal(index.where() + ": a checkpoint without " + data)),
                    contents.named("vocab.txt")
                            .orElseThrow(() -> new Refusal(index.where() + ": a checkpoint without its vocab.txt")),
                    contents.named("bert_config.json"),
                    contents.named("saved_model.pb")));
        }
        return Optional.empty();
    }

    private static byte[] tail(Content content) throws IOException {
        try (InputStream in = content.open()) {
            in.skipNBytes(Math.max(0, content.size() - Long.BYTES));
            return in.readNBytes(Long.BYTES);
        }
    }

    @Override
    public Model read(Spool spool) throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (Variable variable : TensorBundle.read(index, spool.open(data)).values()) {
            name(variable.name()).ifPresent(name -> {
                Numbers numbers = variable.numbers();
                Part part = variable.name().endsWith("/kernel") ? numbers.transposed(name) : numbers.as(name);
                parts.put(name, new Part(name, part.shape(), out -> {
                    variable.check();
                    part.body().write(out);
                }));
            });
        }
        byte[] vocabulary = words.all(LARGEST_WORDS);
        String text = new String(vocabulary, StandardCharsets.UTF_8);
        Bert bert = new Bert(parts, heads(spool), Bert.EPSILON);
        return bert.model(Map.of("vocab.txt", out -> out.write(vocabulary)), isLowerCase(text), index.where());
    }

    /** As PyTorch calls it; nothing for what is not of the model, such as what an optimiser remembers. */
    private static Optional<String> name(String variable) {
        String path = variable.replaceFirst("^(module/)?", "");
        if (!path.matches("(bert|cls/predictions)/.*") || path.matches(".*/adam_[mv]")) {
            return Optional.empty();
        }
        return Optional.of(path.replaceFirst("^bert/", "")
                .replace("/layer_", "/layer/")
                .replace('/', '.')
                .replaceFirst("\\.(kernel|gamma)$", ".weight")
                .replaceFirst("\\.beta$", ".bias")
                .replaceFirst("_embeddings$", "_embeddings.weight")
                .replaceFirst("^cls\\.predictions\\.output_bias$", "cls.predictions.bias"));
    }

    /**
     * A vocabulary without A to Z is one of lower case; names in brackets are no words. (Letters such as ℝ count as
     * capitals and stay as they are when all others become small.)
     */
    private static boolean isLowerCase(String words) {
        return words.lines().filter(word -> !word.startsWith("[")).allMatch(word -> word.chars()
                .noneMatch(c -> c >= 'A' && c <= 'Z'));
    }

    private int heads(Spool spool) throws IOException {
        if (config.isPresent()) {
            JsonNode node = Json.read(config.get().all(1 << 20), config.get().where());
            return node.path("num_attention_heads").asInt();
        } else if (graph.isPresent()) {
            OptionalInt heads = headsOf(Protobuf.of(spool.open(graph.get())));
            if (heads.isPresent()) {
                return heads.getAsInt();
            }
        }
        throw new Refusal(index.where() + ": nothing says how many heads a layer has; expected bert_config.json or "
                + "saved_model.pb beside it");
    }

    /** The constant that the first layer's queries are laid out with: {@code SavedModel} → graph → node → value. */
    private static OptionalInt headsOf(Protobuf saved) throws IOException {
        while (saved.next()) {
            if (saved.number() == 2) {
                for (Protobuf meta = saved.message(); meta.next(); ) {
                    if (meta.number() == 2) {
                        for (Protobuf graph = meta.message(); graph.next(); ) {
                            OptionalInt heads = graph.number() == 1 ? constant(graph.message()) : OptionalInt.empty();
                            if (heads.isPresent()) {
                                return heads;
                            }
                        }
                    }
                }
            }
        }
        return OptionalInt.empty();
    }

    /** {@code NodeDef}: 1 name, 5 attributes; of an attribute 2 is the value, whose 8 is a tensor. */
    private static OptionalInt constant(Protobuf node) throws IOException {
        String name = "";
        OptionalInt value = OptionalInt.empty();
        while (node.next()) {
            if (node.number() == 1) {
                name = node.text();
            } else if (node.number() == 5 && name.endsWith("encoder/layer_0/attention/self/Reshape/shape/2")) {
                for (Protobuf attribute = node.message(); attribute.next(); ) {
                    if (attribute.number() == 2) {
                        OptionalInt found = whole(attribute.message());
                        value = found.isPresent() ? found : value;
                    }
                }
            }
        }
        return value;
    }

    /** Of an attribute's value, the tensor (8), and of that the only whole number (7). */
    private static OptionalInt whole(Protobuf value) throws IOException {
        while (value.next()) {
            if (value.number() == 8) {
                for (Protobuf tensor = value.message(); tensor.next(); ) {
                    if (tensor.number() == 7) {
                        long number = tensor.isRun() ? tensor.message().varint() : tensor.whole();
                        return OptionalInt.of((int) Math.max(0, Math.min(number, Integer.MAX_VALUE)));
                    }
                }
            }
        }
        return OptionalInt.empty();
    }
}
