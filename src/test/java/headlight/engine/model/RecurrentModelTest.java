package headlight.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Explanation;
import headlight.trace.Quantity;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RecurrentModelTest {

    private static final RecurrentCheckpoint CHECKPOINT = Models.random(8, 5);
    private static final Decoder MODEL = (Decoder) Families.open(CHECKPOINT);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void everyExplanationRecomputesToItsNumberDownToTheWeights() {
        Trace trace = MODEL.run(Models.request(Optional.empty()));
        Random random = new Random(1);
        List<String> sites = List.copyOf(trace.sites());
        for (int i = 0; i < 300; i++) {
            String site = sites.get(random.nextInt(sites.size()));
            Tensor tensor = trace.tensors().get(site);
            int[] index = {random.nextInt(tensor.size(0)), random.nextInt(tensor.size(1))};
            Explanation explanation = trace.explain(site, index).orElseThrow();
            assertEquals(tensor.at(index), (float) explanation.number().value(), site);
            check(explanation, random, 12);
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

    @Test
    void aLongTextRunsToItsEnd() {
        List<Integer> ids = Collections.nCopies(1500, 4);
        List<String> words = Collections.nCopies(1500, "m'");
        Request request = new Request("", words, ids, Optional.of(List.of(4, 2)), List.of(), Generation.GREEDY);
        assertEquals(1500, MODEL.run(request).tensor(Sites.WEIGHTS).size(1));
    }

    @Test
    void formulasSpeakTheLanguageOfThePapers() {
        Trace trace = MODEL.run(Models.request(Optional.of(List.of(4, 5, 2))));
        assertEquals(
                "\\alpha_{2,4} = \\frac{\\exp(e_{2,4})}{\\sum_{s} \\exp(e_{2,s})}",
                trace.explain("attention.weights", 1, 3).orElseThrow().formula());
        assertEquals(
                "e_{2,4} = h_{2}^{\\top} \\bar{h}_{4}",
                trace.explain("attention.scores", 1, 3).orElseThrow().formula());
        assertEquals(
                "i_{2,1} = \\sigma\\left(W_{i}\\,x_{2} + b_{i} + U_{i}\\,h_{1} + b'_{i}\\right)",
                trace.explain("decoder.gates.input", 1, 0).orElseThrow().formula());
    }

    @Test
    void leavesNameTheTensorsOfTheModel() {
        Trace trace = MODEL.run(Models.request(Optional.empty()));
        Explanation gate = trace.explain("encoder.gates.forget", 3, 2).orElseThrow();
        Quantity weight = gate.inputs().stream()
                .filter(q -> q.name().equals("encoder.rnn.weight_ih_l0"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of(8 + 2, 0), weight.index());
        assertTrue(weight.explanation().isEmpty());
        float stored = CHECKPOINT.weights().get("encoder.rnn.weight_ih_l0").at(10, 0);
        assertEquals(stored, (float) weight.value());
    }

    @Test
    void whatAnExperimentChangesEverythingAfterItFollows() {
        Request plain = Models.request(Optional.of(List.of(4, 5, 6, 2)));
        Trace before = MODEL.run(plain);
        Edit edit = Edit.row(Sites.WEIGHTS, 1, 0, 0, 1, 0);
        Trace after = MODEL.run(plain.with(List.of(edit)));
        assertEquals(1, after.tensor(Sites.WEIGHTS).at(1, 2));
        for (int k = 0; k < 8; k++) {
            assertEquals(
                    after.tensor(Sites.ENCODER_HIDDEN).at(2, k),
                    after.tensor(Sites.CONTEXT).at(1, k),
                    1e-7);
        }
        assertEquals(
                before.tensor(Sites.LOGITS).at(0, 3), after.tensor(Sites.LOGITS).at(0, 3));
        assertNotEquals(
                before.tensor(Sites.LOGITS).at(1, 3), after.tensor(Sites.LOGITS).at(1, 3));
        assertEquals(
                "set by hand",
                after.explain("attention.weights", 1, 2).orElseThrow().operation());
    }

    @Test
    void anEditThatFitsNowhereIsRefused() {
        Request request = Models.request(Optional.of(List.of(4, 2)));
        refused(request, "attention.weights[1] takes 4 numbers, not 2", Edit.row(Sites.WEIGHTS, 1, 0.5f, 0.5f));
        refused(
                request,
                "this run has no attention.weights[7]; expected a row from 0 to 1",
                Edit.row(Sites.WEIGHTS, 7, 0, 0, 0, 1));
        refused(request, "this run has no nonsense[0]", new Edit("nonsense", List.of(0), List.of(1f)));
        refused(
                request,
                "attention.weights[0,9] lies outside; a row of attention.weights has 4 numbers",
                new Edit("attention.weights", List.of(0, 9), List.of(1f)));
    }

    private static void refused(Request request, String why, Edit edit) {
        String said = assertThrows(IllegalArgumentException.class, () -> MODEL.run(request.with(List.of(edit))))
                .getMessage();
        assertTrue(said.contains(why), said);
        MODEL.run(request);
    }

    @Test
    void decodingManySentencesAtOnceWritesWhatWalkingEachWrites() {
        List<List<Integer>> sources = List.of(List.of(2, 3, 4, 5), List.of(5), List.of(3, 2), List.of(4, 4, 4, 2, 3));
        List<List<Integer>> together = MODEL.decode(sources);
        for (int i = 0; i < sources.size(); i++) {
            List<String> tokens = CHECKPOINT
                    .source()
                    .tokens(sources.get(i).stream().mapToInt(id -> id).toArray());
            Trace alone =
                    MODEL.run(new Request("", tokens, sources.get(i), Optional.empty(), List.of(), Generation.GREEDY));
            List<String> wrote =
                    together.get(i).stream().map(CHECKPOINT.target()::token).toList();
            assertEquals(alone.target().stream().filter(t -> !t.equals("<eos>")).toList(), wrote);
        }
    }

    @Test
    void aWrongWordPutInIsReadInsteadAndTheRunGoesOnFromIt() {
        Trace free = MODEL.run(Models.request(Optional.empty()));
        List<Integer> right = List.of(4, 5, 6, 2);
        Trace forced = MODEL.run(Models.request(Optional.of(right)));
        Change slip = new Change.TokenSwapped(Stack.DECODER, 1, "pie");
        Trace after = MODEL.run(Models.request(Optional.empty()).with(List.of(slip)));
        assertEquals("pie", after.inputs().get(1));
        assertEquals(free.target().get(0), after.target().get(0));
        assertNotEquals(
                free.tensor(Sites.DECODER_HIDDEN).at(1, 0),
                after.tensor(Sites.DECODER_HIDDEN).at(1, 0));
        Trace both = MODEL.run(Models.request(Optional.of(right)).with(List.of(slip)));
        assertEquals(forced.target(), both.target());
        assertEquals(List.of("<s>", "pie", "hit", "me"), both.inputs());
        assertEquals(List.of("<s>", "he", "hit", "me"), forced.inputs());
    }

    @Test
    void anotherWordInTheSourceIsReadInstead() {
        Change swap = new Change.TokenSwapped(Stack.ENCODER, 3, "il");
        Trace swapped = MODEL.run(Models.request(Optional.empty()).with(List.of(swap)));
        assertEquals(List.of("il", "a", "m'", "il"), swapped.source());
        assertEquals(
                swapped.tensor(Sites.ENCODER_EMBEDDED).at(0, 0),
                swapped.tensor(Sites.ENCODER_EMBEDDED).at(3, 0));
    }

    @Test
    void wordsThatCannotBeReadAreRefusedWithWhatWasExpected() {
        List<Change> wrong = List.of(
                new Change.TokenSwapped(Stack.DECODER, 40, "pie"),
                new Change.TokenSwapped(Stack.DECODER, 1, "cake"),
                new Change.TokenSwapped(Stack.ENCODER, 4, "il"),
                new Change.PositionsOff());
        for (Change change : wrong) {
            Request request = Models.request(Optional.empty()).with(List.of(change));
            String message = assertThrows(IllegalArgumentException.class, () -> MODEL.run(request))
                    .getMessage();
            assertTrue(message.contains(change.toString()) && message.contains("expected"), message);
        }
    }
}
