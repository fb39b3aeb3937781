package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured from the command line, so small that nothing is learned. */
class LabBottleneckTest {

    private static final Object[] TINY = {
        "lab",
        "bottleneck",
        "--lengths",
        "3,5",
        "--seeds",
        "1",
        "--hidden",
        "6",
        "--embedding",
        "4",
        "--steps",
        "2",
        "--batch",
        "4",
        "--tests",
        "5"
    };

    @TempDir
    Path folder;

    private static Run tiny(Object... more) {
        Object[] all = java.util.Arrays.copyOf(TINY, TINY.length + more.length);
        System.arraycopy(more, 0, all, TINY.length, more.length);
        return Run.headlight(all);
    }

    @Test
    void theSweepIsPrintedAsTables() {
        Run run = tiny();
        assertEquals(Exit.DONE, run.code(), run.err());
        assertTrue(run.out().contains("parameters"), run.out());
        assertTrue(run.out().contains("falls under 90 %"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches(" {2}peeky +3 \\(by seed: 3\\)")), run.out());
    }

    @Test
    void theSweepIsPrintedAsJsonAndDrawn() throws Exception {
        Path picture = folder.resolve("bottleneck.svg");
        Run run = tiny("--task", "reverse", "--json", "-o", picture, "--language", "ko");
        assertEquals(Exit.DONE, run.code(), run.err());
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertEquals("reverse", json.get("task").asText());
        assertEquals(3, json.get("systems").size());
        assertEquals(2, json.get("systems").get(1).get("scores").size());
        assertTrue(Files.readString(picture).contains("<svg"));
        Path table = folder.resolve("bottleneck.csv");
        assertEquals(Exit.DONE, tiny("-o", table).code());
        assertTrue(Files.readString(table).contains("Attention"));
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsTrained() {
        assertEquals(Exit.USAGE, tiny("-o", "chart.txt").code());
        assertEquals(Exit.USAGE, tiny("--theme", "pink").code());
        Run lengths = Run.headlight("lab", "bottleneck", "--lengths", "2");
        assertEquals(Exit.USAGE, lengths.code());
        assertTrue(lengths.err().contains("--lengths [2]: expected 3 to 200"), lengths.err());
        Run rate = Run.headlight("lab", "bottleneck", "--learning-rate", "0");
        assertTrue(rate.err().contains("--learning-rate 0.0: expected above 0"), rate.err());
        assertEquals(
                Exit.USAGE,
                Run.headlight("lab", "bottleneck", "--task", "dates").code());
        assertEquals(Exit.USAGE, Run.headlight("lab").code());
    }

    @Test
    void rowsOfOtherLengthsAreTrainedOnDemand() throws Exception {
        Path model = folder.resolve("model");
        Run run = Run.headlight(
                "train", "copy", "-o", model, "--lengths", "1-2", "--hidden", "4", "--embedding", "2", "--epochs", "1");
        assertEquals(Exit.DONE, run.code(), run.err());
        assertTrue(Files.readString(model.resolve("config.json")).contains("\"max_target\" : 5"));
        Run wrong = Run.headlight("train", "dates", "-o", model, "--lengths", "1-2");
        assertEquals(Exit.USAGE, wrong.code());
        assertTrue(wrong.err().contains("copy and reverse"), wrong.err());
        assertEquals(
                Exit.USAGE,
                Run.headlight("train", "copy", "-o", model, "--lengths", "7-3").code());
    }
}
