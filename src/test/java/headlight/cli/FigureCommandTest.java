package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.View;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.view.Views;
import headlight.store.TraceFile;
import headlight.trace.Traces;
import headlight.trace.Transformers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FigureCommandTest {

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Run.model(temp.resolve("small"));
    }

    static Stream<String> kinds() {
        return Views.of(Traces.french()).stream().map(View::kind);
    }

    static Stream<String> endings() {
        return Formats.ALL.stream().map(Format::ending).filter(ending -> !ending.equals("json"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsDrawn(String kind) throws IOException {
        Path file = temp.resolve(kind + ".pdf");
        Run run = Run.headlight("figure", kind, model, "je suis ici", "-o", file);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 500);
    }

    @Test
    void aCellIsChosenByItsStackLayerAndWord() throws IOException {
        Path file = temp.resolve("gates.csv");
        Run gates = Run.headlight(
                "figure", "gates", model, "je suis ici", "-o", file, "--stack", "encoder", "--layer", "0");
        assertEquals(0, gates.code(), gates.err());
        String numbers = Files.readString(file);
        assertTrue(numbers.contains("encoder.gates.forget"), numbers);
        assertFalse(numbers.contains("decoder."), numbers);
        Path cell = temp.resolve("cell.csv");
        Run one =
                Run.headlight("figure", "cell", model, "je suis ici", "-o", cell, "--stack", "encoder", "--token", "1");
        assertEquals(0, one.code(), one.err());
        assertTrue(Files.readString(cell).contains("encoder.cell,1,suis"), Files.readString(cell));
        Run deep = Run.headlight("figure", "gates", model, "je suis ici", "-o", file, "--layer", "3");
        assertEquals(2, deep.code());
        assertTrue(deep.err().contains("--layer 3: expected 0"), deep.err());
        Run back = Run.headlight("figure", "gates", model, "je suis ici", "-o", file, "--reverse");
        assertEquals(2, back.code());
        assertTrue(back.err().contains("reads one way"), back.err());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void theEndingPicksTheFormat(String ending) throws IOException {
        Path file = temp.resolve("alignment." + ending);
        Run run = Run.headlight("figure", "alignment", model, "je suis ici", "-o", file, "--theme", "dark");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 50);
    }

    @ParameterizedTest
    @MethodSource("kindsOfHeads")
    void everyKindOfHeadsIsDrawnFromATrace(String kind) throws IOException {
        Path trace = heads();
        String ending = kind.equals("bertviz") ? ".json" : ".csv";
        Path file = temp.resolve(kind + ending);
        Run run = Run.headlight(
                "figure", kind, trace, "-o", file, "--layer", "1", "--head", "0,2", "--token", "3", "--key", "1");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 50);
        if (ending.equals(".csv")) {
            Run picture = Run.headlight("figure", kind, trace, "-o", temp.resolve(kind + ".svg"), "--vertical");
            assertEquals(0, picture.code(), picture.err());
        }
    }

    @Test
    void theStageOfATransformerShowsTheLayerHeadAndTokenAskedFor() throws IOException {
        Path file = temp.resolve("stage.svg");
        Run run = Run.headlight("figure", "stage", heads(), "-o", file, "--layer", "1", "--head", "2", "--token", "3");
        assertEquals(0, run.code(), run.err());
        String svg = Files.readString(file);
        assertTrue(svg.contains("layer 2 of 2") && svg.contains("head 3 of 3") && svg.contains("Token 4 of 6"), svg);
    }

    static Stream<String> kindsOfHeads() {
        return Stream.of("heads", "model", "head", "neuron", "rollout", "profile", "bertviz");
    }

    private Path heads() throws IOException {
        Path trace = temp.resolve("heads.npz");
        TraceFile.write(trace, Transformers.encoder(Transformers.tokens(6), 2, 3));
        return trace;
    }

    @Test
    void whatIsLookedAtIsChecked() throws IOException {
        Path trace = heads();
        for (String[] wrong : new String[][] {
            {"--layer 2: expected 0 to 1", "--layer", "2"},
            {"--head 3: expected 0 to 2", "--head", "3"},
            {"--head '1-x'", "--head", "1-x"},
            {"--head 2-1: expected 0 to 2", "--head", "2-1"},
            {"--token 6: expected 0 to 5", "--token", "6"},
            {"--key -1: expected 0 to 5", "--key=-1"},
            {"--least 2.0: expected 0 to 1", "--least", "2"},
            {"--layers 0-2: expected 0 to 1", "--layers", "0-2"},
            {"--rows 3-9: expected 0 to 5", "--rows", "3-9"},
            {"--cross: no such attention here; expected one of --stack encoder", "--cross"},
            {"--stack decoder: no such attention", "--stack", "decoder"},
            {"--stack 'both': expected encoder or decoder", "--stack", "both"},
            {"--sort 'size': expected one of distance, entropy", "--sort", "size"},
        }) {
            Object[] words = Stream.concat(
                            Stream.of("figure", "heads", trace, "-o", temp.resolve("a.svg")),
                            Stream.of(wrong).skip(1))
                    .toArray();
            Run run = Run.headlight(words);
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains(wrong[0]), run.err());
        }
    }

    @Test
    void aTraceIsDrawnWithoutItsModel() throws IOException {
        Path trace = temp.resolve("run.npz");
        assertEquals(
                0, Run.headlight("run", model, "je suis ici", "--trace", trace).code());
        Path file = temp.resolve("of-a-trace.svg");
        Run run = Run.headlight("figure", "alignment", trace, "-o", file);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.readString(file).contains("suis"));
        assertEquals(
                2, Run.headlight("figure", "alignment", trace, "je", "-o", file).code());
    }

    @ParameterizedTest
    @MethodSource("endings")
    void wordsOfAnyCharactersAreDrawn(String ending) throws IOException {
        Path trace = Files.writeString(
                temp.resolve("strange.json"),
                """
                {"source": ["</svg><script>", "\\ud800", "\\u0000\\n\\u0001", "\\u202eabc"],
                 "target": ["&amp;", "\\u05e9\\u05dc", "\\ud83d\\udc68\\u200d\\ud83d\\udc69"],
                 "sites": {"attention.weights": [[1, 0, 0, 0], [0, 0.5, 0.5, 0], [0, 0, 0, 1]]}}
                """);
        Path file = temp.resolve("strange." + ending);
        Run run = Run.headlight("figure", "alignment", trace, "-o", file);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 50);
    }

    @Test
    void whatIsNoPictureAndNoTraceIsSaid() throws IOException {
        assertEquals(
                2, Run.headlight("figure", "alignment", model, "je", "-o", "/").code());
        Run missing = Run.headlight("figure", "alignment", temp.resolve("none.npz"), "-o", temp.resolve("a.svg"));
        assertEquals(4, missing.code(), missing.err());
        Path other = Files.writeString(
                temp.resolve("other.json"),
                "{\"source\": [\"a\"], \"target\": [\"b\"], \"sites\": {\"my.weights\": [[1]]}}");
        Run nothing = Run.headlight("figure", "alignment", other, "-o", temp.resolve("a.svg"));
        assertEquals(3, nothing.code());
        assertTrue(nothing.err().contains("expected attention.weights in it"), nothing.err());
    }

    @Test
    void everyOptionIsChecked() {
        assertWrong("expected one of", "nothing", "a.svg");
        assertWrong("png, svg, pdf, gif, csv, html", "alignment", "a.bmp");
        assertWrong("choose png, svg, pdf, gif, csv, html", "alignment", "a.json");
        assertWrong("--key, --cross", "alignment", "a.svg", "--key", "1");
        assertWrong("choose pdf, gif, html", "walk", "a.svg");
        assertWrong("--theme 'blue'", "alignment", "a.svg", "--theme", "blue");
        assertWrong("viridis", "alignment", "a.svg", "--colormap", "rainbow");
        assertWrong("--token 3: expected 0 to 2", "alignment", "a.svg", "--token", "3");
        assertWrong("--width 0", "alignment", "a.svg", "--width", "0");
        assertWrong("--scale 5", "alignment", "a.png", "--scale", "5");
        assertWrong("--layer 1: expected 0", "alignment", "a.svg", "--layer", "1");
        assertWrong("--head 3", "alignment", "a.svg", "--head", "3");
        assertWrong("--step 9999: expected 0 to ", "stage", "a.svg", "--step", "9999");
        assertWrong("--language 'fr'", "stage", "a.svg", "--language", "fr");
    }

    @Test
    void whatCannotBeWrittenFailsAndLeavesNothing() {
        Path nowhere = temp.resolve("no/such/folder/a.svg");
        Run run = Run.headlight("figure", "alignment", model, "je", "-o", nowhere);
        assertEquals(4, run.code(), run.err());
        assertFalse(Files.exists(nowhere));
    }

    private void assertWrong(String message, String kind, String file, Object... options) {
        Object[] words = Stream.concat(
                        Stream.of("figure", kind, model, "je suis ici", "-o", temp.resolve(file)), Stream.of(options))
                .toArray();
        Run run = Run.headlight(words);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(temp.resolve(file)));
    }
}
