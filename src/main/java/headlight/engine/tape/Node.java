package headlight.engine.tape;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a finished run, copied out of it: its numbers, its name if it has one, and where it came from. */
final class Node {

    private final int[] shape;
    private final double[] data;
    private final Optional<Op> op;
    private final List<Node> inputs;
    private final Optional<Value.Leaf> leaf;
    private final Optional<Value.Mark> mark;

    private Node(Value value, List<Node> inputs) {
        this.shape = Arrays.stream(value.array().shape()).mapToInt(i -> (int) i).toArray();
        this.data = Host.doubles(value.array());
        this.op = value.op();
        this.inputs = inputs;
        this.leaf = value.leaf();
        this.mark = value.mark();
    }

    /** The picture of a value and of everything it came from. {@code known} holds those already taken. */
    static Node of(Value value, Map<Value, Node> known) {
        Node before = value.picture().orElse(known.get(value));
        if (before != null) {
            return before;
        }
        List<Node> inputs = new ArrayList<>(value.inputs().size());
        for (Value input : value.inputs()) {
            inputs.add(of(input, known));
        }
        Node node = new Node(value, inputs);
        known.put(value, node);
        value.picture(node);
        return node;
    }

    static Map<Value, Node> memory() {
        return new IdentityHashMap<>();
    }

    boolean isNamed() {
        return mark.isPresent() || leaf.isPresent();
    }

    int[] shape() {
        return shape;
    }

    double[] data() {
        return data;
    }

    Op op() {
        return op.orElseThrow();
    }

    int inputs() {
        return inputs.size();
    }

    Node input(int i) {
        return inputs.get(i);
    }

    double at(int... index) {
        return data[flat(index)];
    }

    /** The number at this index: by its name if it has one, else as what it came from. */
    Expression expression(int... index) {
        return isNamed() ? Expression.of(quantity(index)) : op().explain(new Elements(this), index);
    }

    /** The number at this index, by its name. */
    Quantity quantity(int... index) {
        List<Integer> place = place(index);
        if (mark.isPresent()) {
            String symbol =
                    mark.get().site().symbol(place.stream().mapToInt(i -> i).toArray());
            return new Quantity(mark.get().site().name(), symbol, place, at(index), () -> explanation(index));
        }
        Value.Leaf name = leaf.orElseThrow();
        String symbol = name.symbol()
                + place.stream().map(i -> i + 1).toList().toString().replace(" ", "");
        return Quantity.leaf(name.name(), symbol, place, at(index));
    }

    Optional<Explanation> explanation(int... index) {
        return op.map(from -> new Explanation(
                quantity(index),
                from.name(),
                letter(index) + " = " + from.formula(new Letters(this, ""), index),
                from.explain(new Elements(this), index)));
    }

    /** The letter of the number at this index: of a whole row where the formula speaks of rows. */
    private String letter(int... index) {
        List<Integer> place = place(index);
        return mark.orElseThrow().site().symbol(place.stream().mapToInt(i -> i).toArray());
    }

    Optional<Value.Mark> mark() {
        return mark;
    }

    Optional<Value.Leaf> leaf() {
        return leaf;
    }

    /** Where the number at this index stands in the site or tensor that it is named after. */
    private List<Integer> place(int... index) {
        if (mark.isPresent()) {
            return List.of(mark.get().row(), flat(index));
        }
        return Arrays.stream(index).boxed().toList();
    }

    /** The index of the number at this offset. */
    int[] index(int offset) {
        int[] index = new int[shape.length];
        int rest = offset;
        for (int d = shape.length - 1; d >= 0; d--) {
            index[d] = rest % shape[d];
            rest /= shape[d];
        }
        return index;
    }

    private int flat(int... index) {
        int offset = 0;
        for (int d = 0; d < shape.length; d++) {
            offset = offset * shape[d] + index[d];
        }
        return offset;
    }
}
