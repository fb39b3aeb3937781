package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.text.Messages;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageFigureTest {

    private static final List<Size> SIZES =
            List.of(StageFigure.SMALLEST, new Size(900, 620), new Size(1180, 740), new Size(1500, 950));
    private static final Size USUAL = new Size(900, 620);
    private static final int MANY_OPERATIONS = 600;

    static List<Trace> runs() {
        return Runs.all();
    }

    private static StageFigure figure(Trace trace, int at, Size size, String language) {
        return new StageFigure(Moment.at(trace, at), Theme.LIGHT, Messages.of(language)::text, size);
    }

    private static StageFigure figure(Trace trace, int at) {
        return figure(trace, at, USUAL, "en");
    }

    private static Recorder painted(StageFigure figure) {
        Recorder recorder = new Recorder();
        figure.paint(recorder);
        return recorder;
    }

    private static int stop(Trace trace, Stage stage, int word, int part) {
        List<Step> steps = trace.steps();
        return IntStream.range(0, steps.size())
                .filter(i -> steps.get(i).stage() == stage
                        && steps.get(i).word() == word
                        && steps.get(i).part() == part)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsCutOffAndNothingWrittenOverlaps(Trace trace) {
        int end = trace.steps().size();
        for (Size size : SIZES) {
            for (String language : List.of("en", "ko")) {
                for (int at : new int[] {-1, 3, end / 2, end - 5, end - 3, end - 1}) {
                    StageFigure figure = figure(trace, at, size, language);
                    Recorder recorder = painted(figure);
                    recorder.fits(size);
                    recorder.isLegible();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void wordsStandApartAndEverySpotIsInside(Trace trace) {
        for (Size size : SIZES) {
            List<Spot> spots = figure(trace, trace.steps().size(), size, "en").spots();
            for (Spot spot : spots) {
                Rect r = spot.where();
                assertTrue(r.x() >= 0 && r.y() >= 0 && r.right() <= size.width() && r.bottom() <= size.height());
            }
            List<Rect> words = spots.stream()
                    .filter(spot -> spot.site().equals(Sites.ENCODER_EMBEDDED))
                    .map(Spot::where)
                    .toList();
            assertEquals(trace.source().size(), words.size());
            for (int s = 1; s < words.size(); s++) {
                assertTrue(words.get(s - 1).right() <= words.get(s).x());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyStopOfTheWalkIsPaintedWithFewOperations(Trace trace) {
        for (int at = -1; at < trace.steps().size(); at++) {
            int operations = painted(figure(trace, at)).operations.size();
            assertTrue(operations < MANY_OPERATIONS, operations + " operations");
        }
    }

    @Test
    void whatIsNotComputedYetIsBlank() {
        Trace trace = Traces.french();
        Set<Site> always = Set.of(Sites.ENCODER_EMBEDDED);
        assertEquals(always, sites(figure(trace, -1)));
        for (int at = 0; at < trace.steps().size(); at++) {
            Moment moment = Moment.at(trace, at);
            for (Spot spot : figure(trace, at).spots()) {
                int word = spot.index().get(0);
                if (spot.site().equals(Sites.SCORES)) {
                    assertTrue(moment.knows(Stage.SCORES, word, spot.index().get(1)));
                } else if (spot.site().equals(Sites.WEIGHTS)) {
                    assertTrue(moment.knows(Stage.WEIGHTS, word, spot.index().get(1)));
                } else if (spot.site().equals(Sites.ENCODER_HIDDEN)) {
                    assertTrue(moment.knows(Stage.ENCODE, word));
                } else if (spot.site().equals(Sites.DECODER_HIDDEN)) {
                    assertTrue(moment.knows(Stage.DECODE, word));
                } else if (spot.site().equals(Sites.CONTEXT)) {
                    assertTrue(moment.knows(Stage.CONTEXT, word));
                } else if (spot.site().equals(Sites.PROBABILITIES)) {
                    assertTrue(moment.knows(Stage.OUTPUT, word));
                }
            }
        }
    }

    private static Set<Site> sites(StageFigure figure) {
        return figure.spots().stream().map(Spot::site).collect(Collectors.toSet());
    }

    @Test
    void theNumbersAreThoseOfTheTrace() {
        Trace trace = Traces.french();
        int step = 2;
        List<String> texts =
                painted(figure(trace, stop(trace, Stage.OUTPUT, step, 1))).texts();
        for (int s = 0; s < trace.source().size(); s++) {
            long percent = Math.round(100 * trace.tensor(Sites.WEIGHTS).at(step, s));
            assertTrue(texts.contains(percent + " %"), texts::toString);
            assertTrue(texts.contains(
                    new Digits(2, "", 1).text(trace.tensor(Sites.SCORES).at(step, s))));
            assertTrue(texts.contains(trace.source().get(s)));
        }
        assertTrue(texts.contains("Decoder · step 3 of 7"));
        assertTrue(texts.containsAll(List.of("he", "hit", "me")));
        int winner = trace.vocabulary().indexOf("me");
        long probability = Math.round(100 * trace.tensor(Sites.PROBABILITIES).at(step, winner));
        assertTrue(texts.contains(probability + " %"));
    }

    @Test
    void theSameMomentIsPaintedTheSameWay() {
        Trace trace = Traces.korean();
        int at = stop(trace, Stage.CONTEXT, 3, 0);
        assertEquals(painted(figure(trace, at)).operations, painted(figure(Traces.korean(), at)).operations);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatIsUnderThePointerIsWhatStandsThere(Trace trace) {
        for (int at : new int[] {2, trace.steps().size() / 2, trace.steps().size()}) {
            StageFigure figure = figure(trace, at);
            for (Spot spot : figure.spots()) {
                Spot found = figure.at(spot.where().centerX(), spot.where().centerY())
                        .orElseThrow();
                assertEquals(spot.site(), found.site());
                assertEquals(
                        spot.index(),
                        found.index().subList(0, spot.index().size()).equals(spot.index())
                                ? spot.index()
                                : spot.isNumber()
                                        ? found.index()
                                        : List.of(found.index().get(0)));
            }
        }
        assertTrue(figure(trace, 0).at(-1, -1).isEmpty());
    }

    @Test
    void aFeatureOfALongVectorIsFoundWithoutASpotOfItsOwn() {
        Trace trace = Runs.date(256);
        StageFigure figure = figure(trace, trace.steps().size());
        Spot strip = figure.spots().stream()
                .filter(spot -> spot.site().equals(Sites.ENCODER_HIDDEN))
                .findFirst()
                .orElseThrow();
        assertFalse(strip.isNumber());
        Rect r = strip.where();
        assertEquals(
                List.of(0, 0), figure.at(r.x() + 0.1, r.y() + 0.1).orElseThrow().index());
        assertEquals(
                List.of(0, 255),
                figure.at(r.right() - 0.1, r.bottom() - 0.1).orElseThrow().index());
    }

    @Test
    void aBarCanBeTakenHoldOfOnceItIsComputed() {
        Trace trace = Traces.french();
        assertTrue(figure(trace, stop(trace, Stage.SCORES, 1, 3)).bar(0).isEmpty());
        StageFigure half = figure(trace, stop(trace, Stage.WEIGHTS, 1, 1));
        assertTrue(half.bar(1).isPresent());
        assertTrue(half.bar(2).isEmpty());
        assertTrue(half.bar(-1).isEmpty());
        assertTrue(half.bar(4).isEmpty());
        Bar bar = half.bar(1).orElseThrow();
        assertEquals(1, bar.step());
        assertEquals(0.3, bar.weight(bar.y(0.3)), 1e-9);
        assertEquals(1, bar.weight(-100));
        assertEquals(0, bar.weight(10_000));
        assertEquals(
                bar, half.barAt(bar.where().centerX(), bar.where().centerY()).orElseThrow());
        Bar later = figure(trace, trace.steps().size()).bar(1).orElseThrow();
        assertEquals(bar.where(), later.where());
    }

    @Test
    void theRunBeforeAnExperimentStandsBeside() {
        Trace original = Traces.french();
        Trace edited = Runs.edited(original);
        int at = stop(edited, Stage.OUTPUT, 1, 1);
        Drawing drawing = Drawing.of(Moment.at(edited, at), Theme.LIGHT, Messages.of("en")::text);
        Recorder beside = painted(new StageFigure(drawing.beside(Optional.of(original)), USUAL));
        assertTrue(beside.texts().contains("before: he hit me with a pie"));
        assertTrue(beside.texts().contains("line: before"));
        assertTrue(beside.texts().contains("70 %"));
        beside.isLegible();
        Recorder alone = painted(new StageFigure(drawing, USUAL));
        assertFalse(alone.texts().contains("line: before"));
    }

    @Test
    void theLastWordOfATraceOfWeightsAloneIsWritten() {
        Trace trace = Runs.only(Traces.french(), Sites.WEIGHTS.name());
        List<String> texts = painted(figure(trace, trace.steps().size() - 1)).texts();
        assertTrue(texts.contains(trace.target().get(trace.target().size() - 1)), texts.toString());
        assertFalse(texts.contains("?"), texts.toString());
    }

    @Test
    void aTraceThatRecordedLittleIsShownAsFarAsItGoes() {
        for (Trace trace : List.of(
                Runs.only(Traces.french(), Sites.WEIGHTS.name()),
                Runs.only(Traces.french(), Sites.WEIGHTS.name(), Sites.PROBABILITIES.name()),
                Runs.only(Traces.french(), Sites.ENCODER_HIDDEN.name(), Sites.SCORES.name()),
                Runs.only(Traces.french()))) {
            for (int at = -1; at < trace.steps().size(); at++) {
                StageFigure figure = figure(trace, at);
                painted(figure);
                assertTrue(figure.spots().size() >= trace.source().size());
            }
        }
    }
}
