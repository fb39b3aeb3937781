package headlight.store.archive;

import headlight.text.Refusal;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

/** Makes the packed files of an archive readable at any place, by unpacking them into a folder that will go away. */
final class Spool implements Closeable {

    private final Path folder;
    private final LongConsumer unpacked;
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private long done;

    /**
     * @param folder   where to unpack
     * @param unpacked is told how many bytes have been unpacked so far
     */
    Spool(Path folder, LongConsumer unpacked) {
        this.folder = folder;
        this.unpacked = unpacked;
    }

    /** The content, open at any place. */
    Bytes open(Content content) throws IOException {
        return kept(Bytes.open(file(content), content.where()));
    }

    /** The files of an archive inside the archive. */
    Contents contents(Content content) throws IOException {
        return kept(Contents.open(file(content), content.where()));
    }

    /** How many bytes it has unpacked. */
    long done() {
        return done;
    }

    private Path file(Content content) throws IOException {
        if (content instanceof Content.OnDisk there) {
            return there.file();
        }
        Path file = folder.resolve("unpacked-" + opened.size());
        file.toFile().deleteOnExit();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = content.open();
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), buffer.length)) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                out.write(buffer, 0, got);
                done += got;
                unpacked.accept(done);
            }
        }
        if (Files.size(file) != content.size()) {
            throw new Refusal(content.where() + ": ends too early");
        }
        return file;
    }

    private <T extends Closeable> T kept(T one) {
        opened.push(one);
        return one;
    }

    @Override
    public void close() throws IOException {
        for (Closeable one : opened) {
            one.close();
        }
    }
}
