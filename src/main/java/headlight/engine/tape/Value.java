package headlight.engine.tape;

import headlight.spec.Weight;
import headlight.trace.Site;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array on a tape, with the operation and the inputs that it came from. */
public final class Value {

    /** The name of a leaf, its letter in LaTeX, and where in its file each of its numbers stands. */
    record Leaf(String name, String symbol, Optional<Weight> weight) {}

    /** Where a value got its name: it is row {@code row} of a site, or the whole of it. */
    record Mark(Site site, int row) {

        /** Instead of a row: the value is all of the site, index by index. */
        static final int WHOLE = -1;

        boolean isWhole() {
            return row == WHOLE;
        }
    }

    private final INDArray array;
    private final Optional<Op> op;
    private final List<Value> inputs;
    private final Optional<Leaf> leaf;
    private final boolean wantsGradient;
    private Optional<Mark> mark = Optional.empty();
    private INDArray gradient;
    private boolean fresh = true;
    private Node picture;

    private Value(INDArray array, Optional<Op> op, List<Value> inputs, Optional<Leaf> leaf, boolean wantsGradient) {
        this.array = array;
        this.op = op;
        this.inputs = inputs;
        this.leaf = leaf;
        this.wantsGradient = wantsGradient;
    }

    /** A weight of a model, or any other input that gradients shall reach; they are written into {@code gradient}. */
    public static Value parameter(String name, String symbol, INDArray array, INDArray gradient) {
        Value value = new Value(
                array, Optional.empty(), List.of(), Optional.of(new Leaf(name, symbol, Optional.empty())), true);
        value.gradient = gradient;
        return value;
    }

    /** Something given, which no gradient reaches. */
    public static Value constant(String name, String symbol, INDArray array) {
        return new Value(
                array, Optional.empty(), List.of(), Optional.of(new Leaf(name, symbol, Optional.empty())), false);
    }

    /** A weight as it lies in the model's file, which no gradient reaches. */
    public static Value weight(Weight weight, String symbol, INDArray array) {
        return new Value(
                array,
                Optional.empty(),
                List.of(),
                Optional.of(new Leaf(weight.name(), symbol, Optional.of(weight))),
                false);
    }

    static Value result(INDArray array, Op op, List<Value> inputs, boolean wantsGradient) {
        return new Value(array, Optional.of(op), inputs, Optional.empty(), wantsGradient);
    }

    /** A value that nothing remembers the way to. */
    static Value plain(INDArray array) {
        return new Value(array, Optional.empty(), List.of(), Optional.empty(), false);
    }

    /** Its numbers; they belong to the tape and change after its next reset. */
    public INDArray array() {
        return array;
    }

    /** The gradient of the loss with respect to it, after {@link Tape#backward}. */
    public INDArray gradient() {
        return gradient;
    }

    /** The numbers of that gradient in C order: zeros where the loss does not depend on it. */
    public double[] gradients() {
        return gradient == null ? new double[(int) array.length()] : Host.doubles(gradient);
    }

    /** The size of one dimension. */
    public long size(int dimension) {
        return array.size(dimension);
    }

    Optional<Op> op() {
        return op;
    }

    List<Value> inputs() {
        return inputs;
    }

    /** Its picture, if it is a constant: those never change, and large weights are copied out only once. */
    Optional<Node> picture() {
        return Optional.ofNullable(picture);
    }

    void picture(Node taken) {
        if (leaf.isPresent() && !wantsGradient) {
            picture = taken;
        }
    }

    Optional<Leaf> leaf() {
        return leaf;
    }

    Optional<Mark> mark() {
        return mark;
    }

    void mark(Mark here) {
        mark = Optional.of(here);
    }

    boolean wantsGradient() {
        return wantsGradient;
    }

    /** The buffer of the gradient, and whether nothing has been written to it yet. */
    INDArray sink(Arena arena) {
        if (gradient == null) {
            gradient = arena.take(array.shape());
        }
        return gradient;
    }

    boolean isFresh() {
        return fresh;
    }

    void written() {
        fresh = false;
    }

    void forgetGradient() {
        fresh = true;
    }
}
