package headlight.ui;

import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.session.Prediction;
import headlight.session.Results;
import headlight.session.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What all panes of a window share. {@code painter} makes the picture in the middle where that takes long, {@code aside}
 * what stands beside it, {@code foresight} what the next step needs, so that none waits for another.
 */
record Studio(
        Desk desk,
        Prediction prediction,
        Language language,
        Look look,
        ObjectProperty<Optional<Spot>> pointed,
        DoubleProperty speed,
        Executor painter,
        Executor aside,
        Executor foresight,
        Results results,
        Lab lab) {

    Studio(Desk desk, Language language, Look look) {
        this(desk, language, look, thread("painter"), thread("aside"), later(thread("foresight")));
    }

    private Studio(Desk desk, Language language, Look look, Executor painter, Executor aside, Executor foresight) {
        this(
                desk,
                new Prediction(desk.playhead()),
                language,
                look,
                new SimpleObjectProperty<>(Optional.empty()),
                new SimpleDoubleProperty(1),
                painter,
                aside,
                foresight,
                new Results(desk, aside, new ScreenThread()),
                new Lab(desk.shelf(), new ScreenThread()));
    }

    /** What is on its way to the screen goes first, on two cores, before what is not asked for yet. */
    private static Executor later(Executor executor) {
        return CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS, executor);
    }

    private static Executor thread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks how the number at a spot came about; of a row of numbers, its first. */
    void open(Spot spot) {
        List<Integer> number = new ArrayList<>(spot.index());
        while (number.size() < spot.site().axes().size()) {
            number.add(0);
        }
        desk.playhead().moment().ifPresent(m -> desk.inspector().open(m.trace(), spot.site(), number));
    }
}
