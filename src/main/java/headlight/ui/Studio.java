package headlight.ui;

import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.session.Prediction;
import headlight.session.Results;
import headlight.session.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What all panes of a window share. {@code painter} makes the picture in the middle where that takes long, {@code aside}
 * what stands beside it, so that neither waits for the other.
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
        Results results,
        Lab lab) {

    Studio(Desk desk, Language language, Look look) {
        this(desk, language, look, thread("painter"), thread("aside"));
    }

    private Studio(Desk desk, Language language, Look look, Executor painter, Executor aside) {
        this(
                desk,
                new Prediction(desk.playhead()),
                language,
                look,
                new SimpleObjectProperty<>(Optional.empty()),
                new SimpleDoubleProperty(1),
                painter,
                aside,
                new Results(desk, aside, new ScreenThread()),
                new Lab(desk.shelf(), new ScreenThread()));
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
