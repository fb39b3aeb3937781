package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Samples;
import headlight.figure.Size;
import headlight.figure.stage.StageFigure;
import headlight.trace.Moment;
import headlight.trace.Traces;
import headlight.trace.Walk;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** The first run is drawn ahead, whole, and its first steps are painted, in turns that let others go between. */
class AheadTest extends ApplicationTest {

    private static final long PATIENCE_SECONDS = 60;

    @Override
    public void start(Stage stage) {
        Look.loadFonts();
    }

    @Test
    void everyStepIsDrawnAndTheFirstArePainted() throws InterruptedException {
        Drawing first = Samples.drawing(Traces.french());
        Moment moment = first.moment();
        Walk steps = moment.steps();
        int some = Math.min(Ahead.MOST_PAINTED, steps.size());
        AtomicInteger turns = new AtomicInteger();
        CountDownLatch drawn = new CountDownLatch(steps.size());
        CountDownLatch painted = new CountDownLatch(some);
        ObjectProperty<Optional<Moment>> moments = new SimpleObjectProperty<>(Optional.empty());
        moments.addListener(new Ahead(
                now -> now.map(m -> first),
                drawing -> {
                    drawn.countDown();
                    return new StageFigure(drawing, new Size(880, 600));
                },
                () -> 1.25,
                turn -> new ScreenThread().execute(() -> {
                    turns.incrementAndGet();
                    turn.run();
                    painted.countDown();
                })));
        moments.set(Optional.of(moment));
        assertTrue(drawn.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertTrue(painted.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(some, turns.get());
        assertFalse(some == steps.size(), "a sample of more steps");
    }
}
