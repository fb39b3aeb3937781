package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.trace.Calculator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Run.model(temp.resolve("small"));
    }

    @Test
    void onlyTheNumberThatWasSetIsSetByHand() {
        String set = "attention.weights[0,0]=0.5";
        Run changed = Run.headlight("explain", model, "je suis ici", "attention.weights[0,0]", "--set", set);
        assertTrue(changed.out().contains("(set by hand)"), changed.out() + changed.err());
        Run beside = Run.headlight("explain", model, "je suis ici", "attention.weights[0,1]", "--set", set);
        assertTrue(beside.out().contains("(softmax)"), beside.out() + beside.err());
    }

    @Test
    void everyExpressionOfTheTreeComesToItsValue() throws IOException {
        for (String number : List.of(
                "attention.weights[1,2]",
                "attention.scores[0,1]",
                "attention.context[1,3]",
                "attention.concat[0,7]",
                "encoder.hidden[0,2]",
                "decoder.cell[1,5]",
                "decoder.gates.input[0,0]",
                "output.logits[0,3]",
                "output.probabilities[1,4]")) {
            Run run = Run.headlight("explain", model, "je suis ici", number, "--json", "--depth", 3);
            assertEquals(0, run.code(), run.err());
            JsonNode tree = new ObjectMapper().readTree(run.out());
            assertEquals(number, tree.get("site").asText() + tree.get("index").toString());
            check(tree, 3);
        }
    }

    private static void check(JsonNode tree, int depth) {
        if (!tree.has("expression")) {
            assertTrue(tree.get("inputs").isEmpty());
            return;
        }
        double value = tree.get("value").asDouble();
        double computed = Calculator.result(tree.get("expression").asText());
        assertTrue(
                Math.abs(value - computed) <= 1e-5 * Math.max(Math.abs(value), 1e-6),
                () -> tree.get("expression").asText() + " comes to " + computed + ", not " + value);
        assertTrue(tree.hasNonNull("operation") && tree.hasNonNull("formula"));
        assertTrue(depth == 0 || !tree.get("inputs").isEmpty());
        tree.get("inputs").forEach(input -> check(input, depth - 1));
    }

    @Test
    void leavesNameTheTensorsOfTheModel() throws IOException {
        Run run = Run.headlight("explain", model, "je suis ici", "output.logits[0,3]", "--json");
        JsonNode tree = new ObjectMapper().readTree(run.out());
        List<String> leaves = tree.findValuesAsText("site");
        assertTrue(leaves.contains("output.weight") && leaves.contains("output.bias"), leaves.toString());
    }

    @Test
    void theTextSaysFormulaNumbersAndResult() {
        Run run = Run.headlight("explain", model, "je suis ici", "attention.weights[1,2]");
        assertEquals(0, run.code(), run.err());
        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).startsWith("attention.weights[1,2] = 0."), run.out());
        assertTrue(lines.get(1).contains("exp("), run.out());
        assertTrue(lines.get(2).matches("\\s+= exp\\(.*\\) / \\(exp\\(.*"), run.out());
        assertTrue(lines.get(4).matches("\\s+attention\\.scores\\[1,\\d] = -?\\d.*"), run.out());

        Run deeper = Run.headlight("explain", model, "je suis ici", "attention.weights[1,2]", "--depth", 2);
        assertTrue(deeper.out().contains("encoder.hidden["), deeper.out());
        Run latex = Run.headlight("explain", model, "je suis ici", "attention.weights[1,2]", "--latex");
        assertTrue(latex.out().contains("\\frac{\\exp"), latex.out());
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() {
        assertWrong("0..2 (token)", "attention.weights[0,3]");
        assertWrong("0..2 (token)", "attention.weights[0]");
        assertWrong("0..2 (token)", "attention.weights[0,-1]");
        assertWrong("attention.scores", "attention.wheights[0,0]");
        assertWrong("should read SITE[i,j]", "attention.weights");
        assertWrong("is not an index", "attention.weights[a,b]");
        assertEquals(2, Run.headlight("explain", model, "je").code());
        assertEquals(
                2,
                Run.headlight("explain", model, "je", "output.logits[0,0]", "--depth", -1)
                        .code());
        assertEquals(
                2,
                Run.headlight("explain", model, "je", "output.logits[0,0]", "--json", "--latex")
                        .code());
    }

    private void assertWrong(String message, String number) {
        Run run = Run.headlight("explain", model, "je suis ici", number);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(message), run.err());
    }
}
