package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A value that an experiment puts in place of a computed one; everything after it follows.
 *
 * @param site   the name of the site
 * @param index  of one row ({@code [step]}) or one number ({@code [step, token]})
 * @param values a whole row, or one number
 */
public record Edit(String site, List<Integer> index, List<Float> values) implements Change {

    private static final Pattern FORM = Pattern.compile("([^\\[\\]=]+)\\[([^\\[\\]=]*)\\]\\s*=(.*)");

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

    /** Puts these numbers in the place of the row at a longer index: {@code [head, query]} of weights. */
    public static Edit row(Site site, List<Integer> index, float... values) {
        return new Edit(
                site.name(),
                index,
                IntStream.range(0, values.length).mapToObj(i -> values[i]).toList());
    }

    /**
     * An edit as the command line writes it: {@code SITE[i]=x,y,…} or {@code SITE[i,j]=x}.
     *
     * @throws IllegalArgumentException when it is none, saying what was expected
     */
    public static Edit parse(String typed) {
        Matcher matcher = FORM.matcher(typed.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + typed
                    + "' should read SITE[i]=x,y,… or SITE[i,j]=x, for example attention.weights[1]=0.1,0.9");
        }
        return new Edit(
                matcher.group(1).strip(),
                each(matcher.group(2), typed, "an index", Integer::valueOf),
                each(matcher.group(3), typed, "a finite number", Edit::finite));
    }

    private static Float finite(String typed) {
        float number = Float.parseFloat(typed);
        if (!Float.isFinite(number)) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static <T> List<T> each(String typed, String whole, String what, Function<String, T> read) {
        List<T> all = new ArrayList<>();
        for (String one : typed.split(",", -1)) {
            try {
                all.add(read.apply(one.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + one.strip() + "' in '" + whole + "' is not " + what, e);
            }
        }
        return all;
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
