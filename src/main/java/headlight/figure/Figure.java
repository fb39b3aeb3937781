package headlight.figure;

import java.util.List;
import java.util.Optional;

/** A picture: pure, of a known size, painted onto any surface, and aware of what is where. */
public interface Figure {

    /** Its size at scale 1. */
    Size size();

    /** Paints it, background included. */
    void paint(Surface surface);

    /** What it is made of, in the order in which it is painted. */
    default List<Mark> marks() {
        return Sketch.of(this);
    }

    /** What in it stands for a recorded value, in reading order; where two overlap, the later lies on top. */
    List<Spot> spots();

    /**
     * The same picture, ready for a screen of so many pixels to one at scale 1: what takes long to paint in it is pixels
     * now. Pure, and takes its time (milliseconds): any thread may ask for it, and keep it as long as nothing changes. An
     * export paints the figure itself.
     */
    default Figure prepared(double scale) {
        return this;
    }

    /** The same, with what is alike in a figure that was prepared before: the pixels are not made twice. */
    default Figure prepared(double scale, Figure before) {
        return prepared(scale);
    }

    /** The numbers it shows, where its spots do not say them all; empty when they are those of its spots. */
    default List<Table> tables() {
        return List.of();
    }

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
