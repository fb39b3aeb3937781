package headlight.engine.tape;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The letters of an operation's inputs, for writing its formula. */
public final class Letters {

    private final Node node;
    private final String part;

    /**
     * The letters of a node's inputs.
     *
     * @param part which block of a stacked weight is meant, for example the input gate's {@code i}; or empty
     */
    Letters(Node node, String part) {
        this.node = node;
        this.part = part;
    }

    /** An input as a whole, at a row: its letter, or its formula when it has none. */
    public String of(int input, int... index) {
        return of(input, part, index);
    }

    /** The same, speaking of one block of the stacked weights in it. */
    public String of(int input, String block, int... index) {
        Node from = node.input(input);
        if (from.mark().isPresent()) {
            Value.Mark mark = from.mark().get();
            return mark.site().symbol(mark.isWhole() ? Arrays.copyOf(index, index.length - 1) : new int[] {mark.row()});
        } else if (from.leaf().isPresent()) {
            String letter = from.leaf().get().symbol();
            String base = letter.contains("_") ? "{" + letter + "}" : letter; // LaTeX has no second index
            return block.isEmpty() ? letter : base + "_{" + block + "}";
        }
        return from.op().formula(new Letters(from, block), index);
    }

    /** How many inputs there are. */
    public int inputs() {
        return node.inputs();
    }

    /** The size of a dimension of an input. */
    public int size(int input, int dimension) {
        return node.input(input).shape()[dimension];
    }

    /** The shape of an input. */
    public int[] shape(int input) {
        return node.input(input).shape().clone();
    }

    /** One number of an input whose last index is a letter: {@code e_{2,s}}. */
    public String element(int input, String last, int... index) {
        Node from = node.input(input);
        if (from.mark().isPresent()) {
            Value.Mark mark = from.mark().get();
            IntStream rows = mark.isWhole() ? Arrays.stream(index, 0, index.length - 1) : IntStream.of(mark.row());
            return mark.site().symbol()
                    + Stream.concat(rows.mapToObj(i -> Integer.toString(i + 1)), Stream.of(last))
                            .collect(Collectors.joining(",", "_{", "}"));
        }
        return "\\left(" + of(input, index) + "\\right)_{" + last + "}";
    }
}
