package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamCommandTest {

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Run.model(temp.resolve("small"));
    }

    @Test
    void theBestComesFirstAndABeamOfOneIsARun() {
        Run run = Run.headlight("beam", model, "je suis ici", "--beam", 3);
        assertEquals(0, run.code(), run.err());
        List<Double> logs = run.out()
                .lines()
                .map(line -> Double.valueOf(line.split("\t", 2)[0]))
                .toList();
        assertEquals(3, logs.size());
        assertTrue(logs.get(0) >= logs.get(1) && logs.get(1) >= logs.get(2), run.out());
        Run one = Run.headlight("beam", model, "je suis ici", "--beam", 1);
        String greedy = Run.headlight("run", model, "je suis ici").out().strip();
        assertEquals(greedy, one.out().split("\t", 2)[1].strip());
    }

    @Test
    void jsonHoldsTheTree() throws IOException {
        Run run = Run.headlight("beam", model, "je suis ici", "--beam", 2, "--json");
        JsonNode tree = new ObjectMapper().readTree(run.out());
        assertEquals(2, tree.get("hypotheses").size());
        assertEquals(-1, tree.get("nodes").get(0).get("parent").asInt());
        assertEquals(3, tree.get("nodes").get(0).get("weights").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "png", "pdf", "csv", "html"})
    void theTreeIsDrawn(String ending) throws IOException {
        Path file = temp.resolve("tree." + ending);
        Run run = Run.headlight("beam", model, "je suis ici", "-o", file, "--language", "ko");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(file) > 100);
    }

    @Test
    void theSamePictureIsAFigure() throws IOException {
        Path file = temp.resolve("tree.svg");
        Run run = Run.headlight("figure", "beam", model, "je suis ici", "-o", file, "--beam", 2, "--hypothesis", 1);
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.readString(file).contains("Complete hypotheses: 2"));
        Run wrong = Run.headlight("figure", "beam", model, "je suis ici", "-o", file, "--beam", 0);
        assertEquals(2, wrong.code(), wrong.err());
    }

    @Test
    void whatCannotBeSearchedIsRefused() {
        assertWrong("--beam 0: expected 1 to 64", "--beam", 0);
        assertWrong("--length-penalty -1.0: expected 0 to 10", "--length-penalty", -1);
        assertWrong("--hypothesis 9: expected 0 to 3", "--hypothesis", 9);
        assertWrong("expected an ending of", "-o", temp.resolve("tree.doc"));
        Run transformer = Run.headlight("beam", "dates-transformer", "1994");
        assertEquals(3, transformer.code());
        assertTrue(transformer.err().contains("expected a model of the recurrent family"), transformer.err());
    }

    private void assertWrong(String message, Object option, Object value) {
        Run run = Run.headlight("beam", model, "je suis ici", option, value);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertFalse(Files.exists(temp.resolve("tree.doc")));
    }
}
