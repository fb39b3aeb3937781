package headlight.store;

import headlight.text.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers from a stream, and onto one. */
final class Floats {

    private static final int CHUNK = 1 << 16;

    private Floats() {}

    /**
     * Reads exactly so many numbers.
     *
     * @throws Refusal when the stream ends before
     */
    static float[] read(InputStream in, Dtype dtype, ByteOrder order, int count, String where) throws IOException {
        float[] numbers = new float[count];
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(order);
        for (int at = 0; at < count; ) {
            int now = Math.min(count - at, CHUNK / dtype.bytes());
            int bytes = now * dtype.bytes();
            int got;
            try {
                got = in.readNBytes(buffer.array(), 0, bytes);
            } catch (EOFException e) {
                got = 0;
            }
            if (got < bytes) {
                throw new Refusal(where + ": ends after " + (at + got / dtype.bytes()) + " of " + count + " numbers");
            }
            buffer.clear();
            for (int end = at + now; at < end; at++) {
                numbers[at] = dtype.read(buffer);
            }
        }
        return numbers;
    }

    /** Writes numbers as little-endian 32-bit floats. */
    static void write(OutputStream out, float[] numbers) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < numbers.length; ) {
            buffer.clear();
            while (at < numbers.length && buffer.hasRemaining()) {
                buffer.putFloat(numbers[at++]);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
