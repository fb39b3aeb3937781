package headlight.ui;

import headlight.session.Desk;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Where a start ends that is only measured: the system property {@code headlight.end} closes the window after its first
 * frame ({@code first-frame}), as soon as a run is drawn ({@code ready}), or when it has been walked and worked with
 * ({@code rehearsal}), or has trained a model ({@code laboratory}).
 */
enum Milestone {
    FIRST_FRAME,
    READY,
    REHEARSAL,
    LABORATORY;

    /** What the system property asks for. */
    static Optional<Milestone> asked() {
        return switch (System.getProperty("headlight.end", "")) {
            case "first-frame" -> Optional.of(FIRST_FRAME);
            case "ready" -> Optional.of(READY);
            case "rehearsal" -> Optional.of(REHEARSAL);
            case "laboratory" -> Optional.of(LABORATORY);
            default -> Optional.empty();
        };
    }

    /** Does something one frame after it is reached; a rehearsal begins with the first. */
    void then(Desk desk, Runnable action) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                boolean there =
                        Milestone.this != READY || desk.playhead().moment().isPresent();
                frames += there ? 1 : 0;
                // The pulse that draws a frame comes before the one that sees it drawn.
                if (frames > 2) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }

    /** Says that it is reached, for who reads the clock now, and closes the window. */
    void close(Stage stage) {
        System.out.println(this);
        stage.close();
    }
}
