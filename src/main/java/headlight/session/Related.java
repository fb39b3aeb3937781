package headlight.session;

import headlight.figure.Spot;
import headlight.trace.Axis;
import headlight.trace.Sites;
import java.util.List;

/** What lights up with what: the same source word, the same entry of the vocabulary, the same feature, the same step. */
public final class Related {

    /** What a spot is about, the most telling first. */
    private static final List<Axis> SUBJECTS = List.of(Axis.TOKEN, Axis.VOCAB, Axis.FEATURE, Axis.STEP);

    private Related() {}

    /** Whether {@code other} lights up while {@code pointed} is pointed at. */
    public static boolean lights(Spot pointed, Spot other) {
        if (pointed.site().equals(other.site()) && pointed.index().equals(other.index())) {
            return true;
        }
        for (Axis axis : SUBJECTS) {
            if (pointed.along(axis) >= 0) {
                return other.along(axis) == pointed.along(axis)
                        && agree(pointed, other)
                        && sameSpace(axis, pointed, other);
            }
        }
        return false;
    }

    /** Wherever both have a place, it is the same. */
    private static boolean agree(Spot a, Spot b) {
        for (Axis axis : Axis.values()) {
            if (a.along(axis) >= 0 && b.along(axis) >= 0 && a.along(axis) != b.along(axis)) {
                return false;
            }
        }
        return true;
    }

    /** Feature 3 of an embedding has nothing to do with feature 3 of a state; features of all states belong together. */
    private static boolean sameSpace(Axis axis, Spot a, Spot b) {
        return axis != Axis.FEATURE || embedding(a) == embedding(b);
    }

    private static boolean embedding(Spot spot) {
        return spot.site().equals(Sites.ENCODER_EMBEDDED) || spot.site().equals(Sites.DECODER_EMBEDDED);
    }
}
