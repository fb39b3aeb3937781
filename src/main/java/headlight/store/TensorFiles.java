package headlight.store;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.text.Refusal;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The tensors of a Hugging Face folder: all in {@code model.safetensors}, or in several files that an index lists. */
final class TensorFiles {

    private static final String ONE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final long LARGEST_INDEX = 16 << 20;

    private final Path file;
    private final Map<String, Path> places = new HashMap<>();
    private final Map<Path, Safetensors> opened = new LinkedHashMap<>();
    private final Map<String, int[]> shapes = new HashMap<>();

    private TensorFiles(Path file) {
        this.file = file;
    }

    /**
     * Opens what a folder has.
     *
     * @param conversion the line that makes such files of other ones
     * @throws Refusal when there are none, when a header is not as it must be, or when an index points elsewhere
     */
    static TensorFiles open(Path folder, String conversion) throws IOException {
        Path one = folder.resolve(ONE);
        Path index = folder.resolve(INDEX);
        if (Files.isRegularFile(one)) {
            TensorFiles files = new TensorFiles(one);
            files.add(one);
            return files;
        } else if (Files.isRegularFile(index)) {
            return indexed(folder, index);
        }
        try (Stream<Path> others = Files.list(folder)) {
            others.filter(other -> other.getFileName().toString().matches(".*\\.(bin|pt|pth|pkl|ckpt)"))
                    .sorted()
                    .findFirst()
                    .ifPresent(pickle -> {
                        throw Pickle.refusal(pickle.toString(), conversion);
                    });
        }
        throw new Refusal(
                one + ": no such file; a model's weights are in " + ONE + ", or in the files of " + INDEX,
                "file",
                one.toString());
    }

    private static TensorFiles indexed(Path folder, Path index) throws IOException {
        JsonNode map = Json.read(index, LARGEST_INDEX).path("weight_map");
        if (!map.isObject() || map.isEmpty()) {
            throw new Refusal(index + ": no weight_map; expected one, tensor → file");
        } else if (map.size() > Limits.TENSORS) {
            throw new Refusal(index + ": " + map.size() + " tensors; expected at most " + Limits.TENSORS);
        }
        TensorFiles files = new TensorFiles(index);
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String name = entry.getValue().asText();
            ConfigFile.checkFileName("weight_map: " + entry.getKey(), name, index.toString());
            Path part = folder.resolve(name);
            if (!Files.isRegularFile(part)) {
                throw new Refusal(part + ": no such file; expected it, for " + INDEX + " says that " + entry.getKey()
                        + " is in it");
            } else if (!files.opened.containsKey(part)) {
                files.add(part);
            }
            if (!part.equals(files.places.get(entry.getKey()))) {
                throw new Refusal(part + ": no tensor " + entry.getKey() + "; expected it, for " + INDEX + " says so");
            }
        }
        return files;
    }

    private void add(Path part) throws IOException {
        Safetensors tensors = Safetensors.open(part);
        opened.put(part, tensors);
        for (Map.Entry<String, int[]> tensor : tensors.shapes().entrySet()) {
            Path before = places.put(tensor.getKey(), part);
            if (before != null) {
                throw new Refusal(part + ": " + tensor.getKey() + " stands in " + before.getFileName() + " too");
            }
            shapes.put(tensor.getKey(), tensor.getValue());
        }
    }

    /** The names of all tensors. */
    Set<String> names() {
        return shapes.keySet();
    }

    /** The shape of a tensor. */
    int[] shape(String name) {
        return shapes.get(name).clone();
    }

    /** The file that stands for all, in refusals. */
    Path file() {
        return file;
    }

    /** The file that a tensor is in. */
    Path file(String name) {
        return places.get(name);
    }

    /** How the numbers of a tensor lie in its file. */
    Dtype dtype(String name) {
        return opened.get(places.get(name)).dtype(name);
    }

    /** A tensor; a large one stays in its file. */
    Tensor tensor(String name) throws IOException {
        return opened.get(places.get(name)).tensor(name);
    }
}
