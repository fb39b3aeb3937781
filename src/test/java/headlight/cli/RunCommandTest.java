package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.store.TraceFile;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Run.model(temp.resolve("small"));
    }

    @Test
    void printsWhatTheModelWrites() {
        Run run = Run.headlight("run", model, "je suis ici");
        assertEquals(0, run.code(), run.err());
        assertEquals(1, run.out().lines().count());
        assertEquals("", run.err());
    }

    @Test
    void aForcedTargetIsWhatIsWritten() {
        Run run = Run.headlight("run", model, "je suis ici", "--target", "you are there");
        assertEquals("you are there", run.out().strip(), run.err());
        assertEquals(
                "",
                Run.headlight("run", model, "je suis ici", "--target", "").out().strip());
    }

    @Test
    void unknownWordsAndLeftOutOnesAreSaid() {
        Run unknown = Run.headlight("run", model, "je suis perdu");
        assertEquals(0, unknown.code(), unknown.err());
        assertTrue(unknown.err().contains("read as <unk>: perdu"), unknown.err());
        Run cut = Run.headlight("run", model, "je ".repeat(5000));
        assertEquals(0, cut.code(), cut.err());
        assertTrue(cut.err().contains("only the first 6 tokens count"), cut.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "safetensors", "json"})
    void aTraceHoldsTheWholeRun(String ending) throws IOException {
        Path file = temp.resolve("run." + ending);
        Run run = Run.headlight("run", model, "je suis ici", "--trace", file);
        assertEquals(0, run.code(), run.err());
        Trace trace = TraceFile.read(file);
        List<Site> absent = List.of(
                Sites.COMBINED,
                Sites.BRIDGE_HIDDEN,
                Sites.BRIDGE_CELL,
                Sites.QUERY,
                Sites.KEYS); // of other shapes of models
        assertTrue(Sites.ALL.stream().filter(site -> !absent.contains(site)).allMatch(trace::has), () -> trace.sites()
                .toString());
        assertEquals("je suis ici", trace.about().input());
    }

    @Test
    void anEditedRowReplacesTheComputedOne() throws IOException {
        Path file = temp.resolve("edited.npz");
        Run run = Run.headlight(
                "run", model, "je suis ici", "--set", "attention.weights[0]=0.25,0.25,0.5", "--trace", file);
        assertEquals(0, run.code(), run.err());
        assertEquals(0.5f, TraceFile.read(file).tensor(Sites.WEIGHTS).at(0, 2));
    }

    @Test
    void idsStandForTheText() {
        Run text = Run.headlight("run", model, "ici");
        Run ids = Run.headlight("run", model, "--ids", "4");
        assertEquals(0, ids.code(), ids.err());
        assertFalse(text.out().isEmpty());
        Run outside = Run.headlight("run", model, "--ids", "4,99");
        assertEquals(3, outside.code());
        assertTrue(outside.err().contains("id 99 at position 2"), outside.err());
        assertEquals(2, Run.headlight("run", model, "--ids", "4", "ici").code());
        assertEquals(2, Run.headlight("run", model, "--ids", "x").code());
    }

    @Test
    void idsAreAsManyAsTheModelReadsAndWrites() {
        Run many = Run.headlight("run", model, "--ids", "4" + ",4".repeat(3000));
        assertEquals(3, many.code(), many.err());
        assertTrue(many.err().contains("--ids: 3001 ids; expected at most 6"), many.err());
        Run forced = Run.headlight("run", model, "ici", "--target-ids", "4" + ",4".repeat(3000));
        assertTrue(forced.err().contains("--target-ids: 3001 ids; expected at most"), forced.err());
    }

    @Test
    void wrongCommandLinesSayWhatIsRight() {
        assertWrong("infinity", "not a finite number", "run", model, "x", "--set", "attention.weights[0]=1e999");
        assertWrong(
                "row",
                "attention.weights[99]; expected a row from 0 to",
                "run",
                model,
                "je",
                "--set",
                "attention.weights[99]=1");
        assertWrong(
                "count",
                "attention.weights[0,0] takes 1 number, not 2",
                "run",
                model,
                "je",
                "--set",
                "attention.weights[0,0]=1,2");
        assertWrong("--set", "'attention.weights=1' should read", "run", model, "x", "--set", "attention.weights=1");
        assertWrong("--set", "not a finite number", "run", model, "x", "--set", "attention.weights[0]=1,b");
        assertWrong("site", "attention.nothing", "run", model, "je", "--set", "attention.nothing[0]=1");
        assertWrong("row", "attention.weights", "run", model, "je", "--set", "attention.weights[0]=1,2,3,4,5,6");
        assertWrong("ending", ".npz, .safetensors, .json", "run", model, "je", "--trace", "run.bin");
        assertWrong("TEXT", "missing TEXT", "run", model);
        assertWrong("MODEL", "missing required parameter", "run");
    }

    @Test
    void wrongInputIsRefusedInOneLine() throws IOException {
        for (Run run : new Run[] {
            Run.headlight("run", temp.resolve("missing"), "x"),
            Run.headlight("run", model, ""),
            Run.headlight("run", model, "   ")
        }) {
            assertEquals(3, run.code(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        Files.writeString(model.resolve("config.json"), "{");
        Run broken = Run.headlight("run", model, "je");
        assertEquals(3, broken.code(), broken.err());
        assertTrue(broken.err().contains("config.json"), broken.err());
    }

    @Test
    void whatCannotBeWrittenFailsAndLeavesNothing() {
        Path nowhere = temp.resolve("no/such/folder/run.npz");
        Run run = Run.headlight("run", model, "je suis", "--trace", nowhere);
        assertEquals(4, run.code(), run.err());
        assertFalse(Files.exists(nowhere));
    }

    private static void assertWrong(String what, String message, Object... words) {
        Run run = Run.headlight(words);
        assertEquals(2, run.code(), what + ": " + run.err());
        assertTrue(run.err().contains(message), run.err());
    }
}
