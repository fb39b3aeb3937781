package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Rect;
import headlight.figure.Selection;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.store.TraceFile;
import headlight.text.Messages;
import headlight.trace.AttentionBlock;
import headlight.trace.Layer;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.StepSize;
import headlight.trace.TinyTransformer;
import headlight.trace.Trace;
import headlight.trace.Walk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerFigureTest {

    private static final List<Size> SIZES =
            List.of(LayerFigure.SMALLEST, new Size(1000, 680), new Size(1180, 760), new Size(1600, 1000));
    private static final int MANY_OPERATIONS = 3000;

    static Stream<Trace> tiny() {
        return Stream.of(
                TinyTransformer.encoder(),
                TinyTransformer.decoder(),
                TinyTransformer.translation(),
                new TinyTransformer(2, 4, 1, 8, true).decoder(TinyTransformer.words(1)),
                new TinyTransformer(1, 16, 2, 32, false).encoder(TinyTransformer.words(29)),
                new TinyTransformer(12, 64, 1, 100, false).encoder(TinyTransformer.words(40)),
                new TinyTransformer(2, 4, 1, 8, true).decoder(TinyTransformer.words(200)));
    }

    /** What transformers computed with small random models of its families. */
    static Stream<Trace> families() {
        return Stream.of("bert", "distilbert", "roberta", "gpt2", "llama", "bart", "marian", "t5")
                .map(type -> Path.of("src/test/resources/transformers", type, "expected.npz"))
                .map(LayerFigureTest::read);
    }

    static Stream<Trace> all() {
        return Stream.concat(tiny(), families());
    }

    private static Trace read(Path path) {
        try {
            return TraceFile.read(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Drawing drawing(Trace trace, Layer layer, int at, int head, String language) {
        AttentionBlock block = layer.blocks(trace).get(0);
        return Drawing.of(Moment.at(trace, layer, at), Theme.LIGHT, Messages.of(language)::text)
                .choosing(Selection.all(block, trace).of(List.of(head)));
    }

    private static LayerFigure figure(Trace trace, Layer layer, int at, Size size) {
        return new LayerFigure(drawing(trace, layer, at, 0, "en"), size);
    }

    private static LayerFigure figure(Trace trace, int at) {
        return figure(trace, Layer.in(trace).get(0), at, SIZES.get(1));
    }

    private static Recorder painted(LayerFigure figure) {
        Recorder recorder = new Recorder();
        figure.paint(recorder);
        return recorder;
    }

    private static int stop(Walk walk, Stage stage, int word, int row) {
        return IntStream.range(0, walk.size())
                .filter(i -> walk.get(i).stage() == stage
                        && walk.get(i).word() == word
                        && walk.get(i).row() == row)
                .findFirst()
                .orElseThrow();
    }

    /** One stop of every kind, for the first word and one in the middle. */
    private static IntStream kinds(Walk walk) {
        int words = (int) walk.ends().count();
        return IntStream.of(0, words / 2).distinct().flatMap(word -> {
            int end = walk.ends().skip(word).findFirst().orElseThrow();
            List<Step> round = walk.around(end);
            int from = end - round.size() + 1;
            return IntStream.range(0, round.size())
                    .filter(i -> round.get(i).part() == 0
                            || round.get(i).row() < 0
                            || round.get(i).stopsAt(StepSize.STAGE))
                    .map(i -> from + i);
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingIsCutOffAndNothingWrittenOverlaps(Trace trace) {
        for (Layer layer : Layer.in(trace)) {
            Walk walk = Walk.through(trace, layer);
            for (Size size : SIZES) {
                for (int at : new int[] {-1, walk.size() / 2, walk.size() - 1}) {
                    for (String language : List.of("en", "ko")) {
                        LayerFigure figure = new LayerFigure(drawing(trace, layer, at, 0, language), size);
                        Recorder recorder = painted(figure);
                        recorder.fits(size);
                        recorder.isLegible();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyKindOfStopIsPaintedShowsWhereItIsAndStandsForNumbersOfTheTrace(Trace trace) {
        for (Layer layer : Layer.in(trace)) {
            Walk walk = Walk.through(trace, layer);
            kinds(walk).forEach(at -> {
                LayerFigure figure = figure(trace, layer, at, SIZES.get(2));
                assertTrue(painted(figure).operations.size() < MANY_OPERATIONS);
                Rect now = figure.now().orElseThrow();
                assertTrue(now.w() > 0 && now.h() > 0, walk.get(at)::toString);
                for (Spot spot : figure.spots()) {
                    Rect r = spot.where();
                    assertTrue(r.x() >= 0
                            && r.y() >= 0
                            && r.right() <= figure.size().width()
                            && r.bottom() <= figure.size().height());
                    for (int d = 0; trace.has(spot.site()) && d < spot.index().size(); d++) {
                        assertTrue(
                                spot.index().get(d) < trace.tensor(spot.site()).size(d), spot::toString);
                    }
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyStopHasItsSentenceInBothLanguagesAtEverySize(Trace trace) {
        for (Layer layer : Layer.in(trace)) {
            Walk walk = Walk.through(trace, layer);
            for (String language : List.of("en", "ko")) {
                IntStream.concat(IntStream.of(-1), kinds(walk)).forEach(at -> {
                    for (StepSize size : StepSize.values()) {
                        Narration said = Narration.of(drawing(trace, layer, at, 0, language), size);
                        assertFalse(said.title().isBlank());
                        assertFalse(
                                said.title().contains("{")
                                        || said.title().contains("null")
                                        || said.progress().contains("{"),
                                said::title);
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tiny")
    void whatIsUnderThePointerIsWhatStandsThere(Trace trace) {
        Walk walk = trace.steps();
        LayerFigure figure = figure(trace, walk.size() - 1);
        for (Spot spot : figure.spots()) {
            Rect r = spot.where();
            Spot found = figure.at(r.centerX(), r.centerY()).orElseThrow();
            assertEquals(spot.site(), found.site());
            if (spot.isNumber()) {
                assertEquals(spot.index(), found.index());
            }
        }
        assertTrue(figure.at(-1, -1).isEmpty());
    }

    @Test
    void whatIsNotComputedYetIsBlank() {
        Trace trace = TinyTransformer.decoder();
        AttentionBlock block = new AttentionBlock(Stack.DECODER, 0, false);
        Walk walk = trace.steps();
        List<Spot> spots = figure(trace, stop(walk, Stage.SCORES, 2, 1)).spots();
        assertEquals(2, count(spots, block.scores().name()));
        assertEquals(0, count(spots, block.context().name()));
        // The four chips of heads and the two of layers stand for weights, too.
        assertEquals(4 + 1, count(spots, block.weights().name()));
        List<Integer> keys = spots.stream()
                .filter(spot -> spot.site().equals(block.keys()) && !spot.isNumber())
                .filter(spot -> spot.index().get(0) == 0) // of the head looked at
                .map(spot -> spot.index().get(1))
                .distinct()
                .toList();
        assertEquals(List.of(0, 1, 2), keys);
        List<Spot> masked = figure(trace, stop(walk, Stage.SCORES, 2, -1)).spots();
        assertEquals(8, count(masked, block.scores().name()));
    }

    private static long count(List<Spot> spots, String site) {
        return spots.stream().filter(spot -> spot.site().name().equals(site)).count();
    }

    @Test
    void theNumbersAreThoseOfTheHeadThatIsLookedAt() {
        Trace trace = TinyTransformer.encoder();
        Layer layer = new Layer(Stack.ENCODER, 1);
        Walk walk = Walk.through(trace, layer);
        Map<Integer, List<String>> byHead = new HashMap<>();
        for (int head : new int[] {0, 3}) {
            LayerFigure figure =
                    new LayerFigure(drawing(trace, layer, stop(walk, Stage.CONTEXT, 5, -1), head, "en"), SIZES.get(2));
            List<String> texts = painted(figure).texts();
            byHead.put(head, texts);
            for (int s = 0; s < 8; s++) {
                Digits digits = new Digits(2, "", 1);
                assertTrue(texts.contains(
                        digits.text(trace.tensor(layer.self().scores()).at(head, 5, s))));
            }
            assertTrue(texts.containsAll(List.of("Encoder · layer 2 of 2", "head " + (head + 1) + " of 4")));
        }
        assertFalse(byHead.get(0).equals(byHead.get(3)));
    }

    @Test
    void maskedScoresAreSaidToBeSo() {
        Trace trace = TinyTransformer.decoder();
        List<String> texts =
                painted(figure(trace, stop(trace.steps(), Stage.SCORES, 2, -1))).texts();
        assertEquals(5, texts.stream().filter("−∞"::equals).count());
    }

    @Test
    void crossAttentionAsksTheSource() {
        Trace trace = TinyTransformer.translation();
        Layer layer = new Layer(Stack.DECODER, 0);
        Walk walk = Walk.through(trace, layer);
        int asking = IntStream.range(0, walk.size())
                .filter(i -> walk.get(i).site().equals(layer.cross().queries()))
                .findFirst()
                .orElseThrow();
        List<String> before =
                painted(figure(trace, layer, asking - 1, SIZES.get(2))).texts();
        List<String> after = painted(figure(trace, layer, asking, SIZES.get(2))).texts();
        assertFalse(before.contains("pluie"));
        assertTrue(after.contains("pluie"));
        assertTrue(before.stream().anyMatch(text -> text.startsWith("self-attention")));
        assertTrue(after.stream().anyMatch(text -> text.startsWith("cross-attention")));
    }

    @Test
    void ofHundredsOfColumnsThoseAtWorkAreShown() {
        Trace trace = new TinyTransformer(2, 4, 1, 8, false).encoder(TinyTransformer.words(300));
        Walk walk = trace.steps();
        AttentionBlock block = new AttentionBlock(Stack.ENCODER, 0, false);
        for (int key : new int[] {0, 150, 299}) {
            LayerFigure figure = figure(trace, stop(walk, Stage.SCORES, 3, key));
            assertTrue(figure.spots().stream()
                    .anyMatch(spot ->
                            spot.site().equals(block.scores()) && spot.index().equals(List.of(0, 3, key))));
        }
    }

    @Test
    void theOtherHeadsStandBesideTheOneLookedAt() {
        Trace trace = TinyTransformer.encoder();
        AttentionBlock block = new AttentionBlock(Stack.ENCODER, 0, false);
        Walk walk = trace.steps();
        LayerFigure figure = figure(trace, stop(walk, Stage.CONTEXT, 3, -1));
        for (Site site : List.of(block.queries(), block.keys(), block.values())) {
            for (int head = 0; head < block.heads(trace); head++) {
                List<Integer> vector = List.of(head, 3);
                assertTrue(
                        figure.spots().stream()
                                .anyMatch(spot ->
                                        spot.site().equals(site) && spot.index().equals(vector)),
                        site + " " + vector);
            }
        }
    }

    @Test
    void theRunBeforeAnExperimentStandsBeside() {
        Trace original = TinyTransformer.encoder();
        Trace edited = new TinyTransformer(4, 6, 2, 8, false).encoder(TinyTransformer.words(8));
        Layer layer = Layer.in(edited).get(1); // after a feed-forward of another size
        for (Size size : SIZES) {
            for (int at = -1;
                    at < Walk.through(edited, layer).ends().findFirst().orElseThrow();
                    at++) {
                Drawing drawing = drawing(edited, layer, at, 0, "en");
                assertFalse(painted(new LayerFigure(drawing, size)).texts().contains("line: before"));
                Recorder beside = painted(new LayerFigure(drawing.beside(Optional.of(original)), size));
                beside.isLegible();
                boolean weighed =
                        Walk.through(edited, layer).get(Math.max(0, at)).stage() == Stage.CONTEXT;
                assertTrue(!weighed || beside.texts().contains("line: before"));
            }
        }
    }

    @Test
    void theSameMomentPaintsTheSame() {
        Trace trace = TinyTransformer.translation();
        assertEquals(painted(figure(trace, 40)).operations, painted(figure(trace, 40)).operations);
    }

    @Test
    void itSpeaksOfTheTokensAndNumbersOfTheRun() {
        Trace trace = TinyTransformer.encoder();
        Layer layer = new Layer(Stack.ENCODER, 1);
        Walk walk = Walk.through(trace, layer);
        String score = title(trace, layer, stop(walk, Stage.SCORES, 3, 1), StepSize.NUMBER);
        assertTrue(score.startsWith("“because” asks “cat”: q · k = "), score);
        assertTrue(score.contains("divided by √6, is "), score);
        assertEquals(
                "Layer 2 reads what layer 1 wrote for “because”: 24 numbers.",
                title(trace, layer, stop(walk, Stage.INPUT, 3, -1), StepSize.STAGE));
        assertTrue(title(trace, layer, stop(walk, Stage.HEADS, 3, -1), StepSize.STAGE)
                .endsWith("4 × 6 = 24 numbers."));
        int end = walk.size() - 1;
        int best = Largest.of(trace.tensor(Sites.PROBABILITIES).row(7), 1).get(0);
        String said = title(trace, layer, end, StepSize.WORD);
        assertTrue(
                said.startsWith("In the place of “.” the model expects “"
                        + trace.vocabulary().get(best)),
                said);
    }

    private static String title(Trace trace, Layer layer, int at, StepSize size) {
        return Narration.of(drawing(trace, layer, at, 0, "en"), size).title();
    }

    @Test
    void aTraceOfWeightsAloneIsShownAsFarAsItGoes() {
        Trace whole = TinyTransformer.encoder();
        AttentionBlock block = new AttentionBlock(Stack.ENCODER, 0, false);
        Trace trace = new Trace(
                whole.about(),
                whole.source(),
                List.of(),
                List.of(),
                List.of(),
                false,
                Map.of(block.weights().name(), whole.tensor(block.weights())),
                Map.of());
        Walk walk = trace.steps();
        for (int at = -1; at < walk.size(); at++) {
            LayerFigure figure = figure(trace, at);
            painted(figure).isLegible();
            assertFalse(Narration.of(drawing(trace, Layer.in(trace).get(0), at, 0, "ko"), StepSize.NUMBER)
                    .title()
                    .isBlank());
        }
        assertEquals(8, walk.ends().count());
    }
}
