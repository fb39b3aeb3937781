package headlight.figure;

import headlight.trace.Axis;
import headlight.trace.Site;
import java.util.List;

/**
 * Something in a figure that stands for a recorded value: what is under the pointer there.
 *
 * @param site  the site
 * @param index of one number, or of a whole row when it is shorter than the site's axes
 * @param where its place in the figure
 */
public record Spot(Site site, List<Integer> index, Rect where) {

    public Spot {
        index = List.copyOf(index);
    }

    /** Its place along an axis, or -1 when it has none. */
    public int along(Axis axis) {
        int dimension = site.dimension(axis);
        return dimension >= 0 && dimension < index.size() ? index.get(dimension) : -1;
    }

    /** Whether it is one number rather than a row of them. */
    public boolean isNumber() {
        return index.size() == site.axes().size();
    }
}
