package headlight.trace;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * An immutable array of 32-bit floats. It may be a view of another: its indices run over the same numbers in other steps.
 * What it returns as arrays is in C order (the last index runs fastest).
 */
public final class Tensor {

    private final int[] shape;
    private final int[] strides;
    private final int offset;
    private final FloatBuffer data;
    private final Object owner;

    private Tensor(int[] shape, int[] strides, int offset, FloatBuffer data, Object owner) {
        this.shape = shape;
        this.strides = strides;
        this.offset = offset;
        this.data = data;
        this.owner = owner;
    }

    /**
     * A tensor over these numbers, which it owns from now on: the caller must not write to them any more.
     *
     * @throws IllegalArgumentException when the shape does not hold exactly that many numbers
     */
    public static Tensor of(float[] data, int... shape) {
        return of(FloatBuffer.wrap(data), data, shape);
    }

    /**
     * A tensor over numbers that lie elsewhere: outside the heap, or in a mapped file.
     *
     * @param owner what keeps them there: it is reachable as long as this tensor is
     * @throws IllegalArgumentException when the shape does not hold exactly that many numbers
     */
    public static Tensor of(FloatBuffer data, Object owner, int... shape) {
        long expected = 1;
        for (int size : shape) {
            expected = Math.multiplyExact(expected, size);
        }
        if (expected != data.capacity()) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " holds " + expected + " numbers, not " + data.capacity());
        }
        return new Tensor(shape.clone(), plain(shape), 0, data, owner);
    }

    /**
     * Some of the numbers that lie elsewhere, index by index so many numbers apart.
     *
     * @param owner   what keeps them there: it is reachable as long as this tensor is
     * @param offset  where the first one lies
     * @param strides how far apart the numbers of each index lie
     */
    public static Tensor strided(FloatBuffer data, Object owner, int offset, int[] strides, int... shape) {
        return new Tensor(shape.clone(), strides.clone(), offset, data, owner);
    }

    /** The steps of C order. */
    private static int[] plain(int[] shape) {
        int[] strides = new int[shape.length];
        int step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= shape[d];
        }
        return strides;
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
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        return length;
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
        return data.get(place(index));
    }

    /** The tensor below a leading index, a view: {@code part(h)} of {@code [h, q, k]} is the {@code [q, k]} of head h. */
    public Tensor part(int... leading) {
        int from = place(leading);
        return new Tensor(
                Arrays.copyOfRange(shape, leading.length, shape.length),
                Arrays.copyOfRange(strides, leading.length, shape.length),
                from,
                data,
                owner);
    }

    /** Some of a dimension, a view: {@code count} of its indices, beginning with {@code from}. */
    public Tensor slice(int dimension, int from, int count) {
        if (from < 0 || count < 0 || from + count > shape[dimension]) {
            throw new IndexOutOfBoundsException(
                    from + " to " + (from + count) + " of dimension " + dimension + " of " + this);
        }
        int[] other = shape.clone();
        other[dimension] = count;
        return new Tensor(other, strides, offset + from * strides[dimension], data, owner);
    }

    /** A matrix with its rows as columns, a view. */
    public Tensor transposed() {
        if (rank() != 2) {
            throw new IllegalArgumentException("only a matrix is transposed, not " + this);
        }
        return new Tensor(new int[] {shape[1], shape[0]}, new int[] {strides[1], strides[0]}, offset, data, owner);
    }

    /** The numbers below a leading index, as a copy: {@code row(t)} of {@code [t, s]} is the {@code s} numbers of step t. */
    public float[] row(int... leading) {
        return part(leading).toArray();
    }

    /** All numbers in C order, as a copy. */
    public float[] toArray() {
        float[] copy = new float[length()];
        read(copy, 0);
        return copy;
    }

    /** Copies all numbers, in C order, into an array from index {@code at} on. */
    public void read(float[] into, int at) {
        if (Arrays.equals(strides, plain(shape))) {
            data.get(offset, into, at, length());
        } else {
            copy(into, at, 0, offset);
        }
    }

    /** @return where the next number goes */
    private int copy(float[] into, int at, int dimension, int from) {
        if (dimension == shape.length) {
            into[at] = data.get(from);
            return at + 1;
        }
        int next = at;
        if (dimension == shape.length - 1 && strides[dimension] == 1) {
            data.get(from, into, at, shape[dimension]);
            return at + shape[dimension];
        }
        for (int i = 0; i < shape[dimension]; i++) {
            next = copy(into, next, dimension + 1, from + i * strides[dimension]);
        }
        return next;
    }

    /** Its numbers as they lie outside the heap, if they lie there, one after the other in C order. */
    public Optional<FloatBuffer> direct() {
        return data.isDirect() && Arrays.equals(strides, plain(shape))
                ? Optional.of(data.duplicate()
                        .position(offset)
                        .limit(offset + length())
                        .slice())
                : Optional.empty();
    }

    private int place(int... index) {
        int place = offset;
        for (int d = 0; d < index.length; d++) {
            if (index[d] < 0 || index[d] >= shape[d]) {
                throw new IndexOutOfBoundsException(
                        "index " + Arrays.toString(index) + " lies outside shape " + Arrays.toString(shape));
            }
            place += index[d] * strides[d];
        }
        return place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor t && Arrays.equals(shape, t.shape) && Arrays.equals(toArray(), t.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(toArray());
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
