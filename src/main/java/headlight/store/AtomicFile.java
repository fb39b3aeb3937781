package headlight.store;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Writes files so that nobody ever sees half of one: beside the place, onto the disk, then renamed. */
public final class AtomicFile {

    /** What writes the bytes. */
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes a file, or replaces it. When the body fails, what was there stays as it was and nothing is left behind.
     *
     * @throws IOException when it cannot be written, or when the body says so
     */
    public static void write(Path file, Body body) throws IOException {
        Path place = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.isDirectory(place)) {
            throw new IOException(file + " is a folder; expected the name of a file");
        } else if (!Files.isDirectory(place.getParent())) {
            throw new FileNotFoundException(file + ": there is no folder " + place.getParent());
        } else if (Files.exists(place) && !Files.isRegularFile(place)) {
            writeInto(place, body);
            return;
        }
        Path beside = place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".tmp");
        beside.toFile().deleteOnExit(); // for whoever is interrupted; it runs after every hook that may still write
        try {
            try (FileChannel channel =
                            FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
                body.write(unclosed(out));
                out.flush();
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            // Nobody knows the name of the file beside it.
            throw new FileSystemException(file.toString(), null, reason(e));
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static String reason(FileSystemException e) {
        return e instanceof AccessDeniedException
                ? "access denied"
                : Optional.ofNullable(e.getReason()).orElse("cannot be written");
    }

    /** A device or a pipe cannot be renamed over. */
    private static void writeInto(Path device, Body body) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(device, StandardOpenOption.WRITE))) {
            body.write(unclosed(out));
        }
    }

    /** A body may close what it writes to; the file must still be open then, to be forced onto the disk. */
    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
