package headlight.figure.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.text.Messages;
import headlight.trace.Gradients;
import headlight.trace.Moment;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way back on the stage. */
class WayBackTest {

    private final Trace there = Traces.french();
    private final Trace trace = Traces.andBack(there);

    private List<Spot> gradients(Moment moment) {
        Drawing drawing = Drawing.of(moment, Theme.LIGHT, Messages.of("en")::text);
        return new StageFigure(drawing, StageFigure.SMALLEST)
                .spots().stream()
                        .filter(spot -> spot.site().equals(Gradients.ENCODER)
                                || spot.site().equals(Gradients.DECODER))
                        .toList();
    }

    @Test
    void gradientsComeOneByOneAndStay() {
        int forward = there.steps().size();
        int size = trace.steps().size();
        assertEquals(List.of(), gradients(Moment.end(there)));
        assertEquals(List.of(), gradients(Moment.at(trace, forward)));
        int before = 0;
        for (int at = forward; at < size; at++) {
            int now = gradients(Moment.at(trace, at)).size();
            assertTrue(now == before || now == before + 1, at + ": " + now);
            before = now;
        }
        assertEquals(7 + 4, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyStepSaysSomethingOfItsOwn(String language) {
        Set<String> said = new HashSet<>();
        IntStream.range(there.steps().size(), trace.steps().size())
                .filter(i -> trace.steps().get(i).stopsAt(StepSize.WORD))
                .forEach(i -> {
                    Narration narration = Narration.of(
                            Moment.at(trace, i), StepSize.WORD, Messages.of(language)::text, Optional.empty());
                    assertTrue(said.add(narration.title()), narration.title());
                    assertFalse(narration.title().contains("{"), narration.title());
                });
        assertEquals(1 + 7 + 4, said.size());
    }
}
