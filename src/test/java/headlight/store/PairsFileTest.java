package headlight.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.task.Pair;
import headlight.text.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairsFileTest {

    @TempDir
    Path temp;

    @Test
    void readsOnePairALine() throws IOException {
        Path file = write("\uFEFFje suis\ti am\r\n\n나는\ti\n");
        assertEquals(List.of(new Pair("je suis", "i am"), new Pair("나는", "i")), PairsFile.read(file));
    }

    @Test
    void refusesWhatIsNoPairWithItsLine() throws IOException {
        assertRefused("a\tb\n\nno tab\n", "line 3", "0 TABs");
        assertRefused("a\tb\tc\n", "line 1", "2 TABs");
        assertRefused("a\tb\n \tb\n", "line 2", "before the TAB");
        assertRefused("a\t\n", "line 1", "after the TAB");
        assertRefused("\n\n", "no pair");
        assertRefused("a\t" + "b".repeat(100_001), "line 1", "at most");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Path file = Files.write(temp.resolve("pairs.tsv"), "caf\u00e9\tcoffee\n".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(assertThrows(Refusal.class, () -> PairsFile.read(file))
                .getMessage()
                .contains("not UTF-8"));
        assertThrows(NoSuchFileException.class, () -> PairsFile.read(temp.resolve("missing.tsv")));
    }

    private void assertRefused(String text, String... parts) throws IOException {
        Path file = write(text);
        String message = assertThrows(Refusal.class, () -> PairsFile.read(file)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("pairs.tsv"), text);
    }
}
