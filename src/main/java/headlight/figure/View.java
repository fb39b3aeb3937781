package headlight.figure;

import headlight.trace.Trace;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of picture.
 *
 * @param kind    its name on the command line; {@code figure.<kind>} is its title
 * @param suits   which traces it can show
 * @param picture draws one moment
 * @param stops   the moments of its film: one, unless it moves
 */
public record View(
        String kind,
        Predicate<Trace> suits,
        Function<Drawing, Figure> picture,
        Function<Drawing, List<Drawing>> stops) {

    /** A kind of picture that does not move. */
    public static View still(String kind, Predicate<Trace> suits, Function<Drawing, Figure> picture) {
        return new View(kind, suits, picture, List::of);
    }

    /** The picture of one moment. */
    public Figure draw(Drawing drawing) {
        return picture.apply(drawing);
    }

    /** All its pictures, in order. */
    public Film film(Drawing drawing) {
        return new Film(stops.apply(drawing), picture);
    }
}
