package headlight.figure;

import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of picture.
 *
 * @param kind    its name on the command line; {@code figure.<kind>} is its title
 * @param suits   which traces it can show
 * @param picture draws one moment
 * @param stops   the moments of its film: one, unless it moves
 * @param ending  the one format that it is written in, when it is for another program to read; else any of a picture
 */
public record View(
        String kind,
        Predicate<Trace> suits,
        Function<Drawing, Figure> picture,
        Function<Drawing, List<Drawing>> stops,
        Optional<String> ending) {

    /** A kind of picture that is written in any format. */
    public View(
            String kind,
            Predicate<Trace> suits,
            Function<Drawing, Figure> picture,
            Function<Drawing, List<Drawing>> stops) {
        this(kind, suits, picture, stops, Optional.empty());
    }

    /** A kind of picture that does not move. */
    public static View still(String kind, Predicate<Trace> suits, Function<Drawing, Figure> picture) {
        return new View(kind, suits, picture, List::of);
    }

    /** The same, written in this format only. */
    public View only(String format) {
        return new View(kind, suits, picture, stops, Optional.of(format));
    }

    /** The picture of one moment. */
    public Figure draw(Drawing drawing) {
        return picture.apply(drawing);
    }

    /** All its pictures, in order. */
    public Film film(Drawing drawing) {
        return Film.of(stops.apply(drawing), picture);
    }
}
