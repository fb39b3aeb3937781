package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Mark;
import headlight.figure.Size;
import headlight.trace.Moment;
import headlight.trace.Walk;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.WritableImage;

/**
 * Rehearses the first run ahead of the person, for nobody to see: by the time a step is asked for, its formulas are
 * typeset, its letters are known, and the code that draws, paints and renders it is compiled. Every step is drawn, on a
 * thread of its own; the first of them are painted too, off the window, each in a short turn of the screen's thread that
 * lets others go between. All that ends with the first step of the person.
 */
final class Ahead implements ChangeListener<Optional<Moment>> {

    private static final int MOST_DRAWN = 400;

    /** More would still be busy when a quick person presses the first key. */
    static final int MOST_PAINTED = 24;

    private final Function<Optional<Moment>, Optional<Drawing>> prepare;
    private final Function<Drawing, Figure> draw;
    private final DoubleSupplier scale;
    private final Executor screen;
    private boolean begun;

    /** Who walks already needs the processor more, and has {@link Foresight}. */
    private volatile boolean overtaken;

    /**
     * Listens for the first run.
     *
     * @param prepare what is drawn, once there is something, on the thread of the change
     * @param draw    the figure, on a thread of its own
     * @param scale   how many pixels one pixel at scale 1 becomes
     * @param screen  where it is painted
     */
    Ahead(
            Function<Optional<Moment>, Optional<Drawing>> prepare,
            Function<Drawing, Figure> draw,
            DoubleSupplier scale,
            Executor screen) {
        this.prepare = prepare;
        this.draw = draw;
        this.scale = scale;
        this.screen = screen;
    }

    @Override
    public void changed(
            ObservableValue<? extends Optional<Moment>> moments, Optional<Moment> before, Optional<Moment> now) {
        if (begun) {
            overtaken = overtaken || now.filter(m -> m.at() >= 0).isPresent();
            return;
        }
        prepare.apply(now).ifPresent(first -> {
            begun = true;
            Thread thread = new Thread(() -> walk(first), "draws ahead");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void walk(Drawing first) {
        Walk steps = first.moment().steps();
        // The words of a layer are all alike; of a long text each has hundreds of steps.
        int until =
                Math.min(MOST_DRAWN, steps.layer().isPresent() ? steps.around(0).size() : steps.size());
        Easel easel = new Easel();
        for (int at = 0; at < until && !overtaken; at++) {
            Figure figure = draw.apply(first.at(first.moment().seek(at)));
            ready(figure, scale.getAsDouble());
            if (at < MOST_PAINTED) {
                inTurn(() -> easel.paint(figure.marks(), figure.size(), scale.getAsDouble()));
            }
        }
    }

    /** Does what can be done on any thread before a figure is painted, at so many pixels for each of its own. */
    static void ready(Figure figure, double scale) {
        figure.spots();
        figure.marks().forEach(Mark::bounds);
        figure.marks().forEach(mark -> CanvasSurface.prepare(mark, scale));
    }

    /** Waits for it, so that keys and beats of the screen come between one turn and the next. */
    private void inTurn(Runnable turn) {
        CountDownLatch done = new CountDownLatch(1);
        screen.execute(() -> {
            try {
                turn.run();
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where pictures are painted and rendered that are not in the window; used on the screen's thread. */
    private static final class Easel {
        private final Tiles tiles = new Tiles();
        private Optional<WritableImage> image = Optional.empty();

        void paint(List<Mark> marks, Size size, double scale) {
            tiles.show(marks, Math.ceil(size.width() * scale), Math.ceil(size.height() * scale), scale);
            image = Optional.of(tiles.snapshot(null, image.orElse(null)));
        }
    }
}
