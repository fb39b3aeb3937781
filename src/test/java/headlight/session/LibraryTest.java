package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private void model(String folder) throws IOException {
        Files.createDirectories(temp.resolve(folder));
        Files.writeString(temp.resolve(folder).resolve("config.json"), "{}");
    }
}
