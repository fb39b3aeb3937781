package headlight.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.trace.CellPlace;
import headlight.trace.Moment;
import headlight.trace.Recurrents;
import headlight.trace.Site;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GatesFigureTest {

    private final Trace trace = Traces.korean();

    @Test
    void thereIsAStripOfEveryGateForEveryWordThatIsComputed() {
        for (int at = -1; at < trace.steps().size(); at++) {
            Moment moment = Moment.at(trace, at);
            GatesFigure figure = new GatesFigure(Drawing.of(moment, Theme.LIGHT, Samples.labels("ko")));
            List<Spot> rows =
                    figure.spots().stream().filter(spot -> !spot.isNumber()).toList();
            rows.forEach(
                    spot -> assertTrue(moment.knows(spot.site(), spot.index().get(0)), spot.toString()));
            assertEquals(
                    rows.size(),
                    RecordingSurface.of(figure).calls().stream()
                            .filter(call -> call.startsWith("image 16x1"))
                            .count());
        }
        assertEquals(
                6L * (trace.source().size() + trace.target().size()),
                new GatesFigure(Samples.drawing(trace))
                        .spots().stream().filter(spot -> !spot.isNumber()).count());
    }

    @Test
    void oneCellCanBeChosen() {
        Trace stacked = Recurrents.french(Recurrents.KINDS.get(9));
        CellPlace lower = new CellPlace(Stack.ENCODER, 1, false, 0);
        GatesFigure figure = new GatesFigure(Samples.drawing(stacked).opening(Optional.of(lower)));
        assertEquals(
                List.of(
                        "encoder.l1.gates.reset",
                        "encoder.l1.gates.update",
                        "encoder.l1.gates.new",
                        "encoder.l1.state"),
                figure.spots().stream()
                        .map(Spot::site)
                        .map(Site::name)
                        .distinct()
                        .toList());
        assertTrue(RecordingSurface.of(figure).texts().stream()
                .map(RecordingSurface.Text::text)
                .collect(Collectors.toSet())
                .containsAll(List.of("Encoder · layer 2", "reset gate", "update gate", "new", "hidden state")));
    }

    @Test
    void bothDirectionsAreShownAndAPlainCellHasNone() {
        Trace both = Recurrents.french(Recurrents.KINDS.get(7));
        List<String> texts = RecordingSurface.of(new GatesFigure(Samples.drawing(both))).texts().stream()
                .map(RecordingSurface.Text::text)
                .toList();
        assertTrue(texts.containsAll(List.of("Encoder · ←", "Encoder · →", "Decoder")), texts::toString);
        assertFalse(GatesFigure.suits(Recurrents.french(Recurrents.KINDS.get(0))));
        assertFalse(GatesFigure.suits(Samples.weightsOnly()));
    }
}
