package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    private Path temp;

    @Test
    void aFileAppearsWhole() throws IOException {
        Path file = temp.resolve("file");
        AtomicFile.write(file, out -> {
            out.write(new byte[100_000]);
            assertEquals(false, Files.exists(file));
        });
        assertEquals(100_000, Files.size(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void whatWasThereStaysWhenWritingFails() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "before");
        IOException failure = assertThrows(
                IOException.class,
                () -> AtomicFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("the pen broke");
                }));
        assertEquals(file + ": the pen broke", failure.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void aBodyMayCloseItsStream() throws IOException {
        AtomicFile.write(temp.resolve("file"), OutputStream::close);
        assertEquals(List.of("file"), names());
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "before");
        Path link = Files.createSymbolicLink(temp.resolve("link"), file);
        AtomicFile.write(link, out -> out.write('a'));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("a", Files.readString(file));
    }

    @Test
    void aFolderOrAMissingFolderIsSaid() {
        assertEquals(
                temp + " is a folder; expected the name of a file",
                assertThrows(IOException.class, () -> AtomicFile.write(temp, out -> {}))
                        .getMessage());
        Path file = temp.resolve("nowhere/file");
        assertEquals(
                file + ": there is no folder " + temp.resolve("nowhere"),
                assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {}))
                        .getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
