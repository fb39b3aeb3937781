package headlight.store.archive;

import headlight.store.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Where a folder is made before it is put on its shelf: {@code .converting} on the same shelf, in which nothing is a model
 * yet. One at a time has it, in this program or another; what an interrupted one left behind, the next clears away.
 */
final class Workshop implements AutoCloseable {

    private static final String NAME = ".converting";
    private static final String LOCK = "lock";

    /** A lock on a file is the whole program's; its threads agree here. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private Workshop(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits until nobody else works on this shelf, which is made if it is not there. */
    static Workshop on(Path shelf) throws IOException {
        THREADS.lock();
        try {
            Path folder = Files.createDirectories(shelf.resolve(NAME));
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Workshop workshop = new Workshop(folder, channel, channel.lock());
            workshop.clear();
            return workshop;
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    /** The place for whatever will be gone in the end. */
    Path folder() {
        return folder;
    }

    /** Writes the files into a new folder, and puts it where it belongs in one go. */
    void deliver(Map<String, AtomicFile.Body> files, Path target) throws IOException {
        Path made = Files.createDirectory(folder.resolve("model"));
        made.toFile().deleteOnExit(); // for whoever is interrupted
        for (Map.Entry<String, AtomicFile.Body> file : files.entrySet()) {
            Path place = made.resolve(file.getKey());
            place.toFile().deleteOnExit();
            AtomicFile.write(place, file.getValue());
        }
        Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private void clear() throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.walk(folder)) {
            left = files.filter(file -> !file.equals(folder) && !file.equals(folder.resolve(LOCK)))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel;
                lock) {
            clear();
        } finally {
            THREADS.unlock();
        }
    }
}
