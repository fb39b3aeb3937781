package headlight.store;

import headlight.text.Refusal;
import java.util.Arrays;

/** What a file may ask for at most. */
public final class Limits {

    static final int RANK = 8;
    /** How many tensors, or files. */
    public static final int TENSORS = 10_000;

    static final int HEADER_BYTES = 16 << 20;
    static final int JSON_DEPTH = 64;

    private Limits() {}

    /**
     * How many numbers a shape holds.
     *
     * @throws Refusal when the shape is too deep, negative, or holds more numbers than one array can
     */
    public static int numbers(long[] shape, String where) {
        if (shape.length > RANK) {
            throw new Refusal(where + ": " + shape.length + " dimensions; expected at most " + RANK);
        }
        long numbers = 1;
        boolean tooMany = false;
        for (long size : shape) {
            if (size < 0 || size > Integer.MAX_VALUE) {
                throw new Refusal(where + ": shape " + Arrays.toString(shape) + "; expected sizes from 0 to "
                        + Integer.MAX_VALUE);
            }
            // Below 2^31 before each product, so that it cannot overflow.
            numbers = tooMany ? numbers : numbers * size;
            tooMany |= numbers > Integer.MAX_VALUE - 8;
        }
        if (tooMany && Arrays.stream(shape).noneMatch(size -> size == 0)) {
            throw new Refusal(
                    where + ": shape " + Arrays.toString(shape) + " holds more numbers than fit into one tensor");
        }
        return tooMany ? 0 : (int) numbers;
    }

    /**
     * Whether there is room for so many numbers as floats.
     *
     * @throws Refusal when they would take more than half of the memory that this program may use
     */
    static void room(long numbers, String where) {
        long limit = Runtime.getRuntime().maxMemory() / 2;
        if (numbers > limit / Float.BYTES) {
            throw new Refusal(where + ": " + numbers + " numbers need " + ((numbers * Float.BYTES) >> 20)
                    + " MiB; expected at most " + (limit >> 20) + " MiB with this program's memory");
        }
    }

    /** A shape whose product is known to fit. */
    static int[] ints(long[] shape) {
        return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    }
}
