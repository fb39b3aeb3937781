package headlight.session;

import headlight.figure.Spot;
import headlight.trace.Axis;
import headlight.trace.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A token of a Transformer's run.
 *
 * @param stack    who reads it
 * @param position from 0
 */
public record Place(Stack stack, int position) {

    private static final String CROSS = ".cross_attn";

    /** The tokens that a spot of a picture is about: the one that asks and the one that is asked, or the one it is of. */
    public static List<Place> of(Spot spot) {
        return Stream.of(asking(spot), asked(spot), own(spot))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static Optional<Place> asking(Spot spot) {
        return at(stack(spot), spot.along(Axis.QUERY));
    }

    private static Optional<Place> asked(Spot spot) {
        boolean across = spot.site().name().contains(CROSS);
        return at(across ? Stack.ENCODER : stack(spot), spot.along(Axis.KEY));
    }

    private static Optional<Place> own(Spot spot) {
        int token = spot.along(Axis.TOKEN);
        return token >= 0 ? at(Stack.ENCODER, token) : at(Stack.DECODER, spot.along(Axis.STEP));
    }

    private static Stack stack(Spot spot) {
        return spot.site().name().startsWith(Stack.ENCODER.key()) ? Stack.ENCODER : Stack.DECODER;
    }

    private static Optional<Place> at(Stack stack, int position) {
        return position < 0 ? Optional.empty() : Optional.of(new Place(stack, position));
    }
}
