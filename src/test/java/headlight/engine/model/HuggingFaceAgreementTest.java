package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import headlight.spec.Generation;
import headlight.spec.TransformerCheckpoint;
import headlight.store.ModelFolder;
import headlight.store.TraceFile;
import headlight.trace.Explanation;
import headlight.trace.Quantity;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of a run agrees with Hugging Face's transformers ({@code transformers/make.py} wrote what is expected). */
class HuggingFaceAgreementTest {

    private static final double RELATIVE = 1e-4;

    /** A run of one of the fixtures, and what transformers computed. */
    private record Run(Trace trace, Trace expected) {

        static Run of(String name, boolean exact) throws Exception {
            Path folder = folder(name);
            JsonNode input =
                    new ObjectMapper().readTree(folder.resolve("input.json").toFile());
            TransformerCheckpoint checkpoint = (TransformerCheckpoint) ModelFolder.read(folder);
            List<Integer> ids = ids(input.get("ids"));
            Request request = new Request(
                    input.get("text").asText(),
                    ids.stream().map(checkpoint.source()::token).toList(),
                    ids,
                    Optional.ofNullable(input.get("target_ids")).map(Run::ids),
                    List.of(),
                    Generation.NONE,
                    exact,
                    false);
            try (Model model = Families.open(checkpoint)) {
                return new Run(model.run(request), TraceFile.read(folder.resolve("expected.npz")));
            }
        }

        private static List<Integer> ids(JsonNode list) {
            List<Integer> ids = new ArrayList<>();
            list.forEach(id -> ids.add(id.asInt()));
            return ids;
        }

        private static Path folder(String name) throws URISyntaxException {
            return Path.of(HuggingFaceAgreementTest.class
                    .getResource("/transformers/" + name)
                    .toURI());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "roberta", "gpt2", "llama", "bart", "marian", "t5", "t5-gated"})
    void everySiteAgrees(String name) throws Exception {
        Run run = Run.of(name, false);
        assertEquals(run.expected().source(), run.trace().source());
        for (String site : run.expected().sites()) {
            Tensor expected = run.expected().tensors().get(site);
            Tensor actual = run.trace().tensors().get(site);
            assertTrue(
                    actual != null, () -> "no " + site + " among " + run.trace().sites());
            assertArrayEquals(expected.shape(), actual.shape(), site);
            assertAgree(site, expected.toArray(), actual.toArray());
        }
    }

    /** Relative to the largest number of the site: a number near zero is a difference of larger ones. */
    private static void assertAgree(String site, float[] expected, float[] actual) {
        double largest = 0;
        for (float number : expected) {
            largest = Float.isInfinite(number) ? largest : Math.max(largest, Math.abs(number));
        }
        for (int i = 0; i < expected.length; i++) {
            boolean same = Float.isInfinite(expected[i])
                    ? expected[i] == actual[i]
                    : Math.abs(expected[i] - actual[i]) <= RELATIVE * largest;
            assertTrue(same, site + " number " + i + ": " + actual[i] + ", expected " + expected[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bert", "distilbert", "roberta", "gpt2", "llama", "bart", "marian", "t5", "t5-gated"})
    void explanationsRecomputeDownToTheWeights(String name) throws Exception {
        Trace trace = Run.of(name, true).trace();
        Random random = new Random(3);
        for (String site : trace.sites()) {
            Tensor tensor = trace.tensors().get(site);
            int[] index = new int[tensor.rank()];
            for (int d = 0; d < index.length; d++) {
                index[d] = random.nextInt(tensor.size(d));
            }
            Explanation explanation = trace.explain(site, index).orElseThrow();
            assertEquals(tensor.at(index), (float) explanation.number().value(), site);
            check(explanation, random, 12);
        }
    }

    private static void check(Explanation explanation, Random random, int depth) {
        double value = explanation.number().value();
        double computed = explanation.expression().value();
        if (Double.isInfinite(value)) {
            assertEquals(value, computed);
        } else {
            assertEquals(
                    value,
                    computed,
                    1e-9 * Math.max(1, Math.abs(value)),
                    explanation.number() + " " + explanation.formula());
        }
        assertTrue(!explanation.formula().isBlank());
        List<Quantity> inputs = explanation.inputs();
        if (depth > 0 && !inputs.isEmpty()) {
            inputs.get(random.nextInt(inputs.size())).explanation().ifPresent(e -> check(e, random, depth - 1));
        }
    }
}
