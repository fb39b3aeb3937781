package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Samples;
import headlight.figure.View;
import headlight.figure.export.Export;
import headlight.figure.export.Formats;
import headlight.figure.view.Views;
import headlight.text.Refusal;
import headlight.trace.Trace;
import headlight.trace.Transformers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BertVizJsonTest {

    @TempDir
    private Path temp;

    static Stream<Trace> traces() {
        List<String> odd = List.of("[CLS]", "Ġ\"", "\\", "나", "😀", "\n");
        return Stream.of(
                Transformers.encoder(odd, 3, 2),
                Transformers.decoder(odd, 2, 3),
                Transformers.translator(odd, List.of("▁le", "▁chat"), 2, 2));
    }

    @ParameterizedTest
    @MethodSource("traces")
    void whatIsWrittenIsReadBack(Trace trace) throws IOException {
        Path file = temp.resolve("view.json");
        View view = Views.named("bertviz").orElseThrow();
        try (OutputStream out = Files.newOutputStream(file)) {
            Export.of(view, Samples.drawing(trace), 1)
                    .write(out, Formats.named("json").orElseThrow(), done -> {});
        }
        Trace read = TraceFile.read(file);
        assertEquals(trace.source(), read.source());
        assertEquals(trace.inputs(), read.inputs());
        assertEquals(Transformers.weightsOnly(trace).tensors(), read.tensors());
    }

    @Test
    void theFormOfOlderVersionsIsReadToo() throws IOException {
        Trace read =
                TraceFile.read(json("{'attention': {'all': {'attn': [[[[0.5, 0.5], [0, 1]]]], 'left_text': ['a', 'b'],"
                        + " 'right_text': ['a', 'b']}, 'aa': {'attn': [[[[1]]]]}}, 'default_filter': 'all'}"));
        assertEquals(List.of("a", "b"), read.source());
        assertEquals(
                0.5f, read.tensors().get("encoder.layers.0.self_attn.weights").at(0, 0, 1));
    }

    @Test
    void layersKeepTheirNumbers() throws IOException {
        Trace read = TraceFile.read(json("{'attention': [{'name': null, 'attn': [[[[0.5, 0.5], [0, 1]]]], 'left_text':"
                + " ['a', 'b'], 'right_text': ['a', 'b']}], 'include_layers': [4]}"));
        assertTrue(read.sites().contains("encoder.layers.4.self_attn.weights"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'attention': 3} | attention: expected a list of kinds of attention",
                "{'attention': []} | attention: expected a list of kinds of attention",
                "{'attention': [1]} | attention[0]: expected an object",
                "{'attention': [{'attn': [[[[1]]]]}]} | attention[0]: expected attn, left_text and right_text",
                "{'attention': [{'attn': [[1]], 'left_text': ['a'], 'right_text': ['a']}]} | expected 4: layers",
                "{'attention': [{'attn': [[[[1]]]], 'left_text': ['a', 'b'], 'right_text': ['a']}]} | [1, 1, 1, 1]; expected",
                "{'attention': [{'attn': [[[[1]]]], 'left_text': [1], 'right_text': ['a']}]} | expected a list of tokens",
            })
    void whatIsNoSuchFileIsRefused(String text, String line) {
        Refusal refusal = assertThrows(Refusal.class, () -> TraceFile.read(json(text)));
        assertTrue(refusal.getMessage().contains(line), refusal.getMessage());
    }

    private Path json(String text) throws IOException {
        return Files.writeString(temp.resolve("view.json"), text.replace('\'', '"'));
    }
}
