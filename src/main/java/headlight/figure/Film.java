package headlight.figure;

import headlight.trace.StepSize;
import java.util.List;
import java.util.function.Function;

/**
 * Pictures in order, each made when it is asked for. A picture that does not move is a film of one.
 *
 * @param stops   what each shows
 * @param picture draws one
 */
public record Film(List<Drawing> stops, Function<Drawing, Figure> picture) {

    private static final double STAGE = 0.9;
    private static final double WORD = 1.8;
    private static final double END = 4;

    public Film {
        stops = List.copyOf(stops);
    }

    /** How many pictures there are. */
    public int length() {
        return stops.size();
    }

    /** One picture. */
    public Figure frame(int i) {
        return picture.apply(stops.get(i));
    }

    /** How long one stays: longer where a word is complete, longest at the end. */
    public double seconds(int i) {
        if (i == length() - 1) {
            return END;
        }
        return stops.get(i).moment().step().ends() == StepSize.WORD ? WORD : STAGE;
    }
}
