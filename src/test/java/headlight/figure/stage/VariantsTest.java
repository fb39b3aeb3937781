package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.text.Messages;
import headlight.trace.About;
import headlight.trace.Moment;
import headlight.trace.Recurrents;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the stage shows and says of each kind of recurrent model. */
class VariantsTest {

    private static final Trace BLIND = Recurrents.french(Recurrents.KINDS.get(0));
    private static final Trace FORGETTING = Recurrents.french(Recurrents.KINDS.get(1));
    private static final Trace PEEKING = Recurrents.french(Recurrents.KINDS.get(4));
    private static final Trace BOTH_WAYS = Recurrents.french(Recurrents.KINDS.get(7));
    private static final Trace MIXING = Recurrents.french(Recurrents.KINDS.get(8));
    private static final Trace STACKED = Recurrents.french(Recurrents.KINDS.get(9));

    private static int last(Trace trace, Stage stage, int word) {
        List<Step> steps = trace.steps();
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).stage() == stage && steps.get(i).word() == word)
                .max()
                .orElseThrow();
    }

    private static StageFigure figure(Trace trace, Stage stage, int word) {
        Moment moment = Moment.at(trace, last(trace, stage, word));
        return new StageFigure(moment, Theme.LIGHT, Messages.of("en")::text, StageFigure.SMALLEST);
    }

    private static List<String> texts(Trace trace, Stage stage, int word) {
        Recorder recorder = new Recorder();
        figure(trace, stage, word).paint(recorder);
        return recorder.texts();
    }

    private static String said(Trace trace, Stage stage, int word) {
        return said(trace, last(trace, stage, word), StepSize.STAGE);
    }

    private static String said(Trace trace, int at, StepSize size) {
        return Narration.of(Moment.at(trace, at), size, Messages.of("en")::text, Optional.empty())
                .title();
    }

    @Test
    void withoutAttentionThePictureClosesUpAndSaysWhatIsHandedOver() {
        List<String> texts = texts(BLIND, Stage.DECODE, 0);
        assertTrue(texts.contains("What is handed over"));
        assertFalse(texts.contains("Alignment scores"));
        assertFalse(texts.contains("Softmax distribution"));
        assertFalse(texts(BLIND, Stage.OUTPUT, 1).contains("Concatenation"));
        assertEquals(
                "Step 1: the decoder starts from the encoder’s last state, which is all it ever gets to know of the"
                        + " source. It reads “_”.",
                said(BLIND, Stage.DECODE, 0));
        assertTrue(said(BLIND, Stage.DECODE, 1).endsWith("only what its own state still holds."));
        assertTrue(figure(BLIND, Stage.OUTPUT, 1).bar(0).isEmpty());
    }

    @Test
    void aDecoderThatPeeksReadsTheLastStateAtEveryStep() {
        List<String> texts = texts(PEEKING, Stage.CONCAT, 1);
        assertTrue(texts.containsAll(List.of("Encoder’s last state", "read again at every step", "Concatenation")));
        assertTrue(said(PEEKING, Stage.DECODE, 1).endsWith("beside it the encoder’s last state once more."));
        assertTrue(said(PEEKING, Stage.CONTEXT, 1).contains("nothing is chosen"));
        assertTrue(spots(figure(PEEKING, Stage.DECODE, 1), Sites.CONTEXT.name()) > 0);
    }

    @Test
    void ofTwoDirectionsWhatIsNotComputedYetIsBlank() {
        StageFigure first = figure(BOTH_WAYS, Stage.READ, 1);
        assertEquals(0, spots(first, "encoder.hidden"));
        assertTrue(rows(first, "encoder.forward.hidden").containsAll(List.of(3, 2, 1)));
        assertFalse(rows(first, "encoder.forward.hidden").contains(0));
        StageFigure back = figure(BOTH_WAYS, Stage.ENCODE, 1);
        assertTrue(rows(back, "encoder.hidden").containsAll(List.of(0, 1)));
        assertFalse(rows(back, "encoder.hidden").contains(2));
        assertTrue(said(BOTH_WAYS, Stage.READ, 3).startsWith("The encoder goes over the words twice"));
        assertTrue(said(BOTH_WAYS, Stage.ENCODE, 0).contains("turns round"));
        assertTrue(said(BOTH_WAYS, Stage.ENCODE, 3).endsWith("a state from both directions."));
    }

    @Test
    void theBridgeIsAStopOfItsOwn() {
        int bridge = IntStream.range(0, BOTH_WAYS.steps().size())
                .filter(i -> BOTH_WAYS.steps().get(i).site().equals(Sites.BRIDGE_HIDDEN))
                .findFirst()
                .orElseThrow();
        assertTrue(said(BOTH_WAYS, bridge, StepSize.NUMBER).startsWith("The bridge: a linear map"));
        assertTrue(said(BOTH_WAYS, Stage.DECODE, 0).contains("what the bridge makes of"));
        assertTrue(spots(figure(BOTH_WAYS, Stage.DECODE, 0), "bridge.hidden") > 0);
    }

    @Test
    void contextAndStateAreMixedWhereTheModelDoes() {
        assertTrue(texts(MIXING, Stage.CONCAT, 1).contains("mixed"));
        assertTrue(said(MIXING, Stage.CONCAT, 1).contains("mixed by W_c and tanh into 8: h̃₂"));
        assertFalse(texts(STACKED, Stage.CONCAT, 1).contains("mixed"));
    }

    @Test
    void everyScoreFunctionHasItsSentence() {
        assertTrue(said(MIXING, Stage.SCORES, 1).contains("W_a learns what to compare"));
        assertTrue(said(STACKED, Stage.SCORES, 1).contains("looks at both states together"));
        assertTrue(said(BOTH_WAYS, Stage.SCORES, 1).contains("adds up both states"));
    }

    @Test
    void layersStandAboveEachOtherWhereThereIsRoom() {
        Moment end = Moment.end(STACKED);
        StageFigure large = new StageFigure(end, Theme.LIGHT, Messages.of("en")::text, new Size(1200, 740));
        for (String layer : List.of("encoder.l0.hidden", "encoder.l1.hidden", "encoder.hidden")) {
            assertTrue(spots(large, layer) > 0, layer);
        }
        StageFigure small = new StageFigure(end, Theme.LIGHT, Messages.of("en")::text, StageFigure.SMALLEST);
        assertEquals(0, spots(small, "encoder.l0.hidden"));
        assertTrue(spots(small, "encoder.hidden") > 0);
    }

    @Test
    void whatATraceDoesNotSayIsToldByItsSitesAndNumbers() {
        assertEquals(Build.Cell.LSTM, new Build(Traces.french()).cell);
        assertEquals(Build.Cell.GRU, new Build(unsaid(STACKED)).cell);
        assertEquals(Build.Cell.UNKNOWN, new Build(unsaid(BLIND)).cell);
        assertEquals(Build.Cell.RNN, new Build(BLIND).cell);
        assertEquals(Build.Score.UNKNOWN, new Build(unsaid(STACKED)).score());
        assertEquals(Build.Score.DOT, new Build(scored(1)).score());
        assertEquals(Build.Score.SCALED_DOT, new Build(scored(Math.sqrt(8))).score());
        assertTrue(new Build(FORGETTING).forgets());
    }

    /** The same with nothing said about how the model is built. */
    private static Trace unsaid(Trace trace) {
        return with(trace, trace.tensors());
    }

    private static Trace with(Trace trace, Map<String, Tensor> tensors) {
        return new Trace(
                About.UNKNOWN,
                trace.source(),
                trace.inputs(),
                trace.target(),
                trace.vocabulary(),
                trace.backwards(),
                tensors,
                Map.of());
    }

    /** A trace whose first scores are dot products divided by a number. */
    private static Trace scored(double by) {
        Tensor query = STACKED.tensor(Sites.DECODER_HIDDEN);
        Tensor keys = STACKED.tensor(Sites.ENCODER_HIDDEN);
        float[] scores = STACKED.tensor(Sites.SCORES).toArray();
        for (int s = 0; s < keys.size(0); s++) {
            double sum = 0;
            for (int k = 0; k < keys.size(1); k++) {
                sum += query.at(0, k) * keys.at(s, k);
            }
            scores[s] = (float) (sum / by);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>(STACKED.tensors());
        tensors.put(
                Sites.SCORES.name(),
                Tensor.of(scores, STACKED.target().size(), STACKED.source().size()));
        return with(STACKED, tensors);
    }

    private static long spots(StageFigure figure, String site) {
        return figure.spots().stream()
                .filter(spot -> spot.site().name().equals(site))
                .count();
    }

    private static List<Integer> rows(StageFigure figure, String site) {
        return figure.spots().stream()
                .filter(spot -> spot.site().name().equals(site))
                .map(Spot::index)
                .map(index -> index.get(0))
                .distinct()
                .toList();
    }
}
