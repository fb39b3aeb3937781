package headlight.figure.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.RecordingSurface;
import headlight.figure.Samples;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputFigureTest {

    private final Trace trace = Traces.french();
    private final Tensor probabilities = trace.tensor(Sites.PROBABILITIES);

    @Test
    void everyCardHoldsTheLikeliestWordsAndTheOneWritten() {
        List<Spot> spots = new OutputFigure(Samples.drawing(trace)).spots();
        for (int step = 0; step < trace.target().size(); step++) {
            List<Integer> words = wordsOf(spots, step);
            assertEquals(5, words.size());
            assertTrue(words.contains(trace.vocabulary().indexOf(trace.target().get(step))));
            for (int i = 1; i < words.size() - 1; i++) {
                assertTrue(probabilities.at(step, words.get(i - 1)) >= probabilities.at(step, words.get(i)));
            }
        }
    }

    @Test
    void aForcedWordIsShownHoweverUnlikely() {
        List<String> forced = new ArrayList<>(trace.target());
        int last = 0;
        for (int word = 0; word < trace.vocabulary().size(); word++) {
            last = probabilities.at(0, word) < probabilities.at(0, last) ? word : last;
        }
        forced.set(0, trace.vocabulary().get(last));
        Trace other = new Trace(
                trace.about(),
                trace.source(),
                trace.inputs(),
                forced,
                trace.vocabulary(),
                true,
                trace.tensors(),
                trace.origins());
        List<Integer> words = wordsOf(new OutputFigure(Samples.drawing(other)).spots(), 0);
        assertEquals(last, words.get(words.size() - 1));
    }

    @Test
    void aStepThatIsNotDoneShowsNoNumber() {
        for (int at = -1; at < trace.steps().size(); at++) {
            Moment moment = Moment.at(trace, at);
            OutputFigure figure = new OutputFigure(Drawing.of(moment, Theme.DARK, Samples.labels("ko")));
            for (Spot spot : figure.spots()) {
                assertTrue(moment.knows(Stage.OUTPUT, spot.index().get(0)));
            }
            long percents = RecordingSurface.of(figure).texts().stream()
                    .filter(text -> text.text().endsWith("%"))
                    .count();
            assertEquals(figure.spots().size(), percents);
        }
    }

    private static List<Integer> wordsOf(List<Spot> spots, int step) {
        return spots.stream()
                .filter(spot -> spot.index().get(0) == step)
                .map(spot -> spot.index().get(1))
                .toList();
    }
}
