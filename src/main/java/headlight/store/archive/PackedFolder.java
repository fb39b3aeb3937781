package headlight.store.archive;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.store.AtomicFile;
import headlight.store.Json;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model folder as it is, packed: {@code config.json}, weights and vocabulary side by side. Only files that such a folder
 * has are taken, under those very names; whoever opens the folder checks what is in them.
 *
 * @param config the configuration
 * @param others the files beside it, by file name
 */
record PackedFolder(Content config, Map<String, Content> others) implements Source {

    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String SHARDS = "model-\\d{5}-of-\\d{5}\\.safetensors";
    private static final int LARGEST_CONFIG = 1 << 20;
    private static final List<String> FILES = List.of(
            WEIGHTS,
            "model.safetensors.index.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "special_tokens_map.json",
            "added_tokens.json",
            "generation_config.json",
            "preprocessor_config.json",
            "vocab.txt",
            "vocab.json",
            "source_vocab.json",
            "target_vocab.json",
            "merges.txt");

    static Optional<Source> find(Contents contents) {
        for (Content config : contents.list()) {
            if (config.fileName().equals(CONFIG)) {
                String folder = folder(config);
                Map<String, Content> others = new LinkedHashMap<>();
                contents.list().stream()
                        .filter(content -> folder(content).equals(folder))
                        .filter(content -> FILES.contains(content.fileName())
                                || content.fileName().matches(SHARDS))
                        .forEach(content -> others.put(content.fileName(), content));
                if (others.keySet().stream().anyMatch(name -> name.equals(WEIGHTS) || name.matches(SHARDS))) {
                    return Optional.of(new PackedFolder(config, others));
                }
            }
        }
        return Optional.empty();
    }

    private static String folder(Content content) {
        return content.name()
                .substring(0, content.name().length() - content.fileName().length());
    }

    @Override
    public Model read(Spool spool) throws IOException {
        byte[] settings = config.all(LARGEST_CONFIG);
        JsonNode root = Json.read(settings, config.where());
        if (!root.path("model_type").isTextual()) {
            throw new Refusal(config.where() + ": model_type is missing; expected the name of a family");
        }
        Map<String, AtomicFile.Body> files = new LinkedHashMap<>();
        others.forEach((name, content) -> files.put(name, out -> {
            try (InputStream in = content.open()) {
                in.transferTo(out);
            }
        }));
        files.put(CONFIG, out -> out.write(settings));
        return new Model(
                files, others.values().stream().mapToLong(Content::size).sum());
    }
}
