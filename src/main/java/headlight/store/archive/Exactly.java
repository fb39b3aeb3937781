package headlight.store.archive;

import headlight.text.Refusal;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** A stream of exactly so many bytes: what follows is not read, and what is missing is refused. */
class Exactly extends FilterInputStream {

    private final String where;
    private final long size;
    private long left;

    Exactly(InputStream in, long size, String where) {
        super(in);
        this.size = size;
        this.left = size;
        this.where = where;
    }

    /** These bytes have been read. */
    void passed(byte[] bytes, int from, int length) {}

    /** All bytes have been read. */
    void ended() {}

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int got;
        try {
            got = in.read(into, from, (int) Math.min(length, left));
        } catch (ZipException | EOFException e) {
            throw new Refusal(where + ": damaged after " + (size - left) + " of " + size + " bytes");
        }
        if (got < 0) {
            throw new Refusal(where + ": ends after " + (size - left) + " of " + size + " bytes");
        }
        passed(into, from, got);
        left -= got;
        if (left == 0) {
            ended();
        }
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, bytes))];
        long skipped = 0;
        while (skipped < bytes) {
            int got = read(buffer, 0, (int) Math.min(buffer.length, bytes - skipped));
            if (got < 0) {
                break;
            }
            skipped += got;
        }
        return skipped;
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
