package headlight.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Rectangle;

/**
 * Presses keys in a window, at any moment between two beats of the screen, and measures how long it takes until what they
 * do has been drawn and handed to the system: the key's handling, then styles, layout and painting at the next beat, then
 * rendering on its own thread.
 */
final class Presses {

    private static final long BEAT_NANOS = 16_666_667;

    /**
     * How long one press took, in milliseconds.
     *
     * @param work  without the wait for the screen's next beat
     * @param whole from the key to the end
     */
    record Drawn(double work, double whole) {}

    private final Scene scene;
    private final ScreenThread screen = new ScreenThread();
    private final Rectangle dot = new Rectangle(1, 1);
    private final WritableImage pixel = new WritableImage(1, 1);
    private long beat;

    /** On the screen's thread. */
    Presses(Scene scene) {
        this.scene = scene;
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                beat = System.nanoTime(); // a beat begins with the animations
            }
        }.start();
    }

    /** Presses a key where the keyboard is; on any thread but the screen's. */
    Drawn press(KeyCode key) {
        CompletableFuture<Drawn> drawn = new CompletableFuture<>();
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(BEAT_NANOS));
        screen.execute(() -> {
            long pressed = System.nanoTime();
            Event.fireEvent(
                    scene.getFocusOwner(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            long handled = System.nanoTime();
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    scene.removePostLayoutPulseListener(this);
                    long began = beat;
                    screen.execute(() -> rendered(() -> {
                        long end = System.nanoTime();
                        drawn.complete(new Drawn((end - began + handled - pressed) / 1e6, (end - pressed) / 1e6));
                    }));
                }
            });
        });
        return drawn.join();
    }

    /**
     * Does something when all that was given to the renderer is on its way to the screen. The renderer works in turn, so a
     * picture of one pixel is done after the frame before it; and where the screen's thread hands a frame on to the system,
     * it was asked to do so before it is asked to do this.
     */
    private void rendered(Runnable then) {
        dot.snapshot(null, pixel);
        screen.execute(then);
    }
}
