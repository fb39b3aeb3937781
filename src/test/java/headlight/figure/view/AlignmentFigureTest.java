package headlight.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlignmentFigureTest {

    private final Trace trace = Traces.french();

    @Test
    void whatIsNotComputedYetIsBlank() {
        for (int at = -1; at < trace.steps().size(); at++) {
            Moment moment = Moment.at(trace, at);
            AlignmentFigure figure = new AlignmentFigure(Drawing.of(moment, Theme.LIGHT, Samples.labels("en")));
            for (Spot spot : cells(figure)) {
                assertTrue(moment.knows(
                        Stage.WEIGHTS, spot.index().get(0), spot.index().get(1)));
            }
            long words = trace.target().stream()
                    .filter(word -> RecordingSurface.of(figure).texts().stream()
                            .anyMatch(text -> text.text().equals(word)))
                    .count();
            long known = IntStream.range(0, trace.target().size())
                    .filter(t -> moment.knows(Stage.OUTPUT, t))
                    .count();
            // The source has an "a", and the target too.
            assertTrue(words == known || words == known + 1, "at " + at);
        }
    }

    @Test
    void everyCellSaysItsNumber() {
        AlignmentFigure figure = new AlignmentFigure(Samples.drawing(trace));
        List<RecordingSurface.Text> texts = RecordingSurface.of(figure).texts();
        assertEquals(trace.tensor(Sites.WEIGHTS).length(), cells(figure).size());
        for (Spot spot : cells(figure)) {
            float weight = trace.tensor(Sites.WEIGHTS)
                    .at(spot.index().get(0), spot.index().get(1));
            String number = String.format(Locale.ROOT, "%.2f", weight);
            assertTrue(texts.stream()
                    .anyMatch(text -> text.text().equals(number)
                            && spot.where()
                                    .contains(
                                            text.where().getCenterX(),
                                            text.where().getCenterY())));
        }
    }

    @Test
    void theRowAtWorkIsFramedUntilAllIsDone() {
        String frame = Theme.LIGHT.nowRule().toString();
        int scores = 4 * 7 + 3;
        Drawing working = Drawing.of(Moment.at(trace, scores), Theme.LIGHT, Samples.labels("en"));
        assertTrue(RecordingSurface.of(new AlignmentFigure(working)).calls().stream()
                .anyMatch(call -> call.startsWith("outline") && call.contains(frame)));
        assertFalse(RecordingSurface.of(new AlignmentFigure(Samples.drawing(trace))).calls().stream()
                .anyMatch(call -> call.startsWith("outline") && call.contains(frame)));
    }

    private static List<Spot> cells(AlignmentFigure figure) {
        return figure.spots().stream().filter(Spot::isNumber).toList();
    }
}
