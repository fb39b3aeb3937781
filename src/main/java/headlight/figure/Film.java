package headlight.figure;

import headlight.trace.StepSize;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Pictures in order, each made when it is asked for. A picture that does not move is a film of one.
 *
 * @param length  how many pictures there are
 * @param picture draws one, counted from 0
 * @param stay    how long one is seen, in seconds
 */
public record Film(int length, IntFunction<Figure> picture, IntToDoubleFunction stay) {

    /** How long the last picture is seen, before a film begins again. */
    public static final double END = 4;

    private static final double STAGE = 0.9;
    private static final double WORD = 1.8;

    /** The moments of a run: one stays longer where a word is complete, longest at the end. */
    static Film of(List<Drawing> stops, Function<Drawing, Figure> picture) {
        List<Drawing> all = List.copyOf(stops);
        return new Film(all.size(), i -> picture.apply(all.get(i)), i -> {
            if (i == all.size() - 1) {
                return END;
            }
            return all.get(i).moment().step().ends() == StepSize.WORD ? WORD : STAGE;
        });
    }

    /** A picture that does not move. */
    public static Film still(Figure figure) {
        return new Film(1, i -> figure, i -> END);
    }

    /** One picture. */
    public Figure frame(int i) {
        return picture.apply(i);
    }

    /** How long one stays. */
    public double seconds(int i) {
        return stay.applyAsDouble(i);
    }
}
