package headlight.store.archive;

import headlight.store.Limits;
import headlight.store.Safetensors.Part;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * Where the numbers of a tensor lie: 32-bit floats, little endian, in C order.
 *
 * @param bytes the file
 * @param at    where in it
 * @param shape the sizes
 */
record Numbers(Bytes bytes, long at, List<Integer> shape) {

    Numbers {
        shape = List.copyOf(shape);
    }

    /**
     * Checks a shape against the bytes that are there for it.
     *
     * @throws Refusal when they do not go together
     */
    static Numbers of(Bytes bytes, long at, long length, long[] shape, String where) {
        long numbers = Limits.numbers(shape, where);
        List<Integer> sizes = Arrays.stream(shape).mapToObj(size -> (int) size).toList();
        if (length != numbers * Float.BYTES) {
            throw new Refusal(where + ": " + length + " bytes; expected " + numbers * Float.BYTES + " for shape "
                    + sizes + " of 32-bit floats");
        } else if (at < 0 || at > bytes.size() - length) {
            throw new Refusal(where + ": " + length + " bytes at " + at + "; the file ends at " + bytes.size());
        }
        return new Numbers(bytes, at, sizes);
    }

    long length() {
        return shape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, (a, b) -> a * b);
    }

    /** The tensor as it is. */
    Part as(String name) {
        return new Part(name, shape, out -> bytes.copy(at, length(), out));
    }

    /** A matrix with its rows and columns exchanged: stored [in, out], wanted [out, in]. */
    Part transposed(String name) {
        if (shape.size() != 2) {
            throw new Refusal(bytes.where() + ": " + name + " has shape " + shape + "; expected a matrix");
        }
        return new Part(name, List.of(shape.get(1), shape.get(0)), this::writeTransposed);
    }

    private void writeTransposed(OutputStream out) throws IOException {
        int rows = shape.get(0);
        int columns = shape.get(1);
        ByteBuffer numbers = bytes.read(at, Math.toIntExact(length()));
        ByteBuffer line = ByteBuffer.allocate(rows * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < columns; column++) {
            line.clear();
            for (int row = 0; row < rows; row++) {
                line.putInt(numbers.getInt((row * columns + column) * Float.BYTES));
            }
            out.write(line.array());
        }
    }

    /** A matrix whose rows stand in another order: row {@code r} is row {@code order.from(r)} of the file. */
    Part reordered(String name, Order order) {
        long row = (long) shape.get(1) * Float.BYTES;
        return new Part(name, shape, out -> {
            for (int r = 0; r < shape.get(0); r++) {
                bytes.copy(at + order.from(r) * row, row, out);
            }
        });
    }

    /** An order of rows. */
    @FunctionalInterface
    interface Order {
        int from(int row);
    }
}
