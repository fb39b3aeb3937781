package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.store.TraceFile;
import headlight.trace.Gradients;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gradient's way from the command line. */
class LabGradientsTest {

    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void writeAModel() throws Exception {
        model = Run.model(folder.resolve("small"));
    }

    @Test
    void everyPositionHasALength() throws Exception {
        Run run = Run.headlight("lab", "gradients", model, "je suis ici", "--target", "i am here", "--json");
        assertEquals(Exit.DONE, run.code(), run.err());
        JsonNode one = new ObjectMapper().readTree(run.out()).get(0);
        assertTrue(one.get("loss").asDouble() > 0);
        assertEquals(3, one.get(Gradients.ENCODER.name()).size());
        assertEquals(4, one.get(Gradients.DECODER.name()).size(), "three words and the end");
        Run text = Run.headlight("lab", "gradients", model, "je suis ici");
        assertEquals(
                3,
                text.out().lines().filter(line -> line.startsWith("  source")).count());
    }

    @Test
    void severalModelsStandBesideEachOtherInOnePicture() throws Exception {
        Path picture = folder.resolve("both.svg");
        Run run = Run.headlight("lab", "gradients", model, model, "je suis ici", "-o", picture, "--theme", "dark");
        assertEquals(Exit.DONE, run.code(), run.err());
        assertEquals(2, run.out().lines().filter(line -> line.contains("loss")).count());
        assertTrue(Files.readString(picture).contains("<svg"));
        Path table = folder.resolve("one.csv");
        assertEquals(
                Exit.DONE,
                Run.headlight("figure", "gradients", model, "je suis ici", "-o", table)
                        .code());
        assertTrue(Files.readString(table).contains("suis"));
    }

    @Test
    void everyTraceFileKeepsWhatWasFoundAndIsWalkedBack() throws Exception {
        for (String ending : List.of("npz", "safetensors", "json")) {
            Path file = folder.resolve("trace." + ending);
            Run run = Run.headlight("lab", "gradients", model, "tu es ici", "--trace", file);
            assertEquals(Exit.DONE, run.code(), run.err());
            Trace trace = TraceFile.read(file);
            assertTrue(Gradients.in(trace), ending);
            Tensor lengths = trace.tensor(Gradients.ENCODER);
            assertArrayEquals(new int[] {3}, lengths.shape());
            Path same = folder.resolve("same." + ending);
            assertEquals(
                    Exit.DONE,
                    Run.headlight("run", model, "tu es ici", "--gradients", "--trace", same)
                            .code());
            assertArrayEquals(
                    lengths.toArray(),
                    TraceFile.read(same).tensor(Gradients.ENCODER).toArray());
            assertFalse(trace.steps().isEmpty());
            Run drawn = Run.headlight("figure", "gradients", file, "-o", folder.resolve("trace.svg"));
            assertEquals(Exit.DONE, drawn.code(), drawn.err());
        }
    }

    @Test
    void aLengthIsExplained() {
        Run run = Run.headlight("explain", model, "je suis ici", "gradient.encoder.norm[1]", "--gradients");
        assertEquals(Exit.DONE, run.code(), run.err());
        assertTrue(run.out().contains("sqrt"), run.out());
    }

    @Test
    void whatIsMissingOrTooMuchIsSaid() {
        assertEquals(Exit.USAGE, Run.headlight("lab", "gradients", model).code());
        Run two = Run.headlight("lab", "gradients", model, model, "je", "--trace", folder.resolve("t.npz"));
        assertEquals(Exit.USAGE, two.code());
        assertTrue(two.err().contains("expected one model"), two.err());
        assertEquals(
                Exit.USAGE,
                Run.headlight("lab", "gradients", model, "je", "--trace", "t.txt")
                        .code());
    }
}
