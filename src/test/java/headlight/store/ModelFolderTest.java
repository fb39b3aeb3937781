package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Refusal;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void writeModel() throws IOException {
        folder = temp.resolve("tiny");
        ModelFolder.write(folder, tiny());
    }

    /** A model of 2 words to 3 words with hidden size 2. */
    static RecurrentCheckpoint tiny() {
        Seq2SeqSpec spec = new Seq2SeqSpec(
                Seq2SeqSpec.Cell.LSTM,
                1,
                false,
                false,
                3,
                2,
                2,
                Seq2SeqSpec.Attention.DOT,
                Seq2SeqSpec.Combine.LINEAR,
                true,
                false,
                Seq2SeqSpec.Bridge.STATE,
                Seq2SeqSpec.Tokens.WORDS,
                Optional.of("<pad>"),
                Optional.of("<s>"),
                Optional.of("<eos>"),
                29,
                40,
                Optional.empty(),
                Optional.empty());
        Vocabulary source = new Vocabulary(List.of("<pad>", "il", "étudiant"));
        Vocabulary target = new Vocabulary(List.of("<pad>", "<s>", "<eos>", "he", "나"));
        Random random = new Random(3);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        spec.tensors(source.size(), target.size()).forEach((name, shape) -> {
            int length = 1;
            for (int size : shape) {
                length *= size;
            }
            float[] numbers = new float[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = (float) random.nextGaussian();
            }
            weights.put(name, Tensor.of(numbers, shape));
        });
        Checkpoint.Card card = new Checkpoint.Card(
                "Tiny · LSTM", "none", List.of("il", "étudiant"), "headlight train none", 7, 0.99123);
        return new RecurrentCheckpoint("tiny", spec, weights, source, target, card);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        assertSame(tiny(), (RecurrentCheckpoint) ModelFolder.read(folder));
    }

    static void assertSame(RecurrentCheckpoint expected, RecurrentCheckpoint actual) {
        assertEquals(expected.name(), actual.name());
        assertEquals(expected.spec(), actual.spec());
        assertEquals(expected.weights(), actual.weights());
        assertEquals(expected.source().tokens(), actual.source().tokens());
        assertEquals(expected.target().tokens(), actual.target().tokens());
        assertEquals(expected.card(), actual.card());
    }

    @Test
    void writingAgainReplacesAndLeavesNothingBehind() throws IOException {
        ModelFolder.write(folder, tiny());
        assertSame(tiny(), (RecurrentCheckpoint) ModelFolder.read(folder));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("card.json", "config.json", "model.safetensors", "source_vocab.json", "target_vocab.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFolderHalfWrittenIsNoModel() throws IOException {
        Files.delete(folder.resolve("card.json"));
        Files.createDirectory(folder.resolve("card.json"));
        RecurrentCheckpoint model = tiny();
        Vocabulary other = new Vocabulary(List.of("<pad>", "elle", "étudiant"));
        RecurrentCheckpoint changed =
                new RecurrentCheckpoint("tiny", model.spec(), model.weights(), other, model.target(), model.card());
        assertThrows(IOException.class, () -> ModelFolder.write(folder, changed));
        assertFalse(Files.exists(folder.resolve("config.json")));
    }

    @Test
    void aMissingCardIsNoFault() throws IOException {
        Files.delete(folder.resolve("card.json"));
        assertEquals(Checkpoint.Card.UNKNOWN, ModelFolder.read(folder).card());
    }

    @Test
    void aVocabularyMayBeAnObject() throws IOException {
        Files.writeString(folder.resolve("source_vocab.json"), "{\"étudiant\": 2, \"<pad>\": 0, \"il\": 1}");
        assertSame(tiny(), (RecurrentCheckpoint) ModelFolder.read(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "\"cell\" : \"lstm\"|\"cell\" : \"LSTM\"|cell is \"LSTM\"; expected \"rnn\", \"lstm\", \"gru\"",
                "\"cell\" : \"lstm\"|\"cell\" : null|cell is missing; expected \"rnn\", \"lstm\", \"gru\"",
                "\"layers\" : 1|\"layers\" : 0|layers is 0; expected a whole number from 1 to 64",
                "\"layers\" : 1|\"layers\" : 1.0|layers is 1.0; expected a whole number from 1 to 64",
                "\"residual\" : false|\"residual\" : \"no\"|residual is \"no\"; expected true or false",
                "\"cell\" : \"lstm\"|\"cell\" : \"tcn\"|cell is \"tcn\"; expected \"rnn\", \"lstm\", \"gru\"",
                "\"bidirectional\" : false|\"bidirectional\" : true|attention \"dot\" compares states of one size, but an encoder state has 4 numbers and hidden_size is 2",
                "\"encoder_hidden_size\" : 2|\"encoder_hidden_size\" : 4|attention \"dot\" compares states of one size, but an encoder state has 4 numbers and hidden_size is 2",
                "\"model_type\" : \"seq2seq\"|\"model_type\" : \"vit\"|model_type \"vit\" is not built yet (built: seq2seq, bert, distilbert, roberta, gpt2, llama, bart, marian, t5)",
                "\"max_target\" : 40|\"max_target\" : 4000000|max_target is 4000000; expected a whole number from 1 to 100000",
                "\"max_target\" : 40|\"max_goal\" : 40|max_target is missing; expected a whole number from 1 to 100000",
                "\"max_target\" : 40|\"max_target\" : 40, \"max_goal\" : 40|unknown field \"max_goal\"",
                "\"pad_source_to\" : null|\"pad_source_to\" : 30|pad_source_to is 30; expected at most max_source, 29",
                "\"pad_source_to\" : null|\"pad_source_to\" : 9|pad_source_with is missing; expected the token that pads a source to 9",
                "\"start\" : \"<s>\"|\"start\" : null|start is missing; expected the token that the decoder reads first",
                "\"source_vocab.json\"|\"../source_vocab.json\"|source_vocabulary is \"../source_vocab.json\"; expected the name of a file in the folder",
            })
    void aWrongSettingIsRefusedByName(String from, String to, String line) throws IOException {
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        assertTrue(text.contains(from), text);
        Files.writeString(config, text.replace(from, to));
        assertEquals(config + ": " + line, refusal());
    }

    @Test
    void jsonIsReadStrictly() throws IOException {
        Path config = folder.resolve("config.json");
        String text = Files.readString(config);
        Files.writeString(config, text.replaceFirst("\\{", "{\"cell\": \"rnn\","));
        assertEquals(config + ": line 3, column 9: not valid JSON: Duplicate field 'cell'", refusal());
        Files.writeString(config, "[".repeat(100_000));
        assertTrue(refusal().startsWith(config + ": "), refusal());
        Files.writeString(config, text + "{}");
        assertTrue(refusal().contains("not valid JSON"), refusal());
        Files.writeString(config, "");
        assertEquals(config + ": nothing; expected an object {…}", refusal());
        Files.write(config, new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'});
        assertTrue(refusal().contains("not valid JSON"), refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "[\"a\", \"a\"]|token \"a\" stands at 0 and at 1; expected each token once",
                "[\"a\", 1]|token 1 is no text",
                "[]|no tokens; expected at least one",
                "7|expected a list of tokens, or an object token → id",
                "{\"a\": 0, \"b\": 2}|token \"b\" has id 2; expected a whole number from 0 to 1",
                "{\"a\": 0, \"b\": 0}|token \"b\" has id 0, as has \"a\"",
                "[\"<pad>\", \"il\"]|2 tokens, but encoder.embedding.weight has 3 rows; expected one row for each token",
            })
    void aWrongVocabularyIsRefused(String vocabulary, String line) throws IOException {
        Path file = folder.resolve("source_vocab.json");
        Files.writeString(file, vocabulary);
        assertEquals(file + ": " + line, refusal());
    }

    @Test
    void specialTokensMustBeInTheVocabulary() throws IOException {
        Path file = folder.resolve("target_vocab.json");
        Files.writeString(file, "[\"<pad>\", \"_\", \"<eos>\", \"he\", \"나\"]");
        assertEquals(folder.resolve("config.json") + ": start is \"<s>\"; expected a token of " + file, refusal());
    }

    @Test
    void wrongTensorsAreListedWithBothShapes() throws IOException {
        Map<String, Tensor> weights = new LinkedHashMap<>(tiny().weights());
        weights.remove("output.bias");
        weights.put("output.weight", Tensor.of(new float[6], 2, 3));
        weights.put("extra", Tensor.of(new float[1], 1));
        Path file = folder.resolve("model.safetensors");
        AtomicFile.write(file, out -> Safetensors.write(out, weights, Map.of()));
        assertEquals(
                file
                        + ": output.weight is [2, 3], expected [5, 4]; output.bias [5] is missing; extra [1] is unexpected",
                refusal());
    }

    @Test
    void weightsMustBeFinite() throws IOException {
        Map<String, Tensor> weights = new LinkedHashMap<>(tiny().weights());
        weights.put("output.bias", Tensor.of(new float[] {0, 1, Float.NaN, 0, 0}, 5));
        Path file = folder.resolve("model.safetensors");
        AtomicFile.write(file, out -> Safetensors.write(out, weights, Map.of()));
        assertEquals(file + ": output.bias: number 2 is NaN; expected finite weights", refusal());
    }

    @Test
    void aPickleIsRefusedWithTheLineThatConvertsIt() throws IOException {
        Files.delete(folder.resolve("model.safetensors"));
        Path pickle = folder.resolve("pytorch_model.bin");
        Files.write(pickle, new byte[] {(byte) 0x80, 2, '}', 'q'});
        assertEquals(
                pickle + ": a Python pickle, which can run code when it is opened; convert it with: "
                        + "python -c \"import torch; from safetensors.torch import save_file; "
                        + "save_file(torch.load('pytorch_model.bin', weights_only=True), 'model.safetensors')\"",
                refusal());
        Files.move(pickle, folder.resolve("model.safetensors"));
        assertTrue(refusal().contains("a Python pickle"), refusal());
    }

    @Test
    void aFolderThatIsNoneIsRefused() throws IOException {
        Path config = folder.resolve("config.json");
        Files.delete(config);
        assertEquals(
                config + ": no such file; a model is a folder with config.json, model.safetensors and its vocabulary",
                refusal());
        folder = temp.resolve("nowhere");
        assertEquals(folder + ": no such folder; expected a folder with config.json and model.safetensors", refusal());
    }

    private String refusal() {
        return assertThrows(Refusal.class, () -> ModelFolder.read(folder)).getMessage();
    }
}
