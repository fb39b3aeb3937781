package headlight.session;

import headlight.figure.Extent;
import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was chosen in a run, as lines of a properties file.
 *
 * @param lines the file's
 * @param under what the names of the lines begin with
 */
record ChosenLines(Properties lines, String under) {

    void write(Chosen chosen) {
        Selection selection = chosen.selection();
        put("input", chosen.input());
        put("block", selection.block().name());
        put("heads", numbers(selection.heads().stream().mapToInt(head -> head)));
        put("every", Boolean.toString(chosen.everyHead()));
        put("query", numbers(selection.query().stream()));
        chosen.query().ifPresent(word -> put("query.word", word));
        put("key", numbers(selection.key().stream()));
        chosen.key().ifPresent(word -> put("key.word", word));
        put("least", Double.toString(selection.least()));
        put("vertical", Boolean.toString(selection.vertical()));
        selection
                .extent()
                .ifPresent(e -> put("extent", numbers(IntStream.of(e.top(), e.bottom(), e.left(), e.right()))));
    }

    /** What such lines say; empty when there are none, or when they make no sense. */
    Optional<Chosen> read() {
        try {
            List<Integer> heads = numbers("heads");
            double least = Double.parseDouble(get("least").orElse("0"));
            if (heads.isEmpty() || !(least >= 0 && least <= 1)) {
                return Optional.empty();
            }
            Selection selection = new Selection(
                    AttentionBlock.parse(get("block").orElse("")),
                    heads,
                    first("query"),
                    first("key"),
                    least,
                    is("vertical"),
                    extent(),
                    List.of(),
                    Optional.empty());
            return Optional.of(
                    new Chosen(get("input").orElse(""), selection, is("every"), get("query.word"), get("key.word")));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // someone else wrote into the file
        }
    }

    private Optional<Extent> extent() {
        List<Integer> edges = numbers("extent");
        return edges.size() == 4
                ? Optional.of(new Extent(edges.get(0), edges.get(1), edges.get(2), edges.get(3)))
                : Optional.empty();
    }

    private OptionalInt first(String name) {
        return numbers(name).stream().mapToInt(place -> place).findFirst();
    }

    private boolean is(String name) {
        return get(name).filter("true"::equals).isPresent();
    }

    private List<Integer> numbers(String name) {
        return get(name).stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .filter(word -> !word.isEmpty())
                .map(ChosenLines::place)
                .toList();
    }

    private static int place(String word) {
        int place = Integer.parseInt(word);
        if (place < 0) {
            throw new IllegalArgumentException(word + ": expected a place from 0 on");
        }
        return place;
    }

    private static String numbers(IntStream numbers) {
        return numbers.mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(lines.getProperty(under + "." + name));
    }

    private void put(String name, String value) {
        lines.setProperty(under + "." + name, value);
    }
}
