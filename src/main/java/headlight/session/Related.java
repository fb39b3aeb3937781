package headlight.session;

import headlight.figure.Spot;
import headlight.trace.Axis;
import headlight.trace.Sites;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What lights up with what: the same source word, the same entry of the vocabulary, the same feature, the same step. */
public final class Related {

    /** What a spot is about, the most telling first. */
    private static final List<Axis> SUBJECTS = List.of(Axis.TOKEN, Axis.VOCAB, Axis.FEATURE, Axis.STEP);

    private Related() {}

    /** What of a picture lights up: of a vector that lights as a whole not every number again, unless it is the one. */
    public static List<Spot> lit(Spot pointed, List<Spot> spots) {
        List<Spot> all = spots.stream().filter(spot -> lights(pointed, spot)).toList();
        Set<List<Object>> rows = all.stream()
                .filter(spot -> !spot.isNumber())
                .map(spot -> List.<Object>of(spot.site(), spot.index()))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(spot -> !spot.isNumber()
                        || same(pointed, spot)
                        || !rows.contains(List.<Object>of(
                                spot.site(),
                                spot.index().subList(0, spot.index().size() - 1))))
                .toList();
    }

    private static boolean same(Spot a, Spot b) {
        return a.site().equals(b.site()) && a.index().equals(b.index());
    }

    /** Whether {@code other} lights up while {@code pointed} is pointed at. */
    public static boolean lights(Spot pointed, Spot other) {
        if (same(pointed, other)) {
            return true;
        }
        if (asks(pointed) || asks(other)) {
            return sameToken(pointed, other);
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

    /** Whether it is about attention with heads, where two tokens meet. */
    private static boolean asks(Spot spot) {
        return spot.site().dimension(Axis.HEAD) >= 0;
    }

    /** Of heads not every number lights up with a token, but the token itself wherever it stands. */
    private static boolean sameToken(Spot pointed, Spot other) {
        List<Place> places = Place.of(other);
        return !other.isNumber() && places.size() == 1 && Place.of(pointed).contains(places.get(0));
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
