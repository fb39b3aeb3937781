package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Rect;
import headlight.figure.Selection;
import headlight.figure.Spot;
import headlight.trace.About;
import headlight.trace.AttentionBlock;
import headlight.trace.Moment;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadDeskTest {

    private final Playhead playhead = new Playhead();
    private final HeadDesk heads = new HeadDesk(playhead);

    @Test
    void aRunWithoutHeadsCanOnlyBeWalked() {
        playhead.show(Traces.french(), 0);

        assertTrue(heads.selection().isEmpty());
        assertEquals(Mode.WALK, heads.shownProperty().get());
    }

    @Test
    void itStartsWithEverythingInTheFirstLayer() {
        show("the cat sat", 4, 3);

        assertEquals(Mode.HEADS, heads.shownProperty().get());
        assertEquals(0, now().block().layer());
        assertEquals(List.of(0, 1, 2), now().heads());
        assertTrue(now().query().isEmpty());
    }

    @Test
    void theLayerLookedAtIsWalkedOnceAWalkIsOnShow() {
        show("the cat sat", 4, 3);
        Optional<Moment> before = playhead.moment();

        heads.layerBy(2);
        assertEquals(before, playhead.moment(), "nothing is laid out that nobody sees");
        assertEquals(0, walked());
        heads.modeProperty().set(Mode.WALK);
        assertEquals(2, walked());
        heads.layerBy(1);
        assertEquals(3, walked());
    }

    private int walked() {
        return playhead.moment().orElseThrow().steps().layer().orElseThrow().index();
    }

    @Test
    void arrowsStayWithinLayersAndTokens() {
        show("the cat sat", 4, 3);

        heads.layerBy(9);
        assertEquals(3, now().block().layer());
        heads.layerBy(-9);
        assertEquals(0, now().block().layer());
        heads.tokenBy(1);
        assertEquals(OptionalInt.of(0), now().query());
        heads.tokenBy(5);
        assertEquals(OptionalInt.of(2), now().query());
        heads.from(OptionalInt.empty());
        heads.tokenBy(-1);
        assertEquals(OptionalInt.of(2), now().query(), "from nowhere backwards is the last");
    }

    @Test
    void aHeadIsShownAloneThenAllAgainAndWithShiftMore() {
        show("the cat sat", 4, 3);

        heads.only(1);
        assertEquals(List.of(1), now().heads());
        heads.toggle(0);
        assertEquals(List.of(0, 1), now().heads());
        heads.toggle(0);
        heads.toggle(1);
        assertEquals(List.of(1), now().heads(), "the last one stays");
        heads.only(1);
        assertEquals(List.of(0, 1, 2), now().heads());
        heads.only(7);
        assertEquals(List.of(0, 1, 2), now().heads(), "there is no such head");
    }

    @Test
    void theSameWordStaysChosenInAnotherText() {
        show("the cat sat", 4, 3);
        heads.look(now().block().at(2), 1);
        heads.from(OptionalInt.of(1));
        heads.to(OptionalInt.of(2));

        show("a black cat", 4, 3);

        assertEquals(2, now().block().layer());
        assertEquals(List.of(1), now().heads());
        assertEquals(OptionalInt.of(2), now().query(), "where the cat stands now");
        assertEquals(OptionalInt.of(2), now().key(), "nothing sat: the same place");
    }

    @Test
    void aSmallerModelGetsWhatItHas() {
        show("the cat sat on the mat", 4, 3);
        heads.look(now().block().at(3), 2);
        heads.from(OptionalInt.of(5));

        show("the cat", 2, 2);

        assertEquals(1, now().block().layer());
        assertEquals(List.of(0, 1), now().heads());
        assertEquals(OptionalInt.of(1), now().query());
    }

    @Test
    void eachModelGetsItsOwnChoiceBack() {
        playhead.show(run("small", "the cat", 2, 2), 0);
        heads.look(now().block().at(1), 0);
        playhead.show(run("large", "the cat", 4, 3), 0);
        assertEquals(0, now().block().layer());

        playhead.show(run("small", "the cat", 2, 2), 0);

        assertEquals(1, now().block().layer());
        assertEquals(List.of(0), now().heads());
    }

    @Test
    void theNextStartGoesOnWhereThisOneStopped() {
        heads.modeProperty().set(Mode.HEAD);
        playhead.show(run("large", "a dog", 4, 3), 0);
        show("the cat sat", 4, 3);
        heads.look(now().block().at(2), 1);
        heads.from(OptionalInt.of(1));
        heads.turn(true);
        heads.zoom().by(2);
        Properties lines = new Properties();
        heads.memory().write(lines);

        Playhead next = new Playhead();
        HeadDesk again = new HeadDesk(next);
        again.recall(HeadMemory.read(lines));
        next.show(run("small", "the cat sat", 4, 3), 0);

        assertEquals(heads.selection(), again.selection());
        assertEquals(Mode.HEAD, again.shownProperty().get());
        next.show(run("small", "a black cat", 4, 3), 0);
        assertEquals(OptionalInt.of(2), again.selection().orElseThrow().query(), "the cat");
    }

    @Test
    void headsAndTokensArePointedOutInPictures() {
        show("the cat sat", 4, 3);
        AttentionBlock second = now().block().at(1);
        Rect anywhere = new Rect(0, 0, 1, 1);

        assertTrue(heads.choose(new Spot(second.weights(), List.of(2), anywhere), false));
        assertEquals(second, now().block());
        assertEquals(List.of(2), now().heads());
        assertTrue(heads.choose(new Spot(second.weights(), List.of(0), anywhere), true));
        assertEquals(List.of(0, 2), now().heads());
        assertTrue(heads.choose(new Spot(second.weights(), List.of(2, 1), anywhere), false));
        assertEquals(OptionalInt.of(1), now().query());
        assertTrue(heads.choose(new Spot(second.weights(), List.of(2, 1), anywhere), false));
        assertTrue(now().query().isEmpty(), "pointed out again, it is let go");
        assertTrue(heads.choose(new Spot(second.keys(), List.of(2, 0), anywhere), false));
        assertEquals(OptionalInt.of(0), now().key());
        assertFalse(
                heads.choose(new Spot(second.weights(), List.of(2, 1, 0), anywhere), false),
                "a number explains itself");
    }

    private Selection now() {
        return heads.selection().orElseThrow();
    }

    private void show(String text, int layers, int count) {
        playhead.show(run("small", text, layers, count), 0);
    }

    /** An encoder's run in which everybody looks everywhere alike. */
    private static Trace run(String model, String text, int layers, int count) {
        List<String> tokens = List.of(text.split(" "));
        int t = tokens.size();
        float[] alike = new float[count * t * t];
        java.util.Arrays.fill(alike, 1f / t);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        IntStream.range(0, layers)
                .mapToObj(layer -> new AttentionBlock(Stack.ENCODER, layer, false))
                .forEach(block -> tensors.put(block.weights().name(), Tensor.of(alike, count, t, t)));
        return new Trace(
                new About(model, "bert", text, 0, ""),
                tokens,
                List.of(),
                List.of(),
                List.of(),
                false,
                tensors,
                Map.of());
    }
}
