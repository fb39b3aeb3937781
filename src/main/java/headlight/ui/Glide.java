package headlight.ui;

import headlight.figure.Rect;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/**
 * A frame that glides from where the numbers of the last step stand to those of this one, and is gone: it leads the eye.
 * The picture below it is already whole; no key ever waits for it.
 */
final class Glide extends Rectangle {

    private static final Duration SHORT = Duration.millis(170);
    /** Someone who goes faster than this wants to get there, and is not shown the way. */
    private static final long HASTE = 300_000_000;

    private static final double WIDTH = 2;
    private static final double ROUND = 8;

    private final Look look;
    private final Timeline timeline = new Timeline();
    private Optional<Rect> before = Optional.empty();
    private long led = System.nanoTime();

    Glide(Look look) {
        this.look = look;
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setFill(null);
        setStrokeWidth(WIDTH);
        setArcWidth(ROUND);
        setArcHeight(ROUND);
        timeline.setOnFinished(e -> setVisible(false));
    }

    /** This step's numbers stand there, in pixels; the glide begins where the last one was to end. */
    void lead(Optional<Rect> now) {
        timeline.stop();
        setVisible(false);
        boolean hasty = System.nanoTime() - led < HASTE;
        led = System.nanoTime();
        if (!hasty && !look.stillProperty().get()) {
            before.ifPresent(from -> now.filter(to -> !to.equals(from)).ifPresent(to -> glide(from, to)));
        }
        before = now;
    }

    private void glide(Rect from, Rect to) {
        setStroke(CanvasSurface.color(look.themeProperty().get().nowRule()));
        timeline.getKeyFrames().setAll(at(Duration.ZERO, from, 1), at(SHORT, to, 0.3));
        setVisible(true);
        timeline.playFromStart();
    }

    private KeyFrame at(Duration time, Rect where, double opacity) {
        return new KeyFrame(
                time,
                value(xProperty(), where.x()),
                value(yProperty(), where.y()),
                value(widthProperty(), where.w()),
                value(heightProperty(), where.h()),
                value(opacityProperty(), opacity));
    }

    private static KeyValue value(DoubleProperty property, double end) {
        return new KeyValue(property, end, Interpolator.EASE_BOTH);
    }
}
