package headlight.engine.train;

import java.util.List;

/**
 * What a model makes of all probes at one step of its training.
 *
 * @param step how many steps were made before
 * @param seen for each probe, in their order
 */
public record Glance(int step, List<Seen> seen) {

    private static final int CLOSEST = 5;
    private static final int SLOWING = 12;

    public Glance {
        seen = List.copyOf(seen);
    }

    /** The step of the next one: close together at first, when most is learned; then ever farther apart. */
    static int after(int step) {
        return step + Math.max(CLOSEST, step / SLOWING);
    }
}
