package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabHonestyTest {

    @TempDir
    Path temp;

    private Path dot;
    private Path plain;

    @BeforeEach
    void writeModels() throws IOException {
        dot = Run.model(temp.resolve("dot"));
        plain = Run.model(temp.resolve("plain"), new Recipe.Shape(Cell.GRU, Attention.NONE, 1, 4, 6));
    }

    @Test
    void honestyIsToldAsTextJsonAndPicture() throws IOException {
        Run said = Run.headlight("lab", "honesty", dot, "je suis ici");
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().startsWith("uniform: "), said.out());
        Path file = temp.resolve("honesty.svg");
        Run run = Run.headlight("lab", "honesty", dot, "je suis ici", "--seed", 4, "--json", "-o", file);
        assertEquals(0, run.code(), run.err());
        JsonNode trials = new ObjectMapper().readTree(run.out());
        assertEquals("permuted", trials.get(1).get("manner").asText());
        assertEquals(4, trials.get(1).get("seed").asInt());
        assertTrue(trials.get(0).get("steps").get(0).get("divergence").asDouble() >= 0);
        assertTrue(Files.size(file) > 500);
    }

    @Test
    void aModelThatLooksNowhereIsRefusedInOneLine() {
        Run run = Run.headlight("lab", "honesty", plain, "je suis ici");
        assertEquals(3, run.code());
        assertTrue(run.err().contains("expected a recurrent model with attention"), run.err());
        assertEquals(2, Run.headlight("lab").code());
    }

    @Test
    void severalModelsAndWaysOfRunningAreDrawn() throws IOException {
        for (List<Object> words : List.of(
                List.<Object>of("compare", dot + "," + plain),
                List.<Object>of("honesty", dot),
                List.<Object>of("forcing", dot, "--target", "i am here", "--set", "decoder.tokens[1]=you"))) {
            Path file = temp.resolve(words.get(0) + ".pdf");
            List<Object> all = new ArrayList<>(List.of("figure"));
            all.addAll(words);
            all.addAll(3, List.of("je suis ici", "-o", file));
            Run run = Run.headlight(all.toArray());
            assertEquals(0, run.code(), run.err());
            assertTrue(Files.size(file) > 500);
        }
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        Path file = temp.resolve("x.png");
        Run one = Run.headlight("figure", "compare", dot, "je suis ici", "-o", file);
        assertEquals(2, one.code());
        assertTrue(one.err().contains("expected 2 to 4 models"), one.err());
        Run right = Run.headlight("figure", "forcing", dot, "je suis ici", "-o", file);
        assertEquals(3, right.code());
        assertTrue(right.err().contains("--target"), right.err());
        Run word = Run.headlight(
                "figure",
                "forcing",
                dot,
                "je suis ici",
                "--target",
                "i am",
                "--set",
                "decoder.tokens[1]=zzz",
                "-o",
                file);
        assertEquals(2, word.code());
        assertTrue(word.err().contains("expected a word of the vocabulary"), word.err());
    }
}
