package headlight.store;

import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.fail;

import headlight.spec.TransformerCheckpoint;
import headlight.text.Refusal;
import headlight.trace.Traces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files: whatever bytes are changed, a file is read, or refused, and nothing else happens. */
class MutationTest {

    private static final int TRIES = 200;

    /** What breaks numbers, lists, texts and limits. */
    private static final List<byte[]> PIECES = Stream.of(
                    "[", "{", "\"", "-1", "9999999999", "null", "1e999", "\\u", "\0")
            .map(piece -> piece.getBytes(StandardCharsets.US_ASCII))
            .toList();

    private interface Reader {
        void read() throws IOException;
    }

    @TempDir
    private Path temp;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = temp.resolve("tiny");
        ModelFolder.write(model, ModelFolderTest.tiny());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace.npz", "trace.safetensors", "trace.json"})
    void traces(String name) throws IOException {
        Path file = temp.resolve(name);
        TraceFile.write(file, Traces.of(List.of("il", "나"), List.of("he", "<eos>"), List.of("he", "<eos>"), 2));
        damage(file, () -> TraceFile.read(file));
    }

    @Test
    void tracesAsNumPyWritesThem() throws IOException {
        Path file = temp.resolve("numpy.npz");
        Files.copy(NpzTest.resource("attention.npz"), file);
        damage(file, () -> TraceFile.read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "source_vocab.json", "card.json", "model.safetensors"})
    void models(String name) throws IOException {
        damage(model.resolve(name), () -> ModelFolder.read(model));
    }

    @ParameterizedTest
    @CsvSource({
        "t5-gated, config.json",
        "t5-gated, generation_config.json",
        "llama, config.json",
        "llama, tokenizer.json",
        "bart, vocab.json",
        "bart, merges.txt",
        "bert, vocab.txt",
        "gpt2, model.safetensors"
    })
    void modelsOfHuggingFace(String name, String file) throws Exception {
        Path folder = HuggingFaceTest.copy(name, temp);
        damage(folder.resolve(file), () -> ((TransformerCheckpoint) ModelFolder.read(folder))
                .source()
                .close());
    }

    private static void damage(Path file, Reader reader) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(11);
        for (int i = 0; i < TRIES; i++) {
            byte[] damaged = damaged(whole, random);
            Files.write(file, damaged);
            assertTimeout(Duration.ofSeconds(10), () -> {
                try {
                    reader.read();
                } catch (Refusal | IOException e) {
                    if (e.getMessage() == null || e.getMessage().contains("\n")) {
                        fail("no clear line: " + e);
                    }
                }
            });
        }
        Files.write(file, whole);
        reader.read();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        int at = random.nextInt(bytes.length);
        // Headers stand at the front (and a zip's at the end): that is where damage matters.
        if (random.nextBoolean()) {
            at = Math.min(at, random.nextInt(200));
        }
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            default -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                out.write(bytes, 0, at);
                out.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
                int skip = Math.min(bytes.length - at, random.nextInt(4));
                out.write(bytes, at + skip, bytes.length - at - skip);
                bytes = out.toByteArray();
            }
        }
        return bytes;
    }
}
