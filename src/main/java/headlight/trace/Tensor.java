package headlight.trace;

import java.util.Arrays;

/** An immutable array of 32-bit floats in C order (the last index runs fastest). */
public final class Tensor {

    private final int[] shape;
    private final float[] data;

    private Tensor(int[] shape, float[] data) {
        this.shape = shape;
        this.data = data;
    }

    /**
     * A tensor over these numbers, which it owns from now on: the caller must not write to them any more.
     *
     * @throws IllegalArgumentException when the shape does not hold exactly that many numbers
     */
    public static Tensor of(float[] data, int... shape) {
        long expected = 1;
        for (int size : shape) {
            expected = Math.multiplyExact(expected, size);
        }
        if (expected != data.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " holds " + expected + " numbers, not " + data.length);
        }
        return new Tensor(shape.clone(), data);
    }

    /** The number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** The size of one dimension. */
    public int size(int dimension) {
        return shape[dimension];
    }

    /** The sizes of all dimensions, as a copy. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many numbers there are. */
    public int length() {
        return data.length;
    }

    /**
     * One number.
     *
     * @throws IndexOutOfBoundsException when the index has another rank or lies outside
     */
    public float at(int... index) {
        if (index.length != shape.length) {
            throw new IndexOutOfBoundsException(index.length + " indices for shape " + Arrays.toString(shape));
        }
        return data[offset(index)];
    }

    /** The numbers below a leading index, as a copy: {@code row(t)} of {@code [t, s]} is the {@code s} numbers of step t. */
    public float[] row(int... leading) {
        int length = 1;
        for (int d = leading.length; d < shape.length; d++) {
            length *= shape[d];
        }
        int from = offset(leading) * length;
        return Arrays.copyOfRange(data, from, from + length);
    }

    /** All numbers in C order, as a copy. */
    public float[] toArray() {
        return data.clone();
    }

    private int offset(int... index) {
        int offset = 0;
        for (int d = 0; d < index.length; d++) {
            if (index[d] < 0 || index[d] >= shape[d]) {
                throw new IndexOutOfBoundsException(
                        "index " + Arrays.toString(index) + " lies outside shape " + Arrays.toString(shape));
            }
            offset = offset * shape[d] + index[d];
        }
        return offset;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(data, t.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
