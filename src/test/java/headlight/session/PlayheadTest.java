package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.trace.Moment;
import headlight.trace.Stage;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlayheadTest {

    private final Trace trace = Traces.french();
    private final Playhead playhead = new Playhead();

    @Test
    void withoutATraceNothingHappens() {
        playhead.next();
        playhead.last();

        assertTrue(playhead.moment().isEmpty());
        assertTrue(playhead.atEnd());
        assertEquals(0, playhead.length());
    }

    @ParameterizedTest
    @EnumSource
    void walkingBackVisitsTheSameStopsAsWalkingForwards(StepSize size) {
        playhead.show(trace, Playhead.START);
        playhead.sizeProperty().set(size);
        List<Integer> forwards = new ArrayList<>(List.of(playhead.at()));
        while (!playhead.atEnd()) {
            playhead.next();
            forwards.add(playhead.at());
        }
        assertEquals(playhead.length(), forwards.size() - 1);
        assertEquals(playhead.length(), playhead.position());

        List<Integer> back = new ArrayList<>(List.of(playhead.at()));
        while (playhead.at() > Playhead.START) {
            playhead.back();
            back.add(0, playhead.at());
        }

        assertEquals(forwards, back);
    }

    @Test
    void theFirstWordReadIsTheLastOfTheSentence() {
        playhead.show(trace, Playhead.START);

        playhead.next(StepSize.WORD);

        assertEquals(Stage.ENCODE, playhead.moment().orElseThrow().step().stage());
        assertEquals(3, playhead.moment().orElseThrow().step().word());
    }

    @Test
    void thereAreAsManyWordStepsAsWordsReadAndWritten() {
        playhead.show(trace, Playhead.START);
        playhead.sizeProperty().set(StepSize.WORD);

        assertEquals(trace.source().size() + trace.target().size(), playhead.length());
    }

    @Test
    void aScrubberLandsOnStopsOfTheChosenSize() {
        playhead.show(trace, Playhead.START);
        playhead.sizeProperty().set(StepSize.WORD);

        playhead.seekNear(8);

        assertTrue(playhead.moment().orElseThrow().step().stopsAt(StepSize.WORD));
        assertFalse(playhead.atEnd());
    }

    @Test
    void onePressLeadsToItsNeighbours() {
        playhead.show(trace, 5);
        List<Integer> near = playhead.neighbours().stream().map(Moment::at).toList();

        playhead.next();
        int on = playhead.at();
        playhead.show(trace, 5);
        playhead.back();

        assertEquals(List.of(on, playhead.at()), near);
        playhead.last();
        assertEquals(1, playhead.neighbours().size());
    }

    @Test
    void anotherRunIsShownAtTheSamePlaceOrAsNearAsItGoes() {
        playhead.show(trace, Integer.MAX_VALUE);

        playhead.show(Traces.of(List.of("a"), List.of("b"), List.of("b"), 4), playhead.at());

        assertTrue(playhead.atEnd());
    }
}
