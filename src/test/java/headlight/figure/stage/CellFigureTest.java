package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.text.Messages;
import headlight.trace.CellPlace;
import headlight.trace.Gate;
import headlight.trace.Moment;
import headlight.trace.Recurrents;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CellFigureTest {

    private static final Size USUAL = new Size(1000, 640);

    static List<Trace> runs() {
        return Stream.concat(
                        Stream.of(Traces.french(), Runs.date(256)),
                        Recurrents.KINDS.stream().map(Recurrents::french))
                .toList();
    }

    /** The first and the last cell of every layer and direction. */
    private static List<CellPlace> places(Trace trace) {
        List<CellPlace> places = new ArrayList<>();
        for (Stack side : Stack.values()) {
            int words = (side == Stack.ENCODER ? trace.source() : trace.target()).size();
            for (int layer = 0; layer < 3; layer++) {
                for (int word : new int[] {0, 1, words - 1}) {
                    places.add(new CellPlace(side, layer, false, word));
                    places.add(new CellPlace(side, layer, true, word));
                }
            }
        }
        return places.stream().filter(place -> place.isIn(trace)).toList();
    }

    private static CellFigure figure(Trace trace, int at, CellPlace place, Size size, String language) {
        Drawing drawing = Drawing.of(Moment.at(trace, at), Theme.LIGHT, Messages.of(language)::text);
        return new CellFigure(drawing.opening(Optional.of(place)), size);
    }

    private static CellFigure figure(Trace trace, int at, CellPlace place) {
        return figure(trace, at, place, USUAL, "en");
    }

    private static Recorder painted(CellFigure figure) {
        Recorder recorder = new Recorder();
        figure.paint(recorder);
        return recorder;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void nothingIsCutOffAndNothingWrittenOverlaps(Trace trace) {
        int end = trace.steps().size() - 1;
        for (CellPlace place : places(trace)) {
            for (Size size : List.of(CellFigure.SMALLEST, USUAL, new Size(1500, 950))) {
                for (String language : List.of("en", "ko")) {
                    CellFigure figure = figure(trace, end, place, size, language);
                    Recorder recorder = painted(figure);
                    recorder.fits(figure.size());
                    recorder.isLegible();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void whatIsNotComputedYetIsBlank(Trace trace) {
        int end = trace.steps().size() - 1;
        for (CellPlace place : places(trace)) {
            for (int at : new int[] {-1, 2, end / 3, end / 2, end}) {
                Moment moment = Moment.at(trace, at);
                CellFigure figure = figure(trace, at, place);
                painted(figure);
                for (Spot spot : figure.spots()) {
                    // A context that is the encoder's last state is there before the walk comes to it.
                    boolean last = spot.site().equals(Sites.CONTEXT) && !trace.has(Sites.WEIGHTS);
                    assertTrue(last || moment.knows(spot.site(), spot.index().get(0)), spot.toString());
                    Rect r = spot.where();
                    assertTrue(r.x() >= 0 && r.right() <= figure.size().width());
                    assertTrue(r.y() >= 0 && r.bottom() <= figure.size().height());
                }
            }
        }
    }

    @Test
    void anLstmHasFourGatesAMemoryAndAState() {
        Trace trace = Traces.french();
        CellFigure figure = figure(trace, Integer.MAX_VALUE, new CellPlace(Stack.DECODER, 0, false, 2));
        Set<Site> shown = sites(figure);
        assertTrue(shown.containsAll(List.of(
                Sites.DECODER_FORGET,
                Sites.DECODER_INPUT,
                Sites.DECODER_CANDIDATE,
                Sites.DECODER_OUTPUT,
                Sites.DECODER_CELL,
                Sites.DECODER_HIDDEN,
                Sites.DECODER_EMBEDDED)));
        List<String> texts = painted(figure).texts();
        assertTrue(texts.contains("LSTM · decoder, step 3 of 7, reads “hit”"), texts::toString);
        assertTrue(texts.containsAll(
                List.of("forget gate", "input gate", "candidate", "output gate", "memory", "memory before")));
        assertTrue(figure.spots().stream()
                .anyMatch(spot ->
                        spot.site().equals(Sites.DECODER_CELL) && spot.index().get(0) == 1));
    }

    @Test
    void aGruHasThreeGatesAndAPlainCellNone() {
        Trace gru = Recurrents.french(Recurrents.KINDS.get(9));
        CellPlace top = new CellPlace(Stack.ENCODER, 2, false, 1);
        Set<Site> shown = sites(figure(gru, Integer.MAX_VALUE, top));
        for (Gate gate : Gate.GRU) {
            assertTrue(shown.contains(top.sites(gru).gate(gate)));
        }
        List<String> texts = painted(figure(gru, Integer.MAX_VALUE, top)).texts();
        assertTrue(texts.containsAll(List.of("reset gate", "update gate", "new", "with its input", "layer 3 of 3")));
        assertFalse(texts.contains("memory"));

        Trace plain = Recurrents.french(Recurrents.KINDS.get(0));
        List<String> few = painted(figure(plain, Integer.MAX_VALUE, new CellPlace(Stack.DECODER, 0, false, 1)))
                .texts();
        assertTrue(few.containsAll(List.of("embedded word", "state before", "hidden state")));
        assertTrue(few.stream().noneMatch(text -> text.endsWith("gate")));
    }

    @Test
    void theFirstCellReadsZerosAndTheDecodersFirstWhatIsHandedOver() {
        Trace trace = Recurrents.french(Recurrents.KINDS.get(2));
        CellPlace first = new CellPlace(Stack.ENCODER, 1, false, 3);
        assertTrue(painted(figure(trace, Integer.MAX_VALUE, first)).texts().contains("zeros: nothing before"));
        CellPlace decoder = new CellPlace(Stack.DECODER, 1, false, 0);
        Set<Site> shown = sites(figure(trace, Integer.MAX_VALUE, decoder));
        assertTrue(shown.contains(first.sites(trace).hidden()));
        assertTrue(shown.contains(first.turned(true).sites(trace).hidden()));
        Trace bridged = Recurrents.french(Recurrents.KINDS.get(7));
        assertTrue(sites(figure(bridged, Integer.MAX_VALUE, new CellPlace(Stack.DECODER, 0, false, 0)))
                .contains(Sites.BRIDGE_HIDDEN));
    }

    @Test
    void whereNoneIsChosenItIsTheCellAtWork() {
        Trace trace = Traces.french();
        Drawing drawing = Drawing.of(Moment.at(trace, 7 * 2 + 1), Theme.DARK, Messages.of("ko")::text);
        CellFigure figure = new CellFigure(drawing, USUAL);
        assertTrue(sites(figure).contains(Sites.ENCODER_INPUT));
        assertTrue(figure.now().isPresent());
        assertTrue(painted(figure).texts().contains("LSTM · 인코더, 단어 2/4: “a”"));
        assertFalse(CellFigure.suits(Runs.only(trace, Sites.WEIGHTS.name())));
        Trace none = Runs.only(trace, Sites.WEIGHTS.name());
        Drawing empty = Drawing.of(Moment.end(none), Theme.LIGHT, Messages.of("en")::text);
        assertThrows(IllegalArgumentException.class, () -> new CellFigure(empty, USUAL));
    }

    @Test
    void whatStandsUnderThePointerIsANumberOrAName() {
        Trace trace = Traces.french();
        CellFigure figure = figure(trace, Integer.MAX_VALUE, new CellPlace(Stack.DECODER, 0, false, 2));
        for (Spot spot : figure.spots().stream().filter(Spot::isNumber).toList()) {
            Spot found =
                    figure.at(spot.where().centerX(), spot.where().centerY()).orElseThrow();
            assertEquals(spot.site(), found.site());
            assertEquals(spot.index(), found.index());
        }
        assertTrue(figure.at(1, 1).isEmpty());
    }

    private static Set<Site> sites(CellFigure figure) {
        return figure.spots().stream().map(Spot::site).collect(Collectors.toSet());
    }
}
