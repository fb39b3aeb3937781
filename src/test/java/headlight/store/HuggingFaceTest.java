package headlight.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Activation;
import headlight.spec.TransformerSpec.Head;
import headlight.spec.TransformerSpec.Layers;
import headlight.spec.TransformerSpec.Positions;
import headlight.spec.Weight;
import headlight.text.Refusal;
import headlight.text.Subwords;
import headlight.trace.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders saved by {@code save_pretrained} open as they are ({@code transformers/make.py} wrote them), damaged ones do not. */
class HuggingFaceTest {

    @TempDir
    private Path temp;

    static Stream<String> folders() {
        return Stream.of("bert", "distilbert", "roberta", "gpt2", "llama", "bart", "marian", "t5", "t5-gated");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void everyWeightIsThereInItsShape(String name) throws Exception {
        TransformerCheckpoint model = open(fixture(name));
        Map<String, int[]> wanted = model.spec().tensors();
        assertEquals(
                new ArrayList<>(wanted.keySet()),
                new ArrayList<>(model.weights().keySet()));
        wanted.forEach((weight, shape) ->
                assertArrayEquals(shape, model.weights().get(weight).tensor().shape(), weight));
    }

    /** A weight says where its numbers stand in the file, and there they stand. */
    @ParameterizedTest
    @MethodSource("folders")
    void everyWeightKnowsItsPlaceInTheFile(String name) throws Exception {
        Path folder = fixture(name);
        Map<String, Tensor> file =
                Safetensors.open(folder.resolve("model.safetensors")).tensors();
        open(folder).weights().forEach((called, weight) -> {
            Tensor tensor = weight.tensor();
            Tensor stored = file.get(weight.name());
            stored = stored.rank() > tensor.rank() ? stored.part(0) : stored;
            int[] last = tensor.shape();
            for (int d = 0; d < last.length; d++) {
                last[d]--;
            }
            for (int[] index : List.of(new int[last.length], last)) {
                assertEquals(stored.at(weight.place(index)), tensor.at(index), called);
            }
        });
    }

    /** Nothing the model was made of is left out, but what the output shares with the embeddings. */
    @ParameterizedTest
    @MethodSource("folders")
    void everyTensorOfTheFileIsUsed(String name) throws Exception {
        Path folder = fixture(name);
        assertEquals(
                Safetensors.open(folder.resolve("model.safetensors")).shapes().keySet(),
                open(folder).weights().values().stream().map(Weight::name).collect(Collectors.toSet()));
    }

    /** The text that transformers cut is cut the same here, so that a run may begin with it. */
    @ParameterizedTest
    @MethodSource("folders")
    void itsTextIsCutAsItWasTaught(String name) throws Exception {
        Path folder = fixture(name);
        JsonNode input = Json.MAPPER.readTree(folder.resolve("input.json").toFile());
        List<Integer> ids = new ArrayList<>();
        input.get("ids").forEach(id -> ids.add(id.intValue()));
        TransformerCheckpoint model = (TransformerCheckpoint) ModelFolder.read(folder);
        try (Subwords subwords = model.source()) {
            assertEquals(
                    ids,
                    subwords.encode(input.get("text").textValue(), model.spec().maxPositions())
                            .ids());
        }
    }

    /** Marian's own folders cut what is read and what is written by pieces of their own. */
    @Test
    void eachLanguageIsCutByItsOwnPieces() throws Exception {
        Path folder = copy("marian");
        Files.delete(folder.resolve("tokenizer.json"));
        for (String file : List.of("source.spm", "target.spm", "vocab.json")) {
            Files.copy(TokenizerFileTest.FOLDERS.resolve("marian").resolve(file), folder.resolve(file));
        }
        int words = Json.MAPPER.readTree(folder.resolve("vocab.json").toFile()).size();
        assertEquals(
                folder + ": its tokenizer has " + words + " tokens, but the embeddings have 38 rows; expected at least"
                        + " one row for each token",
                refusal(folder));
        Map<String, Tensor> tensors = tensors(folder);
        tensors.put("model.shared.weight", Tensor.of(new float[words * 24], words, 24));
        tensors.put("final_logits_bias", Tensor.of(new float[words], 1, words));
        write(folder.resolve("model.safetensors"), tensors);
        change(folder, "vocab_size", words);
        change(folder, "decoder_vocab_size", words);
        TransformerCheckpoint model = open(folder);
        assertNotSame(model.source(), model.target());
        model.target().close();
    }

    @Test
    void settingsMeanWhatTheyMeanToTransformers() throws Exception {
        TransformerSpec llama = open(fixture("llama")).spec();
        assertEquals(Optional.of(new Layers(2, 4, 2, 8, 40)), llama.decoder());
        assertEquals(new Positions.Rotary(10_000), llama.positions());
        assertEquals(new Head(Head.Kind.NEXT, false, false, false, 1), llama.head());
        TransformerSpec t5 = open(fixture("t5")).spec();
        assertEquals(new Head(Head.Kind.NEXT, false, false, true, 1 / Math.sqrt(24)), t5.head());
        assertEquals(Activation.RELU, t5.activation());
        TransformerSpec gated = open(fixture("t5-gated")).spec();
        assertEquals(new Head(Head.Kind.NEXT, false, false, false, 1), gated.head());
        assertEquals(Activation.GELU_TANH, gated.activation());
        assertEquals(Optional.of(new Layers(1, 4, 4, 5, 40)), gated.decoder());
        assertEquals(OptionalInt.of(4), open(fixture("bert")).spec().special().mask());
        TransformerSpec roberta = open(fixture("roberta")).spec();
        assertEquals(new Positions.Learned(2), roberta.positions());
        assertEquals(48, roberta.maxPositions());
        TransformerSpec marian = open(fixture("marian")).spec();
        assertEquals(Math.sqrt(24), marian.embeddingScale());
        assertEquals(OptionalInt.of(37), marian.special().start());
        assertEquals(List.of(0), marian.special().ends());
    }

    @ParameterizedTest
    @CsvSource({"bert, bert.", "roberta, roberta.", "gpt2, transformer.", "bart, model.", "llama, model."})
    void prefixesMayBeAbsent(String name, String prefix) throws Exception {
        Path folder = copy(name);
        Map<String, Weight> before = open(folder).weights();
        rename(folder, tensor -> tensor.startsWith(prefix) ? tensor.substring(prefix.length()) : tensor);
        assertSame(before, open(folder).weights());
    }

    @Test
    void normalisationsMayHaveTheirOlderNames() throws Exception {
        Path folder = copy("bert");
        Map<String, Weight> before = open(folder).weights();
        rename(folder, tensor -> tensor.replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta"));
        assertSame(before, open(folder).weights());
    }

    @Test
    void aModelWithoutAHeadHasNone() throws Exception {
        Path folder = copy("bert");
        Map<String, Tensor> tensors = tensors(folder);
        tensors.keySet().removeIf(tensor -> tensor.startsWith("cls."));
        write(folder.resolve("model.safetensors"), tensors);
        change(folder, "architectures", List.of("BertModel"));
        assertEquals(Head.NONE, open(folder).spec().head());
        change(folder, "architectures", List.of("BertForMaskedLM"));
        assertTrue(
                refusal(folder).contains("cls.predictions.transform.dense.weight [24, 24] is missing"),
                () -> refusal(folder));
    }

    @Test
    void poolersAndBuffersAreNoFault() throws Exception {
        Path folder = copy("bert");
        Map<String, Tensor> tensors = tensors(folder);
        tensors.put("bert.pooler.dense.weight", Tensor.of(new float[4], 2, 2));
        tensors.put("bert.embeddings.position_ids", Tensor.of(new float[] {Float.NaN}, 1));
        write(folder.resolve("model.safetensors"), tensors);
        assertSame(open(fixture("bert")).weights(), open(folder).weights());
    }

    @Test
    void weightsMayLieInSeveralFiles() throws Exception {
        Path folder = copy("gpt2");
        shard(folder, "model-00002-of-00002.safetensors");
        assertSame(open(fixture("gpt2")).weights(), open(folder).weights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../model-2.safetensors", "/tmp/model-2.safetensors", "..", "a\\b.safetensors"})
    void anIndexMayNotPointOutside(String elsewhere) throws Exception {
        Path folder = copy("gpt2");
        shard(folder, "model-00002-of-00002.safetensors");
        Path index = folder.resolve("model.safetensors.index.json");
        Files.writeString(
                index,
                Files.readString(index).replace("model-00002-of-00002.safetensors", elsewhere.replace("\\", "\\\\")));
        assertTrue(
                refusal(folder).endsWith(" is \"" + elsewhere + "\"; expected the name of a file in the folder"),
                () -> refusal(folder));
    }

    @Test
    void anIndexMustBeRight() throws Exception {
        Path folder = copy("gpt2");
        shard(folder, "model-00002-of-00002.safetensors");
        Path part = folder.resolve("model-00002-of-00002.safetensors");
        Map<String, Tensor> tensors = new LinkedHashMap<>(Safetensors.open(part).tensors());
        tensors.remove("transformer.wte.weight");
        write(part, tensors);
        assertEquals(
                part + ": no tensor transformer.wte.weight; expected it, for model.safetensors.index.json says so",
                refusal(folder));
        Files.delete(part);
        assertTrue(refusal(folder).startsWith(part + ": no such file; expected it, for "), () -> refusal(folder));
    }

    @Test
    void halfPrecisionIsWidened() throws Exception {
        Path folder = copy("llama");
        Map<String, Tensor> tensors = tensors(folder);
        ByteBuffer numbers = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder header = new StringBuilder("{");
        tensors.forEach((name, tensor) -> {
            int begin = numbers.position();
            for (float number : tensor.toArray()) {
                numbers.putShort((short) (Float.floatToIntBits(number) >>> 16));
            }
            header.append(header.length() > 1 ? "," : "")
                    .append("\"" + name + "\":{\"dtype\":\"BF16\",\"shape\":"
                            + Arrays.toString(tensor.shape()) + ",\"data_offsets\":[" + begin + ","
                            + numbers.position() + "]}");
        });
        byte[] text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + text.length + numbers.position())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(numbers.flip());
        Files.write(folder.resolve("model.safetensors"), file.array());
        float exact = tensors.get("lm_head.weight").at(3, 5);
        assertEquals(exact, open(folder).weights().get("head.weight").tensor().at(3, 5), Math.abs(exact) / 128);
    }

    @Test
    void integersAreRefused() throws Exception {
        Path folder = copy("bert");
        Path file = folder.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("\"dtype\":\"F32\"", text.indexOf("word_embeddings"));
        bytes[at + 9] = 'I';
        Files.write(file, bytes);
        assertEquals(
                file + ": bert.embeddings.word_embeddings.weight: numbers of type I32, quantised; expected F32, F16 or"
                        + " BF16: save the model again in one of them",
                refusal(folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "bert|num_attention_heads|5|num_attention_heads is 5, which does not divide hidden_size, 24; expected a divisor",
                "llama|num_key_value_heads|3|num_key_value_heads is 3, which does not divide num_attention_heads, 4; expected a divisor",
                "llama|head_dim|7|heads of size 7; expected an even number, for rotary positions turn pairs",
                "bert|hidden_size|-1|hidden_size is -1; expected a whole number from 1 to 262144",
                "bert|hidden_size|null|hidden_size is missing; expected a whole number from 1 to 262144",
                "bert|hidden_act|\"quick_gelu\"|hidden_act \"quick_gelu\" is not built (built: relu, gelu, gelu_python, gelu_new, gelu_fast, gelu_pytorch_tanh, silu, swish)",
                "bert|position_embedding_type|\"relative_key\"|position_embedding_type \"relative_key\" is not built (built: absolute)",
                "bert|is_decoder|true|is_decoder true is not built (built: false)",
                "bert|layer_norm_eps|-1|layer_norm_eps is -1.0; expected a number from 0.0 to 1.0",
                "bert|pruned_heads|{\"0\": [1]}|pruned_heads is not built; expected every head",
                "roberta|max_position_embeddings|2|max_position_embeddings is 2; expected more than 2, the row of the first position",
                "gpt2|scale_attn_by_inverse_layer_idx|true|scale_attn_by_inverse_layer_idx true is not built (built: false)",
                "llama|rope_parameters|{\"rope_type\": \"yarn\"}|rope_parameters of type \"yarn\" is not built (built: default)",
                "llama|rope_scaling|{\"type\": \"linear\", \"factor\": 2}|rope_scaling of type \"linear\" is not built (built: default)",
                "bart|normalize_before|true|normalize_before true is not built (built: false)",
                "bart|is_encoder_decoder|false|is_encoder_decoder false is not built (built: true)",
                "marian|normalize_embedding|true|normalize_embedding true is not built (built: false)",
                "t5|feed_forward_proj|\"gated-softplus\"|feed_forward_proj \"gated-softplus\" is not built (built: relu, gelu, gelu_python, gelu_new, gelu_fast, gelu_pytorch_tanh, silu, swish)",
                "t5|relative_attention_num_buckets|6|relative_attention_num_buckets is 6 and relative_attention_max_distance 12; expected a multiple of 4, and a distance of more than half of it",
                "marian|eos_token_id|38|eos_token_id is 38; expected a whole number from 0 to 37, or a list of them",
                "bert|model_type|\"vit\"|model_type \"vit\" is not built yet (built: seq2seq, bert, distilbert, roberta, gpt2, llama, bart, marian, t5)",
                "bert|model_type|null|model_type is missing; expected a text",
            })
    void aWrongSettingIsRefusedByName(String name, String field, String value, String line) throws Exception {
        Path folder = copy(name);
        Files.deleteIfExists(folder.resolve("generation_config.json"));
        change(folder, field, Json.MAPPER.readTree(value));
        assertEquals(folder.resolve("config.json") + ": " + line, refusal(folder));
    }

    @Test
    void quantisedWeightsAreRefusedWithTheLineThatConvertsThem() throws Exception {
        Path folder = copy("llama");
        change(folder, "quantization_config", Map.of("quant_method", "gptq", "bits", 4));
        assertEquals(
                folder.resolve("config.json")
                        + ": quantization_config: the weights are quantised; expected float32, float16 or bfloat16; "
                        + "convert them with: python -c \"import transformers; transformers.LlamaForCausalLM"
                        + ".from_pretrained('.').dequantize().save_pretrained('float32')\"",
                refusal(folder));
    }

    @Test
    void picklesAreRefusedWithTheLineThatConvertsThem() throws Exception {
        Path folder = copy("gpt2");
        Files.delete(folder.resolve("model.safetensors"));
        assertTrue(
                refusal(folder).startsWith(folder.resolve("model.safetensors") + ": no such file; a model's weights"),
                () -> refusal(folder));
        Path pickle = folder.resolve("pytorch_model.bin");
        Files.write(pickle, new byte[] {(byte) 0x80, 2, '}', 'q'});
        assertEquals(
                pickle + ": a Python pickle, which can run code when it is opened; convert it with: python -c "
                        + "\"import transformers; transformers.GPT2LMHeadModel.from_pretrained('.')"
                        + ".save_pretrained('.')\"",
                refusal(folder));
    }

    @Test
    void wrongTensorsAreListedWithBothShapes() throws Exception {
        Path folder = copy("gpt2");
        Map<String, Tensor> tensors = tensors(folder);
        tensors.remove("transformer.h.1.ln_2.bias");
        tensors.put("transformer.h.0.attn.c_attn.weight", Tensor.of(new float[24 * 24], 24, 24));
        write(folder.resolve("model.safetensors"), tensors);
        assertEquals(
                folder.resolve("model.safetensors")
                        + ": transformer.h.0.attn.c_attn.weight is [24, 24], expected [24, 72]; "
                        + "transformer.h.1.ln_2.bias [24] is missing",
                refusal(folder));
    }

    @Test
    void theVocabularyMustGoWithTheEmbeddings() throws Exception {
        Path folder = copy("gpt2");
        change(folder, "vocab_size", 61);
        assertEquals(
                folder.resolve("model.safetensors") + ": transformer.wte.weight is [60, 24], expected [61, 24]",
                refusal(folder));
        Path smaller = copy("bert");
        change(smaller, "vocab_size", 30);
        Map<String, Tensor> tensors = tensors(smaller);
        for (String name : List.of("bert.embeddings.word_embeddings.weight", "cls.predictions.bias")) {
            tensors.put(name, tensors.get(name).slice(0, 0, 30));
        }
        write(smaller.resolve("model.safetensors"), tensors);
        assertEquals(
                smaller + ": its tokenizer has 46 tokens, but the embeddings have 30 rows; expected at least one row"
                        + " for each token",
                refusal(smaller));
    }

    @Test
    void weightsMustBeFinite() throws Exception {
        Path folder = copy("bert");
        Map<String, Tensor> tensors = tensors(folder);
        float[] bias = tensors.get("cls.predictions.bias").toArray();
        bias[2] = Float.POSITIVE_INFINITY;
        tensors.put("cls.predictions.bias", Tensor.of(bias, bias.length));
        write(folder.resolve("model.safetensors"), tensors);
        assertEquals(
                folder.resolve("model.safetensors")
                        + ": cls.predictions.bias: number 2 is Infinity; expected finite weights",
                refusal(folder));
    }

    private static Path fixture(String name) throws URISyntaxException {
        return Path.of(
                HuggingFaceTest.class.getResource("/transformers/" + name).toURI());
    }

    private Path copy(String name) throws Exception {
        return copy(name, temp);
    }

    static Path copy(String name, Path into) throws Exception {
        Path folder = Files.createDirectories(into.resolve(name));
        try (Stream<Path> files = Files.list(fixture(name))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    private static TransformerCheckpoint open(Path folder) throws IOException {
        TransformerCheckpoint model = (TransformerCheckpoint) ModelFolder.read(folder);
        model.source().close();
        return model;
    }

    private static void change(Path folder, String field, Object value) throws IOException {
        Path config = folder.resolve("config.json");
        ObjectNode root = (ObjectNode) Json.MAPPER.readTree(config.toFile());
        root.set(field, Json.MAPPER.<JsonNode>valueToTree(value));
        Files.writeString(config, root.toPrettyString());
    }

    private static Map<String, Tensor> tensors(Path folder) throws IOException {
        return Safetensors.open(folder.resolve("model.safetensors")).tensors();
    }

    private static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        AtomicFile.write(file, out -> Safetensors.write(out, tensors, Map.of()));
    }

    private static void rename(Path folder, UnaryOperator<String> name) throws IOException {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        tensors(folder).forEach((before, tensor) -> renamed.put(name.apply(before), tensor));
        write(folder.resolve("model.safetensors"), renamed);
    }

    /** Cuts a model's file in two: the embeddings of the tokens go into the second. */
    private static void shard(Path folder, String second) throws IOException {
        Map<String, Tensor> rest = tensors(folder);
        ObjectNode index = Json.MAPPER.createObjectNode();
        ObjectNode map = index.putObject("weight_map");
        rest.keySet()
                .forEach(name -> map.put(name, name.contains("wte") ? second : "model-00001-of-00002.safetensors"));
        Map<String, Tensor> taken = Map.of("transformer.wte.weight", rest.remove("transformer.wte.weight"));
        write(folder.resolve(second), taken);
        write(folder.resolve("model-00001-of-00002.safetensors"), rest);
        Files.writeString(folder.resolve("model.safetensors.index.json"), index.toPrettyString());
        Files.delete(folder.resolve("model.safetensors"));
    }

    private static void assertSame(Map<String, Weight> expected, Map<String, Weight> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, weight) -> assertEquals(weight.tensor(), actual.get(name).tensor(), name));
    }

    private static String refusal(Path folder) {
        return assertThrows(Refusal.class, () -> open(folder)).getMessage();
    }
}
