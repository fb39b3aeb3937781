package headlight.engine.tape;

import headlight.trace.Explanation;
import headlight.trace.Expression;
import headlight.trace.Quantity;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a finished run, copied out of it: its numbers, its name if it has one, and where it came from. */
final class Node {

    private final int[] shape;
    private final Numbers numbers;
    private final Optional<Op> op;
    private final List<Node> inputs;
    private final Optional<Value.Leaf> leaf;
    private final Optional<Value.Mark> mark;

    private Node(Value value, Numbers numbers, List<Node> inputs) {
        this.shape = Arrays.stream(value.array().shape()).mapToInt(i -> (int) i).toArray();
        this.numbers = numbers;
        this.op = value.op();
        this.inputs = inputs;
        this.leaf = value.leaf();
        this.mark = value.mark();
    }

    /** The picture of a value and of everything it came from. {@code known} holds those already taken. */
    static Node of(Value value, Map<Value, Node> known, Lease lease) {
        // Not by calling itself: a state of a long text comes from thousands before it.
        Deque<Value> waiting = new ArrayDeque<>(List.of(value));
        while (!waiting.isEmpty()) {
            Value next = waiting.peek();
            next.picture().ifPresent(taken -> known.put(next, taken));
            List<Value> missing = known.containsKey(next)
                    ? List.of()
                    : next.inputs().stream()
                            .filter(input -> !known.containsKey(input))
                            .toList();
            missing.forEach(waiting::push);
            if (missing.isEmpty()) {
                waiting.pop();
                known.computeIfAbsent(next, v -> taken(v, known, lease));
            }
        }
        return known.get(value);
    }

    private static Node taken(Value value, Map<Value, Node> known, Lease lease) {
        Numbers numbers = value.leaf()
                .flatMap(Value.Leaf::weight)
                .map(weight -> Numbers.of(weight.tensor()))
                .orElseGet(() ->
                        value.leaf().isPresent() ? Numbers.copy(value.array()) : Numbers.of(value.array(), lease));
        Node node =
                new Node(value, numbers, value.inputs().stream().map(known::get).toList());
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

    Numbers numbers() {
        return numbers;
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
        return numbers.at(index);
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
        List<Integer> inFile = name.weight()
                .map(weight -> Arrays.stream(weight.place(index)).boxed().toList())
                .orElse(place);
        String symbol = name.symbol()
                + place.stream().map(i -> i + 1).toList().toString().replace(" ", "");
        return Quantity.leaf(name.name(), symbol, inFile, at(index));
    }

    Optional<Explanation> explanation(int... index) {
        return op.map(from -> new Explanation(
                quantity(index),
                operation(index),
                quantity(index).symbol() + " = " + from.formula(new Letters(this, ""), index),
                from.explain(new Elements(this), index)));
    }

    /** What made the number at this index: in a row of which another number was replaced, what made it before. */
    private String operation(int... index) {
        boolean untouched = op() instanceof Replace replace && !replace.replaces(flat(index));
        return untouched ? input(0).operation(index) : op().name();
    }

    Optional<Value.Mark> mark() {
        return mark;
    }

    Optional<Value.Leaf> leaf() {
        return leaf;
    }

    /** Where the number at this index stands in the site or tensor that it is named after. */
    private List<Integer> place(int... index) {
        if (mark.isPresent() && !mark.get().isWhole()) {
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
