package headlight.figure;

import java.util.List;
import java.util.Optional;

/** A picture: pure, of a known size, painted onto any surface, and aware of what is where. */
public interface Figure {

    /** Its size at scale 1. */
    Size size();

    /** Paints it, background included. */
    void paint(Surface surface);

    /** What in it stands for a recorded value, in reading order; where two overlap, the later lies on top. */
    List<Spot> spots();

    /** What is at a point. */
    default Optional<Spot> at(double x, double y) {
        Spot found = null;
        for (Spot spot : spots()) {
            if (spot.where().contains(x, y)) {
                found = spot;
            }
        }
        return Optional.ofNullable(found);
    }
}
