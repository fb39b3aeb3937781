package headlight.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Theme;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatesFigureTest {

    private final Trace trace = Traces.korean();

    @Test
    void thereIsAStripForEveryStateThatIsComputed() {
        for (int at = -1; at < trace.steps().size(); at++) {
            Moment moment = Moment.at(trace, at);
            StatesFigure figure = new StatesFigure(Drawing.of(moment, Theme.LIGHT, Samples.labels("ko")));
            long known = known(moment, Stage.ENCODE, trace.source().size())
                    + known(moment, Stage.DECODE, trace.target().size());
            assertEquals(
                    known,
                    RecordingSurface.of(figure).calls().stream()
                            .filter(call -> call.startsWith("image 16x1"))
                            .count());
            assertEquals(
                    known,
                    figure.spots().stream().filter(spot -> !spot.isNumber()).count());
            assertEquals(
                    16 * known,
                    figure.spots().stream().filter(spot -> spot.isNumber()).count());
        }
    }

    @Test
    void oneSideIsEnough() {
        Trace half = new Trace(
                trace.about(),
                trace.source(),
                trace.inputs(),
                trace.target(),
                trace.vocabulary(),
                false,
                Map.of(Sites.ENCODER_HIDDEN.name(), trace.tensor(Sites.ENCODER_HIDDEN)),
                Map.of());
        StatesFigure figure = new StatesFigure(Samples.drawing(half));
        assertTrue(figure.spots().stream().allMatch(spot -> spot.site().equals(Sites.ENCODER_HIDDEN)));
    }

    private static long known(Moment moment, Stage stage, int words) {
        return IntStream.range(0, words)
                .filter(word -> moment.knows(stage, word))
                .count();
    }
}
