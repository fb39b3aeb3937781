package headlight.trace;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A place in a computation whose value is recorded: a stable dotted name, what each dimension means, and the
 * letter that papers use for it.
 *
 * @param name   for example {@code attention.weights}
 * @param symbol LaTeX without indices, for example {@code \alpha}
 * @param axes   one per dimension
 */
public record Site(String name, String symbol, List<Axis> axes) {

    public Site {
        axes = List.copyOf(axes);
    }

    /** A site with the given axes. */
    public static Site of(String name, String symbol, Axis... axes) {
        return new Site(name, symbol, List.of(axes));
    }

    /** One element as the command line writes it, indices from 0: {@code attention.weights[1,3]}. */
    public String element(int... index) {
        return name + Arrays.stream(index).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
    }

    /** The letter with its indices as papers write them, from 1: {@code \alpha_{2,4}}. */
    public String symbol(int... index) {
        return index.length == 0
                ? symbol
                : symbol
                        + Arrays.stream(index)
                                .mapToObj(i -> Integer.toString(i + 1))
                                .collect(Collectors.joining(",", "_{", "}"));
    }

    /** Which dimension has the given meaning, or -1. */
    public int dimension(Axis axis) {
        return axes.indexOf(axis);
    }
}
