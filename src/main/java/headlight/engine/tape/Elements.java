package headlight.engine.tape;

import headlight.trace.Expression;

/** The numbers of an operation's inputs, for explaining one number of its result. */
public final class Elements {

    private final Node node;

    Elements(Node node) {
        this.node = node;
    }

    /** One number of an input: by its name, or as what it came from when it has none. */
    public Expression at(int input, int... index) {
        return node.input(input).expression(index);
    }

    /** How many inputs there are. */
    public int inputs() {
        return node.inputs();
    }

    /** The value of one number of an input. */
    public double value(int input, int... index) {
        return node.input(input).at(index);
    }

    /** The value of one number of the result. */
    public double own(int... index) {
        return node.at(index);
    }

    /** The size of a dimension of an input. */
    public int size(int input, int dimension) {
        return node.input(input).shape()[dimension];
    }

    /** The shape of an input. */
    public int[] shape(int input) {
        return node.input(input).shape().clone();
    }

    /** The shape of the result. */
    public int[] shape() {
        return node.shape().clone();
    }

    /** The index of the number at this offset of an input. */
    public int[] index(int input, int offset) {
        return node.input(input).index(offset);
    }
}
