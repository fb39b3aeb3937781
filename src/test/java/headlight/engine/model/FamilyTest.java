package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.store.Safetensors;
import headlight.store.TraceFile;
import headlight.trace.Explanation;
import headlight.trace.Quantity;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The whole recurrent family against PyTorch, site by site, and every explanation down to the weights; {@code
 * pytorch/make_family.py} wrote the numbers.
 */
class FamilyTest {

    private static final List<Integer> TARGET = List.of(4, 5, 6, 7, 2);

    @ParameterizedTest
    @EnumSource(Cell.class)
    void everySiteOfEveryCombinationAgreesWithPyTorch(Cell cell) throws Exception {
        Path file = Path.of(FamilyTest.class
                .getResource("pytorch/" + Family.file(cell) + ".safetensors")
                .toURI());
        Map<Integer, Map<String, Tensor>> expected =
                byCase(Safetensors.open(file).tensors());
        List<Seq2SeqSpec> specs = Family.of(cell);
        assertEquals(90, specs.size());
        for (int n = 0; n < specs.size(); n++) {
            Trace trace = run(specs.get(n));
            assertEquals(expected.get(n).keySet(), new HashSet<>(trace.sites()), specs.get(n)::toString);
            for (Map.Entry<String, Tensor> site : expected.get(n).entrySet()) {
                Tensor ours = trace.tensors().get(site.getKey());
                String what = site.getKey() + " of " + specs.get(n);
                assertArrayEquals(site.getValue().shape(), ours.shape(), what);
                assertArrayEquals(site.getValue().toArray(), ours.toArray(), 1e-5f, what);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void everyExplanationRecomputesDownToTheWeights(Cell cell) {
        Random random = new Random(2);
        for (Seq2SeqSpec spec : Family.of(cell)) {
            Trace trace = run(spec);
            for (String site : trace.sites()) {
                Tensor tensor = trace.tensors().get(site);
                int[] index = {random.nextInt(tensor.size(0)), random.nextInt(tensor.size(1))};
                Explanation explanation = trace.explain(site, index).orElseThrow();
                assertEquals(tensor.at(index), (float) explanation.number().value(), site);
                check(explanation, random, 6);
            }
        }
    }

    @Test
    void everyScoreHasItsFormula() {
        Map<Attention, String> formulas = Map.of(
                Attention.DOT, "e_{2,3} = h_{2}^{\\top} \\bar{h}_{3}",
                Attention.SCALED_DOT, "e_{2,3} = \\frac{h_{2}^{\\top} \\bar{h}_{3}}{\\sqrt{4}}",
                Attention.GENERAL, "e_{2,3} = q_{2}^{\\top} \\bar{h}_{3}",
                Attention.CONCAT, "e_{2,3} = v_{a}^{\\top} \\tanh(q_{2} + k_{3})",
                Attention.ADDITIVE, "e_{2,3} = v_{a}^{\\top} \\tanh(q_{2} + k_{3})");
        formulas.forEach((attention, formula) -> {
            Seq2SeqSpec spec = Family.of(Cell.GRU).stream()
                    .filter(one -> one.attention() == attention && one.layers() == 1)
                    .findFirst()
                    .orElseThrow();
            assertEquals(
                    formula,
                    run(spec).explain("attention.scores", 1, 2).orElseThrow().formula());
        });
    }

    @ParameterizedTest
    @EnumSource(Cell.class)
    void aTraceOfAnyOfThemOpensAgain(Cell cell, @TempDir Path folder) throws IOException {
        for (Seq2SeqSpec spec : Family.of(cell)) {
            Trace trace = run(spec);
            Path file = folder.resolve("run.safetensors");
            TraceFile.write(file, trace);
            Trace again = TraceFile.read(file);
            assertEquals(trace.sites(), again.sites());
            assertEquals(trace.steps().size(), again.steps().size(), spec::toString);
        }
    }

    private static void check(Explanation explanation, Random random, int depth) {
        double value = explanation.number().value();
        assertEquals(value, explanation.expression().value(), 1e-9 * Math.abs(value) + 1e-15, explanation.formula());
        List<Quantity> inputs = explanation.inputs();
        if (depth > 0 && !inputs.isEmpty()) {
            inputs.get(random.nextInt(inputs.size())).explanation().ifPresent(e -> check(e, random, depth - 1));
        }
    }

    private static Trace run(Seq2SeqSpec spec) {
        try (Model model = Families.open(Family.model(spec))) {
            return model.run(Models.request(Optional.of(TARGET)));
        }
    }

    private static Map<Integer, Map<String, Tensor>> byCase(Map<String, Tensor> all) {
        Map<Integer, Map<String, Tensor>> cases = new HashMap<>();
        all.forEach((name, tensor) -> {
            int dot = name.indexOf('.');
            cases.computeIfAbsent(Integer.valueOf(name.substring(0, dot)), n -> new HashMap<>())
                    .put(name.substring(dot + 1), tensor);
        });
        return cases;
    }
}
