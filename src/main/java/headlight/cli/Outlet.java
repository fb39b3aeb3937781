package headlight.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The standard output. Writers that print keep quiet about failures, and a long answer would be computed to its end for
 * nobody: here the first failure ends the command, and what comes after it is dropped.
 */
public final class Outlet extends FilterOutputStream {

    private boolean broken;

    /** What is printed goes to this stream. */
    public Outlet(OutputStream stream) {
        super(stream);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        attempt(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        attempt(out::flush);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private void attempt(Writing writing) {
        if (broken) {
            return;
        }
        try {
            writing.write();
        } catch (IOException e) {
            broken = true;
            throw new UncheckedIOException(new IOException("standard output: " + e.getMessage(), e));
        }
    }
}
