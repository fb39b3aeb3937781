package headlight.ui;

import headlight.session.Playhead;
import headlight.session.Settings;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/** Presses "next" while it plays, and stops at the end of the run. */
final class Player {

    /** Between two steps at speed 1. */
    private static final Duration BEAT = Duration.millis(900);

    private final Playhead playhead;
    private final DoubleProperty speed;
    private final Timeline timeline;
    private final BooleanProperty playing = new SimpleBooleanProperty();

    Player(Playhead playhead, DoubleProperty speed) {
        this.playhead = playhead;
        this.speed = speed;
        timeline = new Timeline(new KeyFrame(BEAT, e -> step()));
        timeline.setCycleCount(Animation.INDEFINITE);
        speed.addListener((property, before, now) -> timeline.setRate(now.doubleValue()));
        playing.addListener((property, before, now) -> {
            if (now) {
                timeline.setRate(speed.get());
                timeline.playFromStart();
            } else {
                timeline.stop();
            }
        });
    }

    /** Whether it plays; set it to start and stop. */
    BooleanProperty playingProperty() {
        return playing;
    }

    /** Starts or stops; at the end of the run it starts over. */
    void toggle() {
        if (!playing.get() && playhead.atEnd()) {
            playhead.first();
        }
        playing.set(!playing.get());
    }

    /** The next faster (1) or slower (−1) speed. */
    void faster(int by) {
        List<Double> speeds = Settings.SPEEDS;
        int now = Math.max(0, speeds.indexOf(speed.get()));
        speed.set(speeds.get(Math.max(0, Math.min(speeds.size() - 1, now + by))));
    }

    private void step() {
        playhead.next();
        if (playhead.atEnd()) {
            playing.set(false);
        }
    }
}
