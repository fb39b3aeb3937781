package headlight.ui;

import headlight.session.Desk;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Where a start ends that is only measured: the system property {@code headlight.end} closes the window after its first
 * frame ({@code first-frame}), or as soon as a run is drawn ({@code ready}).
 */
enum Milestone {
    FIRST_FRAME,
    READY;

    /** What the system property asks for. */
    static Optional<Milestone> asked() {
        return switch (System.getProperty("headlight.end", "")) {
            case "first-frame" -> Optional.of(FIRST_FRAME);
            case "ready" -> Optional.of(READY);
            default -> Optional.empty();
        };
    }

    /** Closes the window one frame after it is reached. */
    void closeAt(Stage stage, Desk desk) {
        new AnimationTimer() {
            private int frames;

            @Override
            public void handle(long now) {
                boolean there = Milestone.this == FIRST_FRAME
                        || desk.playhead().moment().isPresent();
                frames += there ? 1 : 0;
                // The pulse that draws a frame comes before the one that sees it drawn.
                if (frames > 2) {
                    stop();
                    System.out.println(Milestone.this); // who measures reads the clock now, not at the end
                    stage.close();
                }
            }
        }.start();
    }
}
