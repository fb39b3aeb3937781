package headlight.ui;

import java.util.Optional;

/** A pressed pointer over a figure: it clicks, or takes hold of something and drags it. */
final class Hand {

    /** A hand that moves less than this clicks. */
    private static final double CLICK = 3;

    private Optional<Grip> grip = Optional.empty();
    private boolean dragging;
    private double pressedX;
    private double pressedY;

    /** What it can take hold of. */
    void holds(Grip something) {
        grip = Optional.of(something);
    }

    /** Whether there is something to hold here, in the figure. */
    boolean couldHold(double x, double y) {
        return grip.filter(g -> g.takes(x, y)).isPresent();
    }

    boolean isDragging() {
        return dragging;
    }

    void press(double x, double y) {
        pressedX = x;
        pressedY = y;
        dragging = false;
    }

    /** Moves there, in pixels; {@code scale} of them are one of the figure. */
    void drag(double x, double y, double scale) {
        if (!dragging && isFar(x, y) && couldHold(pressedX / scale, pressedY / scale)) {
            dragging = true;
            grip.ifPresent(g -> g.begin(pressedX / scale, pressedY / scale));
        }
        if (dragging) {
            grip.ifPresent(g -> g.move(x / scale, y / scale));
        }
    }

    /** Lets go; says whether it was a click. */
    boolean release(double x, double y) {
        if (dragging) {
            dragging = false;
            grip.ifPresent(Grip::end);
            return false;
        }
        return !isFar(x, y);
    }

    private boolean isFar(double x, double y) {
        return Math.hypot(x - pressedX, y - pressedY) > CLICK;
    }
}
