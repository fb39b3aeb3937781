package headlight.session;

import headlight.figure.Rect;
import headlight.figure.Spot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Moving from spot to spot of a picture by keyboard. */
public enum Steering {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    /** How much worse it is to go aside than to go ahead. */
    private static final double ASIDE = 3;

    private final int dx;
    private final int dy;

    Steering(int dx, int dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /** The nearest spot this way, or the same when there is none; from nowhere, the first spot. */
    public Optional<Spot> from(Optional<Spot> start, List<Spot> spots) {
        if (start.isEmpty()) {
            return spots.stream().findFirst();
        }
        Rect here = start.get().where();
        return spots.stream()
                .filter(s -> ahead(here, s.where()) > 0.5)
                .min(Comparator.comparingDouble(s -> ahead(here, s.where()) + ASIDE * aside(here, s.where())))
                .or(() -> start);
    }

    private double ahead(Rect from, Rect to) {
        return dx * (to.centerX() - from.centerX()) + dy * (to.centerY() - from.centerY());
    }

    private double aside(Rect from, Rect to) {
        return Math.abs(dy * (to.centerX() - from.centerX()) + dx * (to.centerY() - from.centerY()));
    }
}
