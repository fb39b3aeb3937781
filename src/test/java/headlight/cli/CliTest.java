package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

    @ParameterizedTest
    @ValueSource(strings = {"open", "models", "add", "run", "explain", "figure", "train", "eval", "bench"})
    void everyCommandExplainsItself(String command) {
        Run run = Run.headlight(command, "--help");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("Usage: headlight " + command), run.out());
        assertEquals("", run.err());
    }

    @Test
    void whatIsNoCommandIsSaidToBeNone() {
        Run run = Run.headlight("fly");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("fly"), run.err());
    }

    @Test
    void openHandsOverWhatToOpen() {
        List<String> opened = new ArrayList<>();
        Window window = (what, text) -> opened.add(what.orElse("-") + " " + text.orElse("-"));
        assertEquals(0, Run.headlight(window, "open", "french", "il a").code());
        assertEquals(0, Run.headlight(window, "open", "run.npz").code());
        assertEquals(0, Run.headlight(window, "open").code());
        assertEquals(0, Run.headlight(window).code());
        assertEquals(List.of("french il a", "run.npz -", "- -", "- -"), opened);
    }

    @Test
    void modelsAreListed() throws IOException {
        Run text = Run.headlight("models");
        assertEquals(0, text.code(), text.err());
        Run run = Run.headlight("models", "--json");
        JsonNode models = new ObjectMapper().readTree(run.out());
        assertTrue(models.isArray());
        models.forEach(model -> assertTrue(
                model.get("parameters").asLong() > 0 && model.has("examples") && model.has("task"), run.out()));
    }

    @Test
    void namesAndExamplesOfStrangersCannotSteerTheTerminal(@TempDir Path temp) throws IOException {
        Path model =
                Run.model(Files.createDirectories(temp.resolve("sample-models")).resolve("strange"));
        Files.writeString(
                model.resolve("card.json"), "{\"title\": \"a\\nb\\u001b[31m\", \"examples\": [\"\\u001b[2J\"]}");
        Properties before = (Properties) System.getProperties().clone();
        System.setProperty("headlight.home", temp.toString());
        try {
            Run run = Run.headlight("models");
            assertTrue(run.out().contains("a\\u000Ab\\u001B[31m"), run.out());
            assertTrue(run.out().chars().noneMatch(c -> c == 0x1B), run.out());
        } finally {
            System.setProperties(before);
        }
    }

    @Test
    void whatCannotBePrintedHasFailed() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        for (String[] words : new String[][] {{"models", "--json"}, {"--help"}, {"run", "--help"}}) {
            StringWriter err = new StringWriter();
            PrintWriter out = new PrintWriter(new OutputStreamWriter(new Outlet(full), StandardCharsets.UTF_8), true);
            assertEquals(4, Cli.run((what, text) -> {}, out, new PrintWriter(err), words), err.toString());
            assertTrue(err.toString().contains("standard output: No space left on device"), err.toString());
        }
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertTrue(Run.headlight("--version").out().matches("headlight \\d+\\.\\d+\\.\\d+\\R"));
    }
}
