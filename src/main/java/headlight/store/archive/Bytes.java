package headlight.store.archive;

import headlight.text.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A file read at any place, a window at a time; whoever asks for what lies behind its end is refused. One thread. */
final class Bytes implements Closeable {

    private static final int WINDOW = 1 << 16;

    /** What reads some bytes at a place, as a channel does. */
    private interface Access extends Closeable {
        int read(ByteBuffer into, long place) throws IOException;
    }

    private final Access access;
    private final String where;
    private final long size;
    private final byte[] window = new byte[WINDOW];
    private long windowAt;
    private int windowSize;

    private Bytes(Access access, long size, String where) {
        this.access = access;
        this.size = size;
        this.where = where;
    }

    /**
     * A file.
     *
     * @param where what a refusal calls it
     */
    static Bytes open(Path file, String where) throws IOException {
        FileChannel channel = FileChannel.open(file);
        return new Bytes(
                new Access() {
                    @Override
                    public int read(ByteBuffer into, long place) throws IOException {
                        return channel.read(into, place);
                    }

                    @Override
                    public void close() throws IOException {
                        channel.close();
                    }
                },
                channel.size(),
                where);
    }

    /** Bytes that are in memory already. */
    static Bytes of(byte[] bytes, String where) {
        return new Bytes(
                new Access() {
                    @Override
                    public int read(ByteBuffer into, long place) {
                        int length = (int) Math.min(into.remaining(), bytes.length - place);
                        into.put(bytes, (int) place, length);
                        return length;
                    }

                    @Override
                    public void close() {}
                },
                bytes.length,
                where);
    }

    long size() {
        return size;
    }

    String where() {
        return where;
    }

    /** The byte at a place, from 0 to 255. */
    int at(long place) throws IOException {
        check(place, 1);
        if (place < windowAt || place >= windowAt + windowSize) {
            windowAt = place;
            windowSize = (int) Math.min(WINDOW, size - place);
            fill(place, window, windowSize);
        }
        return window[(int) (place - windowAt)] & 255;
    }

    /** Some bytes, in the order of little-endian files. */
    ByteBuffer read(long place, int length) throws IOException {
        check(place, length);
        byte[] bytes = new byte[length];
        fill(place, bytes, length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes some of them elsewhere. */
    void copy(long place, long length, OutputStream out) throws IOException {
        check(place, length);
        byte[] buffer = new byte[(int) Math.min(WINDOW, length)];
        for (long done = 0; done < length; ) {
            int now = (int) Math.min(buffer.length, length - done);
            fill(place + done, buffer, now);
            out.write(buffer, 0, now);
            done += now;
        }
    }

    private void check(long place, long length) {
        if (place < 0 || length < 0 || place > size - length) {
            throw new Refusal(
                    where + ": ends too early: " + length + " bytes at " + place + "; expected them before " + size);
        }
    }

    private void fill(long place, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (access.read(buffer, place + buffer.position()) < 0) {
                throw new Refusal(where + ": became shorter while it was read");
            }
        }
    }

    @Override
    public void close() throws IOException {
        access.close();
    }
}
