package headlight.session.bottleneck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Figure;
import headlight.figure.Theme;
import headlight.figure.lab.Chart;
import headlight.figure.lab.CurvesFigure;
import headlight.task.Letters;
import headlight.text.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sweep beside the window. */
class BottleneckTest {

    private static final Plan TINY = new Plan(Letters.reversed(), List.of(3, 5), List.of(1L), 6, 4, 2, 4, 0.01, 10);

    @Test
    void itRunsToItsEndAndCanBeginAnew() {
        Bottleneck bottleneck = new Bottleneck(Runnable::run, Runnable::run);
        bottleneck.start(TINY);
        assertEquals(Bottleneck.State.IDLE, bottleneck.stateProperty().get());
        Findings found = bottleneck.findingsProperty().get().orElseThrow();
        assertEquals(1, found.done());
        assertEquals(6, found.scores().size());
        bottleneck.start(TINY);
        assertEquals(
                found.scores(),
                bottleneck.findingsProperty().get().orElseThrow().scores());
    }

    @Test
    void itEndsWhenItIsToldAndKeepsWhatWasFound() {
        Queue<Runnable> work = new ArrayDeque<>();
        List<Bottleneck> cancelled = new ArrayList<>();
        Bottleneck bottleneck = new Bottleneck(work::add, task -> {
            task.run();
            Optional<Findings> found = cancelled.get(0).findingsProperty().get();
            if (found.isPresent() && !found.get().scores().isEmpty()) {
                cancelled.get(0).cancel();
            }
        });
        cancelled.add(bottleneck);
        bottleneck.start(TINY);
        bottleneck.start(TINY); // one thing at a time
        assertEquals(1, work.size());
        assertEquals(Bottleneck.State.RUNNING, bottleneck.stateProperty().get());
        work.remove().run();
        assertEquals(Bottleneck.State.IDLE, bottleneck.stateProperty().get());
        Findings found = bottleneck.findingsProperty().get().orElseThrow();
        assertEquals(2, found.scores().size(), "one training ended");
        assertTrue(found.done() < 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void theChartShowsEveryCurveAndTheNoteSaysWhatDatesDoNot(String language) {
        Findings found = new Sweep(TINY).run(() -> true, news -> {});
        Chart chart = Curves.chart(found, Messages.of(language)::text);
        assertEquals(6, chart.series().size());
        assertEquals(Findings.GOAL, chart.level().orElseThrow());
        Figure figure = Curves.figure(found, Messages.of(language)::text, Theme.LIGHT, CurvesFigure.NATURAL);
        assertTrue(figure.size().height() > CurvesFigure.NATURAL.height() + 40, "there is room for a note");
        assertEquals(2, figure.tables().get(0).rows().size());
        assertTrue(Messages.of(language).text("bottleneck.note").contains("99.9"));
    }
}
