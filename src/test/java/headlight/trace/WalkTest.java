package headlight.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WalkTest {

    record Walked(Trace trace, Walk walk) {}

    static Stream<Walked> walks() {
        Stream<Walked> layers = Stream.of(
                        TinyTransformer.encoder(), TinyTransformer.decoder(), TinyTransformer.translation())
                .flatMap(trace -> Layer.in(trace).stream().map(layer -> new Walked(trace, Walk.through(trace, layer))));
        return Stream.concat(
                layers,
                Stream.concat(
                                Stream.of(Traces.french(), Traces.korean(), Traces.andBack(Traces.french())),
                                Recurrents.KINDS.stream()
                                        .map(Recurrents::french)
                                        .flatMap(trace -> Stream.of(trace, Traces.andBack(trace))))
                        .map(trace -> new Walked(trace, trace.steps())));
    }

    private static Step find(Walk walk, Stage stage, int word) {
        return walk.stream()
                .filter(step -> step.stage() == stage && step.word() == word)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("walks")
    void everyStopIsOfSomethingRecordedAndNoneComesTwice(Walked walked) {
        Set<List<Object>> seen = new HashSet<>();
        for (Step step : walked.walk()) {
            assertTrue(walked.trace().has(step.site()), step.toString());
            assertTrue(seen.add(List.of(step.stage(), step.word(), step.site(), step.row())), step.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("walks")
    void largerStepsAreStopsOfSmallerOnesAndAreCounted(Walked walked) {
        Walk walk = walked.walk();
        for (StepSize size : StepSize.values()) {
            int counted = 0;
            for (int i = 0; i < walk.size(); i++) {
                assertEquals(counted, walk.count(size, i), size + " before " + i);
                counted += walk.get(i).stopsAt(size) ? 1 : 0;
            }
            assertEquals(counted, walk.count(size, walk.size()));
            assertEquals(counted, walk.count(size, Integer.MAX_VALUE));
        }
        assertEquals(walk.size() - 1, walk.ends().max().orElseThrow());
        walk.ends().forEach(end -> assertEquals(StepSize.WORD, walk.get(end).ends()));
        assertEquals(walk.count(StepSize.WORD, walk.size()), walk.ends().count());
    }

    @ParameterizedTest
    @MethodSource("walks")
    void oneGoesBackTheWayOneCame(Walked walked) {
        Walk walk = walked.walk();
        for (StepSize size : StepSize.values()) {
            int at = -1;
            for (int next = walk.after(at, size); next != at; next = walk.after(at, size)) {
                assertEquals(at, walk.before(next, size));
                assertEquals(next, walk.nearest(next, size));
                at = next;
            }
            assertEquals(walk.size() - 1, at);
            assertEquals(-1, walk.nearest(-7, size));
            assertEquals(at, walk.nearest(walk.size() + 7, size));
        }
    }

    @Test
    void theWayBackGoesFromTheLossOverTheStepsToTheWordReadFirst() {
        Trace there = Traces.french();
        Trace trace = Traces.andBack(there);
        Walk walk = trace.steps();
        int forward = there.steps().size();
        assertEquals(there.steps(), walk.subList(0, forward), "what was computed comes first, as without a way back");
        List<Step> words = walk.subList(forward, walk.size()).stream()
                .filter(step -> step.stopsAt(StepSize.WORD))
                .toList();
        assertEquals(
                Stream.of(
                                List.of(Stage.BACK_LOSS),
                                Collections.nCopies(7, Stage.BACK_DECODE),
                                Collections.nCopies(4, Stage.BACK_ENCODE))
                        .flatMap(List::stream)
                        .toList(),
                words.stream().map(Step::stage).toList());
        // Read from the end: the last word first, so the way back comes to it last.
        assertEquals(
                List.of(6, 6, 5, 4, 3, 2, 1, 0, 0, 1, 2, 3),
                words.stream().map(Step::word).toList());
        Moment before = Moment.at(trace, forward - 1);
        assertTrue(before.wrote(6));
        assertFalse(before.finished());
        assertFalse(before.knows(Stage.BACK_LOSS, 6));
        Moment amid = Moment.at(trace, walk.indexOf(words.get(9)));
        assertTrue(amid.wrote(6));
        assertTrue(amid.knows(Stage.WEIGHTS, 6));
        assertTrue(amid.knows(Stage.BACK_DECODE, 0));
        assertTrue(amid.knows(Stage.BACK_ENCODE, 1));
        assertFalse(amid.knows(Stage.BACK_ENCODE, 2));
        assertEquals(0, amid.writing());
        assertTrue(Moment.end(trace).knows(Stage.BACK_ENCODE, 3));
    }

    @Test
    void aLayerIsWalkedInTheOrderOfTheComputation() {
        Trace trace = TinyTransformer.translation();
        Walk walk = Walk.through(trace, new Layer(Stack.DECODER, 1));
        List<Stage> attention = List.of(
                Stage.PROJECT, Stage.SCORES, Stage.WEIGHTS, Stage.CONTEXT, Stage.HEADS, Stage.MIX, Stage.RESIDUAL);
        List<Stage> expected = Stream.of(
                        List.of(Stage.INPUT),
                        attention,
                        attention,
                        List.of(Stage.FEED_FORWARD, Stage.LAYER, Stage.OUTPUT))
                .flatMap(List::stream)
                .toList();
        assertEquals(
                expected,
                walk.around(0).stream()
                        .filter(step -> step.stopsAt(StepSize.STAGE))
                        .map(Step::stage)
                        .toList());
        assertFalse(Walk.through(trace, new Layer(Stack.ENCODER, 1)).stream()
                .anyMatch(step -> step.stage() == Stage.OUTPUT));
        assertFalse(Walk.through(trace, new Layer(Stack.DECODER, 0)).stream()
                .anyMatch(step -> step.stage() == Stage.OUTPUT));
    }

    @Test
    void keysStandThereForAllAtOnceUnlessOneLooksBackOnly() {
        Walk all = Walk.through(TinyTransformer.encoder(), new Layer(Stack.ENCODER, 0));
        assertEquals(3, find(all, Stage.PROJECT, 0).parts());
        assertEquals(1, find(all, Stage.PROJECT, 1).parts());
        assertEquals(8, find(all, Stage.SCORES, 1).parts());
        Walk back = Walk.through(TinyTransformer.decoder(), new Layer(Stack.DECODER, 0));
        assertEquals(3, find(back, Stage.PROJECT, 1).parts());
    }

    @Test
    void whatIsMaskedIsOneStopAndHasNoWeight() {
        Walk walk = Walk.through(TinyTransformer.decoder(), new Layer(Stack.DECODER, 0));
        assertEquals(
                List.of(0, 1, 2, -1),
                walk.stream()
                        .filter(step -> step.stage() == Stage.SCORES && step.word() == 2)
                        .map(Step::row)
                        .toList());
        assertEquals(3, find(walk, Stage.WEIGHTS, 2).parts());
        assertEquals(8, find(walk, Stage.SCORES, 7).parts());
    }

    @Test
    void aRowOfWhichEverythingIsMaskedIsAStopAllTheSame() {
        Trace trace = TinyTransformer.encoder();
        AttentionBlock block = new AttentionBlock(Stack.ENCODER, 0, false);
        Tensor scores = trace.tensor(block.scores());
        float[] masked = new float[scores.length()];
        java.util.Arrays.fill(masked, Float.NEGATIVE_INFINITY);
        Trace nothing = new Trace(
                trace.about(),
                trace.source(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(
                        block.scores().name(), Tensor.of(masked, scores.shape()),
                        block.weights().name(), Tensor.of(new float[masked.length], scores.shape())),
                Map.of());
        assertEquals(
                List.of(-1, -1),
                nothing.steps().around(0).stream().map(Step::row).toList());
    }

    @Test
    void hundredsOfTokensAreWalkedWithoutMakingEveryStop() {
        Trace trace = new TinyTransformer(2, 4, 1, 8, false).encoder(TinyTransformer.words(400));
        Walk walk = trace.steps();
        assertTrue(walk.size() > 2 * 400 * 400);
        int end = walk.ends().skip(199).findFirst().orElseThrow();
        assertEquals(199, walk.get(end).word());
        assertEquals(200, walk.count(StepSize.WORD, end + 1));
        assertEquals(end + 1, walk.count(StepSize.NUMBER, end + 1));
    }

    @Test
    void aMomentKnowsWhatItsLayerHasComputed() {
        Trace trace = TinyTransformer.encoder();
        Walk walk = trace.steps();
        int scores = IntStream.range(0, walk.size())
                .filter(i -> walk.get(i).stage() == Stage.SCORES
                        && walk.get(i).word() == 2
                        && walk.get(i).row() == 3)
                .findFirst()
                .orElseThrow();
        Moment moment = Moment.at(trace, scores);
        assertTrue(moment.knows(Stage.LAYER, 1));
        assertTrue(moment.knows(Stage.PROJECT, 2));
        assertTrue(moment.knows(Stage.SCORES, 2, 3));
        assertFalse(moment.knows(Stage.SCORES, 2, 4));
        assertFalse(moment.knows(Stage.SCORES, 2));
        assertFalse(moment.knows(Stage.INPUT, 3));
        assertFalse(moment.wrote(2));
        assertTrue(moment.wrote(1));
        Moment other = moment.in(new Layer(Stack.ENCODER, 1));
        assertEquals(moment.step().word(), other.step().word());
        assertTrue(Moment.end(trace).in(new Layer(Stack.ENCODER, 1)).finished());
    }
}
