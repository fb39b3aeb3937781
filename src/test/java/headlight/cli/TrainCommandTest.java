package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.spec.RecurrentCheckpoint;
import headlight.store.LearningFile;
import headlight.store.ModelFolder;
import headlight.trace.Learning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    @TempDir
    Path temp;

    private Path pairs;
    private Path folder;

    @BeforeEach
    void writePairs() throws IOException {
        pairs = Files.writeString(
                temp.resolve("pairs.tsv"),
                Run.PAIRS.stream()
                        .map(pair -> pair.source() + "\t" + pair.target() + "\n")
                        .collect(Collectors.joining()));
        folder = temp.resolve("trained");
    }

    @Test
    void whatItLearnsItWrites() throws IOException {
        Run run = train("--epochs", 60, "--holdout", 0, "--learning-rate", 0.05);
        assertEquals(0, run.code(), run.err());
        assertEquals(60, run.out().lines().count());
        assertTrue(run.out().lines().allMatch(line -> line.matches("epoch +\\d+ +loss \\d\\.\\d+ +\\d+\\.\\d s")));

        assertEquals(
                "you are here", Run.headlight("run", folder, "tu es ici").out().strip());
        Run eval = Run.headlight("eval", folder, pairs);
        assertEquals(
                "exact 100.00 % (4 of 4), tokens 100.00 % (12 of 12)",
                eval.out().strip(), eval.err());
        String command = ModelFolder.read(folder).card().command();
        assertTrue(command.startsWith("headlight train " + pairs), command);
        assertTrue(command.contains("--learning-rate 0.05"), command);
    }

    @Test
    void itLearnsFromItsOwnWordsToo() {
        Run run = train("--epochs", 60, "--holdout", 0, "--learning-rate", 0.05, "--teacher-forcing", 0.5);
        assertEquals(0, run.code(), run.err());
        assertEquals(
                "you are here", Run.headlight("run", folder, "tu es ici").out().strip());
    }

    @ParameterizedTest
    @CsvSource({
        "--cell gru --attention additive --bidirectional --bridge linear --combine tanh,GRU both ways · additive · tanh",
        "--cell rnn --attention none --feed-context --no-reverse-source,RNN · peeky",
        "--layers 2 --residual --attention concat --encoder-hidden 3 --bridge linear,2 × LSTM · concat",
    })
    void everyShapeIsTrainedWrittenAndRead(String options, String title) throws IOException {
        Run run = train(Stream.concat(Stream.of("--epochs", "2", "--holdout", "0"), Stream.of(options.split(" ")))
                .toArray());
        assertEquals(0, run.code(), run.err());
        RecurrentCheckpoint model = (RecurrentCheckpoint) ModelFolder.read(folder);
        assertTrue(model.card().title().endsWith(title), model.card().title());
        assertEquals(!options.contains("--no-reverse-source"), model.spec().reverseSource());
        assertEquals(0, Run.headlight("run", folder, "tu es ici").code());
    }

    @Test
    void aShapeWhoseStatesDoNotFitIsRefused() {
        Run run = train("--encoder-hidden", 3);
        assertEquals(3, run.code());
        assertTrue(run.err().contains("an encoder state has 3 numbers and hidden_size is"), run.err());
    }

    @Test
    void howItLearnedIsKeptWhenAsked() throws IOException {
        train("--epochs", 3, "--holdout", 0, "--film");
        Learning learning = LearningFile.find(folder).orElseThrow();
        assertEquals(3, learning.scores().size());
        assertEquals(3, learning.probes().size());
        assertTrue(learning.frames().size() >= 2);
        byte[] filmed = Files.readAllBytes(folder.resolve("model.safetensors"));
        train("--epochs", 3, "--holdout", 0);
        assertTrue(LearningFile.find(folder).isEmpty(), "that was the film of another model");
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                filmed, Files.readAllBytes(folder.resolve("model.safetensors")));
    }

    @Test
    void theSameSeedGivesTheSameBits() throws IOException {
        train("--epochs", 2, "--holdout", 0);
        byte[] first = Files.readAllBytes(folder.resolve("model.safetensors"));
        train("--epochs", 2, "--holdout", 0);
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                first, Files.readAllBytes(folder.resolve("model.safetensors")));
    }

    @Test
    void teacherForcingMayFallOnTheWay() throws IOException {
        Object[] falling = {
            "--family",
            "transformer",
            "--heads",
            2,
            "--epochs",
            6,
            "--batch",
            1,
            "--holdout",
            0,
            "--teacher-forcing",
            1,
            "--teacher-forcing-end",
            0
        };
        Run linear = train(falling);
        assertEquals(0, linear.code(), linear.err());
        Object[] otherwise = Arrays.copyOf(falling, falling.length + 2);
        otherwise[falling.length] = "--schedule";
        otherwise[falling.length + 1] = "inverse_sigmoid";
        Run sigmoid = train(otherwise);
        assertEquals(0, sigmoid.code(), sigmoid.err());
        assertFalse(losses(linear).equals(losses(sigmoid)), "both ways give the same losses");
        assertEquals(losses(linear), losses(train(falling)));
    }

    private static List<String> losses(Run run) {
        return run.out()
                .lines()
                .map(line -> line.replaceAll(" +[\\d.]+ s$", ""))
                .toList();
    }

    @Test
    void jsonIsOneObjectALine() throws IOException {
        Run run = train("--epochs", 2, "--holdout", 0.25, "--json");
        for (String line : run.out().lines().toList()) {
            JsonNode epoch = new ObjectMapper().readTree(line);
            assertTrue(epoch.get("epoch").isInt() && epoch.get("loss").isDouble() && epoch.has("seconds"), line);
        }
        Run eval = Run.headlight("eval", folder, pairs, "--json");
        assertEquals(4, new ObjectMapper().readTree(eval.out()).get("pairs").asInt(), eval.err());
    }

    @Test
    void wrongSettingsSayTheRange() {
        assertWrong("--hidden 0: expected 1 to", "--hidden", 0);
        assertWrong("--holdout 1.0", "--holdout", 1);
        assertWrong("--learning-rate -1.0", "--learning-rate", -1);
        assertWrong("--cell", "--cell", "tcn");
        assertWrong("--attention", "--attention", "nonsense");
        assertWrong("--teacher-forcing 1.5: expected", "--teacher-forcing", 1.5);
        assertWrong("--schedule", "--schedule", "sometimes");
        assertWrong("--epochs", "--epochs", "many");
        assertEquals(2, Run.headlight("train", "datez", "-o", folder).code());
        assertEquals(2, Run.headlight("train", pairs).code());
    }

    @Test
    void wrongPairsAreRefusedWithTheirLine() throws IOException {
        Path bad = Files.writeString(temp.resolve("bad.tsv"), "a\tb\nno tab\n");
        Run train = Run.headlight("train", bad, "-o", folder);
        assertEquals(3, train.code());
        assertTrue(train.err().contains("line 2"), train.err());
        assertFalse(Files.exists(folder));
        assertEquals(
                4,
                Run.headlight("train", temp.resolve("none.tsv"), "-o", folder).code());
        assertEquals(
                3, Run.headlight("eval", Run.model(temp.resolve("small")), bad).code());
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("thesis.txt"), "precious");
        Run run = train("--epochs", 1);
        assertEquals(2, run.code(), run.err());
        assertFalse(Files.exists(folder.resolve("config.json")));
    }

    @Test
    void aFolderThatCannotBeIsSaidBeforeTraining() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "precious");
        Run run = Run.headlight("train", pairs, "-o", file.resolve("model"), "--hidden", 4);
        assertEquals(4, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(3, Run.headlight("train", temp, "-o", folder).code());
    }

    private Run train(Object... options) {
        Object[] words = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("train", pairs, "-o", folder, "--hidden", 16, "--embedding", 8),
                        java.util.stream.Stream.of(options))
                .toArray();
        return Run.headlight(words);
    }

    private void assertWrong(String message, Object option, Object value) {
        Run run = Run.headlight("train", pairs, "-o", folder, option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(folder));
    }
}
