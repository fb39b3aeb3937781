package headlight.trace;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value that an experiment puts in place of a computed one; everything after it follows.
 *
 * @param site   the name of the site
 * @param index  of one row ({@code [step]}) or one number ({@code [step, token]})
 * @param values a whole row, or one number
 */
public record Edit(String site, List<Integer> index, List<Float> values) {

    public Edit {
        index = List.copyOf(index);
        values = List.copyOf(values);
    }

    /** Puts these numbers in the place of a row. */
    public static Edit row(Site site, int row, float... values) {
        return new Edit(
                site.name(),
                List.of(row),
                IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
    }

    /** Where it is made: {@code attention.weights[1]}. */
    public String place() {
        return site + index.toString().replace(" ", "");
    }

    /** As the command line writes it: {@code attention.weights[1]=0.1,0.9}. */
    @Override
    public String toString() {
        return place()
                + "="
                + values.stream().map(v -> String.format(Locale.ROOT, "%s", v)).collect(Collectors.joining(","));
    }
}
