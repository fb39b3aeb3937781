package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Refusal;
import headlight.trace.About;
import headlight.trace.Recurrents;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFileTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".safetensors", ".json", ".JSON"})
    void whatIsWrittenIsReadBack(String ending) throws IOException {
        for (Trace trace : List.of(Traces.french(), Traces.korean(), odd())) {
            Path file = temp.resolve("trace" + ending);
            TraceFile.write(file, trace);
            assertEquals(trace, TraceFile.read(file));
            byte[] once = Files.readAllBytes(file);
            TraceFile.write(file, trace);
            assertEquals(-1, Arrays.mismatch(once, Files.readAllBytes(file)), "the same trace, the same bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {".npz", ".safetensors", ".json"})
    void runsOfEveryKindOfRecurrentModelAreReadBack(String ending) throws IOException {
        for (Recurrents.Kind kind : Recurrents.KINDS) {
            Trace trace = Recurrents.french(kind);
            Path file = temp.resolve("run" + ending);
            TraceFile.write(file, trace);
            assertEquals(trace, TraceFile.read(file), kind.toString());
        }
    }

    /** Masked scores, an unknown site, a shape without numbers, a token of every kind. */
    private static Trace odd() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        float masked = Float.NEGATIVE_INFINITY;
        tensors.put("attention.scores", Tensor.of(new float[] {0.1f, 1e-38f, masked}, 1, 3));
        tensors.put("attention.weights", Tensor.of(new float[] {0.5f, 0.5f, 0}, 1, 3));
        tensors.put("decoder.layers.0.cross_attn.weights", Tensor.of(new float[] {1, Float.NaN, 0, 0, 0, 0}, 2, 1, 3));
        tensors.put("empty", Tensor.of(new float[0], 0, 2));
        tensors.put("scalar", Tensor.of(new float[] {3.4028235e38f}));
        return new Trace(
                new About("m \"1\"", "seq2seq", "\t나\u0000🥧", Long.MIN_VALUE, "0.1"),
                List.of("\"", "\\", "🥧"),
                List.of("_"),
                List.of("나"),
                List.of(),
                true,
                tensors,
                Map.of());
    }

    @Test
    void aTraceOfSomeoneElseNeedsOnlyWeightsAndTokens() throws IOException {
        Trace trace = TraceFile.read(NpzTest.resource("attention.npz"));
        assertEquals(List.of("il", "나"), trace.source());
        assertEquals(List.of("he", "is", "<eos>"), trace.target());
        assertEquals("cluster", trace.about().model());
        assertEquals("il 나", trace.about().input());
        assertEquals(0.75f, trace.tensor(Sites.WEIGHTS).at(0, 1));
        assertTrue(trace.tensors().containsKey("huge"));
        assertTrue(trace.origins().isEmpty());
    }

    @Test
    void pythonsBareInfinityIsRead() throws IOException {
        Path file = json("'sites':{'attention.weights':[[1,0]],'attention.scores':[[2.5,-Infinity]]}");
        assertEquals(
                Float.NEGATIVE_INFINITY,
                TraceFile.read(file).tensor(Sites.SCORES).at(0, 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "'sites':{'attention.weights':[[1,0,0]]}|attention.weights is [1, 3]; expected [1, 2] for 2 source and 1 target tokens",
                "'sites':{'attention.weights':[1,0]}|attention.weights is [2]; expected [1, 2] for 2 source and 1 target tokens",
                "'sites':{'attention.scores':[[1,0]]}|no tensor whose name ends in \"weights\"; expected attention.weights [1, 2]",
                "'inputs':['a','b'],'sites':{}|inputs has 2 tokens; expected 1, as many as target",
                "'vocabulary':['a'],'sites':{'attention.weights':[[1,0]],'output.logits':[[1,2]]}|output.logits is [1, 2]; expected [1, 1] for 2 source and 1 target tokens",
                "'sites':{'attention.weights':[[1,0],[1]]}|attention.weights: lists of different length or depth; expected every list of a depth to be as long as the others",
                "'sites':{'attention.weights':[1,[0]]}|attention.weights: lists of different length or depth; expected every list of a depth to be as long as the others",
                "'sites':{'attention.weights':[['x']]}|attention.weights: x is no number",
                "'sites':{'attention.weights':7}|attention.weights: expected nested lists of numbers",
                "'sites':{'attention.weights':[[[[[[[[[1]]]]]]]]]}|attention.weights: more than 8 lists inside each other",
                "'sites':{'a.weights':{'shape':[3],'values':[1]}}|a.weights: 1 values; expected 3 for shape [3]",
                "'sites':{'a.weights':{'shape':[1.5],'values':[1]}}|a.weights: shape: expected whole numbers",
                "'sites':{'a.weights':{'values':[1]}}|a.weights: expected \"shape\" and \"values\"",
                "'sites':[]|sites: expected an object site → numbers",
                "'seed':'x','sites':{'a.weights':[1]}|seed is \"x\"; expected a whole number of at most 64 bits",
            })
    void aWrongTraceIsRefused(String rest, String line) throws IOException {
        Path file = json(rest);
        assertEquals(file + ": " + line, refusal(file));
    }

    @Test
    void missingTokensAreRefused() throws IOException {
        Path file = temp.resolve("trace.json");
        Files.writeString(file, "{\"target\": [\"a\"], \"sites\": {\"attention.weights\": [[1]]}}");
        assertEquals(file + ": no source tokens; expected \"source\": a list of texts", refusal(file));
        Files.writeString(file, "{\"sites\": {\"a.weights\": [1]}}");
        assertEquals(file + ": no tokens; expected \"source\" or \"target\": a list of texts", refusal(file));
        String site = "encoder.layers.0.self_attn.weights";
        Files.writeString(file, "{\"source\": [\"a\", \"b\"], \"sites\": {\"" + site + "\": [[[1]]]}}");
        assertEquals(file + ": " + site + " is [1, 1, 1]; expected [any, 2, 2] for its tokens", refusal(file));
        Files.writeString(file, "{\"target\": [\"a\"], \"sites\": {\"" + site + "\": [[[1]]]}}");
        assertEquals(
                file + ": " + site + " is there, but no source tokens; expected \"source\": a list of texts",
                refusal(file));
        Path npz = NpzTest.resource("versions.npz");
        assertEquals(npz + ": no tokens.json in it; expected one with \"source\" and \"target\" tokens", refusal(npz));
        Path bare = temp.resolve("bare.safetensors");
        AtomicFile.write(bare, out -> Safetensors.write(out, Traces.french().tensors(), Map.of("source", "il a")));
        assertEquals(
                bare
                        + ": __metadata__: source: line 1, column 1: not valid JSON: Unrecognized token 'il': was expecting "
                        + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                refusal(bare));
    }

    @Test
    void otherNamesAreRefused() {
        assertEquals(
                "trace.txt: not the name of a trace; expected it to end in .npz, .safetensors, .json",
                refusal(Path.of("trace.txt")));
        assertThrows(Refusal.class, () -> TraceFile.write(temp.resolve("trace"), Traces.french()));
        assertThrows(IOException.class, () -> TraceFile.read(temp.resolve("nowhere.json")));
    }

    private Path json(String rest) throws IOException {
        String text = "{'source':['il','a'],'target':['he']," + rest + "}";
        return Files.writeString(temp.resolve("trace.json"), text.replace('\'', '"'));
    }

    private static String refusal(Path file) {
        return assertThrows(Refusal.class, () -> TraceFile.read(file)).getMessage();
    }
}
