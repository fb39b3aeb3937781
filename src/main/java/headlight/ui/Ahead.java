package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Mark;
import headlight.figure.Sketch;
import headlight.trace.Moment;
import headlight.trace.Walk;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * Draws the first run ahead of the person, on a thread of its own and for nobody to see: by the time a step is asked for,
 * its formulas are typeset and the code that draws it is compiled. It touches nothing of the window.
 */
final class Ahead implements ChangeListener<Optional<Moment>> {

    private final Function<Optional<Moment>, Optional<Drawing>> prepare;
    private final Function<Drawing, Figure> draw;

    /**
     * Listens for the first run.
     *
     * @param prepare what is drawn, once there is something, on the thread of the change
     * @param draw    the figure, on a thread of its own
     */
    Ahead(Function<Optional<Moment>, Optional<Drawing>> prepare, Function<Drawing, Figure> draw) {
        this.prepare = prepare;
        this.draw = draw;
    }

    @Override
    public void changed(
            ObservableValue<? extends Optional<Moment>> moments, Optional<Moment> before, Optional<Moment> now) {
        prepare.apply(now).ifPresent(first -> {
            moments.removeListener(this);
            Thread thread = new Thread(() -> walk(first), "draws ahead");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void walk(Drawing first) {
        Walk steps = first.moment().steps();
        // The words of a layer are all alike, and there may be hundreds.
        int until = steps.layer().isPresent() ? steps.around(0).size() : steps.size();
        for (int at = 0; at < until; at++) {
            Sketch.of(draw.apply(first.at(first.moment().seek(at)))).forEach(Mark::bounds);
        }
    }
}
