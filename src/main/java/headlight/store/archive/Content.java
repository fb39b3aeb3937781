package headlight.store.archive;

import headlight.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file, wherever it lies. Its name is a name, and never a place to write to. */
interface Content {

    /** As its archive calls it, folders included. */
    String name();

    /** How many bytes it has. */
    long size();

    /**
     * Its bytes from the beginning. Whoever reads them all gets exactly {@link #size} of them.
     *
     * @throws Refusal when there are fewer, or when they are damaged; also while they are read
     */
    InputStream open() throws IOException;

    /** The archive and the name, for a refusal. */
    String where();

    /** The last part of its name. */
    default String fileName() {
        return name().substring(Math.max(name().lastIndexOf('/'), name().lastIndexOf('\\')) + 1);
    }

    /** The first bytes, or as many as there are. */
    default byte[] head(int most) throws IOException {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        }
    }

    /**
     * All its bytes.
     *
     * @throws Refusal when there are more than {@code most}
     */
    default byte[] all(int most) throws IOException {
        if (size() > most) {
            throw new Refusal(where() + ": " + size() + " bytes; expected at most " + most);
        }
        try (InputStream in = open()) {
            return in.readNBytes((int) size());
        }
    }

    /** A file on the disk. */
    record OnDisk(Path file, long size) implements Content {

        static OnDisk of(Path file) throws IOException {
            return new OnDisk(file, Files.size(file));
        }

        @Override
        public String name() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public String where() {
            return file.toString();
        }
    }
}
