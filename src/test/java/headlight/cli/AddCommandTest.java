package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.session.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCommandTest {

    private static final String NAME = "added-by-a-test";

    @TempDir
    Path temp;

    private Path archive;

    @BeforeEach
    void anArchive() throws IOException {
        archive = temp.resolve("tensorflow.jar");
        try (InputStream in = AddCommandTest.class.getResourceAsStream("/archives/tensorflow.jar")) {
            Files.copy(in, archive);
        }
    }

    @AfterEach
    void isTakenAway() throws IOException {
        Path folder = Library.ownModels().resolve(NAME);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    @Test
    void anAddedModelIsKnownByItsName() {
        Run run = Run.headlight("add", archive, "--name", NAME);

        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().matches(NAME + ": bert, [\\d,]+ parameters, in .*" + NAME + "\\R"), run.out());
        assertTrue(Run.headlight("models").out().contains(NAME));
        assertEquals(run.out(), Run.headlight("add", archive, "--name", NAME).out(), "once is enough");
    }

    @Test
    void whatCannotBeAddedIsSaidInOneLine() throws IOException {
        Path text = Files.writeString(temp.resolve("notes.txt"), "no model");
        for (List<Object> words : List.<List<Object>>of(
                List.of(2, archive, "--name", "../out"),
                List.of(2, archive, "--name", ".hidden"),
                List.of(3, text),
                List.of(3, temp),
                List.of(4, temp.resolve("missing.jar")),
                List.of(4, archive, "--name", "french"))) {
            Object[] line =
                    Stream.concat(Stream.of("add"), words.stream().skip(1)).toArray();
            Run run = Run.headlight(line);
            assertEquals(words.get(0), run.code(), run.err());
            assertTrue(run.err().lines().count() <= 2, run.err());
        }
    }
}
