package headlight.store.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import headlight.spec.TransformerCheckpoint;
import headlight.store.Json;
import headlight.store.ModelFolder;
import headlight.store.Safetensors;
import headlight.text.Refusal;
import headlight.text.Subwords;
import headlight.trace.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives of tiny models, made by {@code archives/make.py}, become what transformers itself saves of those models. */
class ArchiveTest {

    private static final int DAMAGES = 60;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"onnx.jar, onnx", "tensorflow.jar, tensorflow", "llama2c.tgz, llama2c"})
    void theTensorsAreThoseThatTransformersSaves(String archive, String name) throws IOException {
        Path folder = convert(resource(archive));
        Map<String, Tensor> made = tensors(folder.resolve("model.safetensors"));
        Map<String, Tensor> expected = tensors(resource("expected-" + name + ".safetensors"));

        assertEquals(expected.keySet(), made.keySet());
        expected.forEach((tensor, numbers) -> {
            assertArrayEquals(numbers.shape(), made.get(tensor).shape(), tensor);
            assertArrayEquals(numbers.toArray(), made.get(tensor).toArray(), tensor);
        });
    }

    @ParameterizedTest
    @CsvSource({"onnx.jar, bert, 12", "tensorflow.jar, bert, 12", "llama2c.tgz, llama, 282"})
    void theFolderOpensLikeAnyOther(String archive, String family, int tokens) throws IOException {
        TransformerCheckpoint model = (TransformerCheckpoint) ModelFolder.read(convert(resource(archive)));
        try (Subwords words = model.source()) {
            assertEquals(family, model.family());
            assertEquals(tokens, words.size());
        }
    }

    @Test
    void theSettingsAreFoundInTheFile() throws IOException {
        JsonNode onnx = json(convert(resource("onnx.jar")).resolve("config.json"));
        assertEquals("BertModel", onnx.at("/architectures/0").asText());
        assertEquals(2, onnx.path("num_attention_heads").asInt());
        assertEquals(2, onnx.path("num_hidden_layers").asInt());
        assertEquals(1e-12, onnx.path("layer_norm_eps").asDouble());
        JsonNode tensorflow = json(convert(resource("tensorflow.jar")).resolve("config.json"));
        assertTrue(json(temp.resolve("shelf/tensorflow/tokenizer_config.json"))
                .path("do_lower_case")
                .asBoolean());
        assertEquals("BertForMaskedLM", tensorflow.at("/architectures/0").asText());
        assertEquals(2, tensorflow.path("num_attention_heads").asInt());
        JsonNode llama = json(convert(resource("llama2c.tgz")).resolve("config.json"));
        assertEquals("llama", llama.path("model_type").asText());
        assertEquals(4, llama.path("num_attention_heads").asInt());
        assertEquals(2, llama.path("num_key_value_heads").asInt());
        assertTrue(llama.path("tie_word_embeddings").asBoolean());
    }

    @Test
    void aTokenizerNeitherPadsNorShortensAndKeepsTheRest() throws IOException {
        JsonNode tokenizer = json(convert(resource("onnx.jar")).resolve("tokenizer.json"));

        assertTrue(tokenizer.path("truncation").isNull()
                && tokenizer.path("padding").isNull());
        assertEquals(12, tokenizer.at("/model/vocab").size());
        assertTrue(json(temp.resolve("shelf/onnx/tokenizer_config.json"))
                .path("do_lower_case")
                .asBoolean());
    }

    @Test
    void whatLlama2cJoinsFirstIsMergedFirst() throws IOException {
        JsonNode model =
                json(convert(resource("llama2c.tgz")).resolve("tokenizer.json")).path("model");

        assertEquals(1, model.at("/vocab/<s>").asInt());
        assertEquals(3 + 0x0A, model.at("/vocab/<0x0A>").asInt());
        assertEquals("▁ t", model.at("/merges/0").asText());
        List<String> joined = Stream.iterate(0, i -> i + 1)
                .limit(model.path("merges").size())
                .map(i -> model.path("merges").get(i).asText())
                .toList();
        assertTrue(joined.indexOf("▁t h") < joined.indexOf("▁th e"));
        assertEquals("▁ ▁", joined.get(joined.size() - 1), "the lowest score comes last");
        assertTrue(model.path("byte_fallback").asBoolean());
    }

    @Test
    void itIsMadeOnceAndNothingIsLeftBeside() throws IOException {
        Path folder = convert(resource("onnx.jar"));
        var before = Files.getLastModifiedTime(folder.resolve("config.json"));
        JsonNode card = json(folder.resolve("card.json"));

        assertEquals(folder, convert(resource("onnx.jar")));
        assertEquals(before, Files.getLastModifiedTime(folder.resolve("config.json")));
        assertEquals("test.group:tiny-onnx:1.2", card.path("source").asText());
        assertEquals(List.of(".converting", "onnx"), names(temp.resolve("shelf")));
        assertEquals(List.of("lock"), names(temp.resolve("shelf/.converting")));
        Archive other = Archive.open(resource("tensorflow.jar"));
        assertThrows(
                FileAlreadyExistsException.class,
                () -> other.convert(temp.resolve("shelf"), "onnx", Archive.Progress.NONE));
    }

    @Test
    void whatAnInterruptedConversionLeftIsClearedAway() throws IOException {
        Path left = Files.createDirectories(temp.resolve("shelf/.converting/model"));
        Files.writeString(left.resolve("config.json"), "{}");
        Files.writeString(temp.resolve("shelf/.converting/unpacked-0"), "half of it");

        convert(resource("tensorflow.jar"));

        assertEquals(List.of("lock"), names(temp.resolve("shelf/.converting")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onnx.jar", "tensorflow.jar", "llama2c.tgz"})
    void aFileThatEndsTooEarlyIsRefusedOrUnknown(String archive) throws IOException {
        byte[] whole = Files.readAllBytes(resource(archive));
        for (int part = 1; part < 20; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * part / 20);
            Path file = Files.write(temp.resolve(archive), cut);
            assertRefused(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "onnx.jar, tiny.onnx",
        "onnx.jar, tiny-tokenizer.json",
        "tensorflow.jar, tiny/bert",
    })
    void whateverStandsInAFileTheWorstIsARefusal(String archive, String entry) throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < DAMAGES; i++) {
            Path file = rewritten(archive, entry, bytes -> {
                byte[] other = bytes.clone();
                for (int n = random.nextInt(3); n >= 0; n--) {
                    other[random.nextInt(Math.min(other.length, 4000))] = (byte) random.nextInt();
                }
                return other;
            });
            try {
                Archive.find(file)
                        .orElseThrow(() -> new Refusal(""))
                        .convert(temp.resolve("shelf" + i), "m", (d, o) -> {});
            } catch (Refusal refusal) {
                assertFalse(refusal.getMessage().contains("\n"));
            }
        }
    }

    @Test
    void damagedVariablesAreFoundByTheirCheckSums() throws IOException {
        Path file = rewritten("tensorflow.jar", "tiny/bert", bytes -> {
            byte[] other = bytes.clone();
            other[other.length / 2] ^= 1;
            return other;
        });
        assertTrue(assertRefused(file).contains("check sum"));
    }

    @Test
    void namesInAnArchiveAreNeverPlaces() throws IOException {
        Path file = temp.resolve("folder.zip");
        Path made = convert(resource("onnx.jar"));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("config.json", "model.safetensors", "tokenizer.json")) {
                zip.putNextEntry(new ZipEntry("../../away/" + name));
                Files.copy(made.resolve(name), zip);
            }
            zip.putNextEntry(new ZipEntry("../../away/run.sh"));
        }
        Path folder = convert(file);

        assertEquals(List.of("card.json", "config.json", "model.safetensors", "tokenizer.json"), names(folder));
        assertEquals(List.of(".converting", "folder", "onnx"), names(temp.resolve("shelf")));
        assertArrayEquals(
                Files.readAllBytes(made.resolve("model.safetensors")),
                Files.readAllBytes(folder.resolve("model.safetensors")));
    }

    @Test
    void aModelThatIsUnpackedAlreadyOpensWithWhatLiesBesideIt() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("unpacked"));
        Map<String, byte[]> files = entries(resource("onnx.jar"));
        Path onnx = Files.write(folder.resolve("whatever.bin"), files.get("tiny.onnx"));
        assertTrue(assertRefused(onnx).contains("tokenizer.json"));

        Files.write(folder.resolve("tokenizer.json"), files.get("tiny-tokenizer.json"));

        assertEquals(temp.resolve("shelf/whatever"), convert(onnx));
    }

    @Test
    void whatIsNoModelIsNone() throws IOException {
        assertEquals(
                Optional.empty(),
                Archive.find(Files.writeString(temp.resolve("a.txt"), "hello")).map(Archive::name));
        assertEquals(Optional.empty(), Archive.find(temp.resolve("missing")).map(Archive::name));
        assertEquals(
                Optional.empty(),
                Archive.find(resource("expected-onnx.safetensors")).map(Archive::name));
        Path empty = Files.write(temp.resolve("empty"), new byte[0]);
        assertTrue(assertThrows(Refusal.class, () -> Archive.open(empty))
                .getMessage()
                .contains("expected an ONNX"));
    }

    private Path convert(Path archive) throws IOException {
        Archive opened = Archive.open(archive);
        return opened.convert(temp.resolve("shelf"), opened.name(), Archive.Progress.NONE);
    }

    /** Refused when it is found or when it is converted; either way nothing that looks like a model is left. */
    private String assertRefused(Path file) throws IOException {
        Path shelf = Files.createTempDirectory(temp, "empty");
        String said = "";
        try {
            Optional<Archive> found = Archive.find(file);
            if (found.isPresent()) {
                said = assertThrows(Refusal.class, () -> found.get().convert(shelf, "m", Archive.Progress.NONE))
                        .getMessage();
            }
        } catch (Refusal refusal) {
            said = refusal.getMessage();
        }
        assertFalse(said.contains("\n"), said);
        assertTrue(Stream.of(List.of(), List.of(".converting")).anyMatch(names(shelf)::equals));
        return said;
    }

    /** The archive with one of its files replaced. */
    private Path rewritten(String archive, String entry, UnaryOperator<byte[]> change) throws IOException {
        Path file = temp.resolve("changed-" + archive);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> one : entries(resource(archive)).entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getKey().equals(entry) ? change.apply(one.getValue()) : one.getValue());
            }
        }
        return file;
    }

    private static Map<String, byte[]> entries(Path archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Map<String, Tensor> tensors(Path file) throws IOException {
        return Safetensors.open(file).tensors();
    }

    private static JsonNode json(Path file) throws IOException {
        return Json.read(file, 1 << 20);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A resource as a file of the same name. */
    private Path resource(String name) throws IOException {
        Path file = temp.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = ArchiveTest.class.getResourceAsStream("/archives/" + name);
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        return file;
    }
}
