package headlight.cli;

import headlight.trace.Axis;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One number of a run, as typed: {@code attention.weights[1,3]}, indices from 0.
 *
 * @param site  the site's name
 * @param index one index for each of its dimensions
 */
record ElementArgument(String site, List<Integer> index) {

    private static final Pattern FORM = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]*)\\]");

    /** From what was typed. */
    static final class Converter implements ITypeConverter<ElementArgument> {
        @Override
        public ElementArgument convert(String typed) {
            Matcher matcher = FORM.matcher(typed.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + typed + "' should read SITE[i,j], for example attention.weights[1,3]");
            }
            return new ElementArgument(matcher.group(1).strip(), ElementArgument.index(matcher.group(2), typed));
        }
    }

    /** The indices between the brackets. */
    static List<Integer> index(String typed, String whole) {
        List<Integer> index = new ArrayList<>();
        for (String number : typed.split(",", -1)) {
            try {
                index.add(Integer.parseInt(number.strip()));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + number.strip() + "' in '" + whole + "' is not an index");
            }
        }
        return index;
    }

    /** The indices as the trace takes them. */
    int[] indices() {
        return index.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What is wrong with it as a number of this run: says which sites there are, or which indices. */
    Optional<String> problem(Trace trace) {
        Tensor tensor = trace.tensors().get(site);
        if (tensor == null) {
            return Optional.of("no site '" + site + "'; expected one of " + String.join(", ", trace.sites()));
        }
        boolean inside = index.size() == tensor.rank();
        for (int d = 0; inside && d < tensor.rank(); d++) {
            inside = index.get(d) >= 0 && index.get(d) < tensor.size(d);
        }
        return inside ? Optional.empty() : Optional.of(this + " lies outside; expected " + range(tensor));
    }

    /** Every index there is: {@code attention.weights[0..6 (step), 0..3 (token)]}. */
    private String range(Tensor tensor) {
        List<Axis> axes = Sites.named(site).map(Site::axes).orElse(List.of());
        List<String> ranges = new ArrayList<>();
        for (int d = 0; d < tensor.rank(); d++) {
            String meaning = d < axes.size() ? " (" + axes.get(d).name().toLowerCase(Locale.ROOT) + ")" : "";
            ranges.add("0.." + (tensor.size(d) - 1) + meaning);
        }
        return site + "[" + String.join(", ", ranges) + "]";
    }

    /** As typed. */
    @Override
    public String toString() {
        return site + index.toString().replace(" ", "");
    }
}
