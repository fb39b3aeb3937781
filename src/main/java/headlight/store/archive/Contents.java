package headlight.store.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of an archive, or a file and those that belong to it: what a format looks through to find itself. */
interface Contents extends Closeable {

    /** Larger than any model here; whoever says that he holds more in one file is not believed. */
    long LARGEST = 4L << 30;

    /** In the order of the archive. */
    List<Content> list();

    /** The one with this file name, in whatever folder. */
    default Optional<Content> named(String fileName) {
        return list().stream().filter(c -> c.fileName().equals(fileName)).findFirst();
    }

    @Override
    void close() throws IOException;

    /**
     * Opens what lies in a file: a zip, a gzipped tar, or the file itself with its neighbours.
     *
     * @param where what a refusal calls it
     */
    static Contents open(Path file, String where) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4);
        }
        if (ZipContents.starts(head)) {
            return ZipContents.open(file, where);
        } else if (TarContents.starts(head)) {
            return TarContents.open(file, where);
        }
        return beside(file);
    }

    /** A file, and after it the vocabulary that lies in the same folder, as far as there is one. */
    private static Contents beside(Path file) throws IOException {
        List<Content> found = new ArrayList<>();
        found.add(Content.OnDisk.of(file));
        Stream<String> neighbours = Stream.of("tokenizer.json", "vocab.txt", "tokenizer.bin");
        for (Path neighbour : neighbours
                .map(file::resolveSibling)
                .filter(Files::isRegularFile)
                .toList()) {
            if (!neighbour.equals(file)) {
                found.add(Content.OnDisk.of(neighbour));
            }
        }
        return new Beside(found);
    }

    /** Files in a folder. */
    record Beside(List<Content> list) implements Contents {
        @Override
        public void close() {}
    }
}
