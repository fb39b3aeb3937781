package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.store.ModelSummary;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {

    @TempDir
    Path temp;

    @Test
    void foldersWithAConfigAreModels() throws IOException {
        model("samples/korean");
        model("samples/french");
        Files.createDirectories(temp.resolve("samples/nothing"));
        model("own/french");
        model("own/zulu");
        Library library = new Library(List.of(temp.resolve("samples"), temp.resolve("own"), temp.resolve("missing")));

        assertEquals(
                List.of("french", "korean", "zulu"),
                library.entries().stream().map(Library.Entry::name).toList());
        assertEquals(temp.resolve("samples/french"), library.find("french"));
        assertEquals(
                temp.resolve("own/french"),
                library.find(temp.resolve("own/french").toString()));
    }

    @Test
    void anUnknownNameIsRefusedWithTheNamesAtHand() throws IOException {
        model("samples/korean");
        model("samples/french");
        Library library = new Library(List.of(temp.resolve("samples")));

        Refusal refusal = assertThrows(Refusal.class, () -> library.find("frnch"));
        assertTrue(refusal.getMessage().contains("frnch"));
        assertTrue(refusal.getMessage().endsWith("one of french, korean"), refusal.getMessage());
        assertThrows(Refusal.class, () -> library.find("a\0b"));
        assertThrows(Refusal.class, () -> library.find(""));
    }

    @Test
    void aPretrainedModelIsAtHandBeforeAndAfterItIsUnpacked() throws IOException {
        Library library = new Library(List.of(temp.resolve("own")), Packed.ALL);
        Library.Entry packed = library.entries().get(0);

        assertEquals("minilm", packed.name());
        assertTrue(packed.archive().isPresent());
        assertEquals("MiniLM-L6 · BERT · 6 × 12 heads", library.card(packed).title());
        assertFalse(Files.exists(packed.folder()));

        Path folder = library.find("minilm");
        ModelSummary summary = ModelSummary.read(folder);

        assertEquals(List.of(new Library.Entry("minilm", folder, Optional.empty())), library.entries());
        assertEquals("bert", summary.family());
        assertEquals(22_565_376, summary.parameters());
        assertEquals(library.card(packed), summary.card());
    }

    @Test
    void anArchiveOpensByItsPathAndTakesAnotherNameWhereItsOwnIsTaken() throws IOException {
        model("own/onnx");
        Library library = new Library(List.of(temp.resolve("own")));
        Path archive = temp.resolve("onnx.jar");
        try (InputStream in = LibraryTest.class.getResourceAsStream("/archives/onnx.jar")) {
            Files.copy(in, archive);
        }

        assertEquals(temp.resolve("own/onnx-2"), library.find(archive.toString()));
        assertEquals(temp.resolve("own/onnx-2"), library.find(archive.toString()));
        assertTrue(assertThrows(
                        Refusal.class,
                        () -> library.find(temp.resolve("own/onnx/config.json").toString()))
                .getMessage()
                .contains("no model in it"));
    }

    private void model(String folder) throws IOException {
        Files.createDirectories(temp.resolve(folder));
        Files.writeString(temp.resolve(folder).resolve("config.json"), "{}");
    }
}
