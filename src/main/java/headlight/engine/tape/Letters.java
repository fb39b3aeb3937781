package headlight.engine.tape;

import java.util.stream.Collectors;
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
            return from.mark().get().site().symbol(from.mark().get().row());
        } else if (from.leaf().isPresent()) {
            String letter = from.leaf().get().symbol();
            return block.isEmpty() ? letter : letter + "_{" + block + "}";
        }
        return from.op().formula(new Letters(from, block), index);
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
            String row = Integer.toString(from.mark().get().row() + 1);
            return from.mark().get().site().symbol() + Stream.of(row, last).collect(Collectors.joining(",", "_{", "}"));
        }
        return "\\left(" + of(input, index) + "\\right)_{" + last + "}";
    }
}
