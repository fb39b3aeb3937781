package headlight.figure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Numbers that a picture shows, with what stands at their rows and columns.
 *
 * @param name    what they are: a site, or an element of one such as {@code encoder.layers.4.self_attn.weights[5]}
 * @param rows    what stands at the left, in order
 * @param columns what stands above, in order
 * @param numbers each of them, as it is asked for
 */
public record Table(String name, List<Heading> rows, List<Heading> columns, Numbers numbers) {

    /**
     * What stands at a row or above a column.
     *
     * @param index its place in the trace, from 0
     * @param word  its token, or its name
     */
    public record Heading(int index, String word) {

        /** One for each of these words, counted from {@code first} on. */
        public static List<Heading> of(List<String> words, int first) {
            return IntStream.range(0, words.size())
                    .mapToObj(i -> new Heading(first + i, words.get(i)))
                    .toList();
        }
    }

    /** The numbers by row and column, counted from 0 in the table. */
    @FunctionalInterface
    public interface Numbers {

        /** One number; empty when it is not shown. */
        OptionalDouble at(int row, int column);
    }

    public Table {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** How many numbers there could be. */
    public long cells() {
        return (long) rows.size() * columns.size();
    }
}
