package headlight.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.store.ModelFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training that is stopped from outside, in a process of its own. Windows can only end a process, not ask it to. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptionTest {

    @TempDir
    Path temp;

    @Test
    @Timeout(120)
    void theBestModelSoFarIsKept() throws IOException, InterruptedException {
        Path pairs = Files.writeString(
                temp.resolve("pairs.tsv"),
                Run.PAIRS.stream()
                        .map(pair -> pair.source() + "\t" + pair.target() + "\n")
                        .collect(Collectors.joining()));
        Path folder = temp.resolve("trained");
        Process training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "headlight.Headlight",
                        "train",
                        pairs.toString(),
                        "-o",
                        folder.toString(),
                        "--hidden",
                        "4",
                        "--epochs",
                        "100000")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = training.inputReader(StandardCharsets.UTF_8)) {
            assertNotNull(out.readLine());
            training.toHandle().destroy(); // the process's own would close what it still says
            List<String> rest = out.lines().toList();
            assertTrue(rest.get(rest.size() - 1).startsWith("interrupted; kept the best model"), () -> rest.toString());
        }
        assertTrue(training.waitFor(60, TimeUnit.SECONDS));
        assertEquals("pairs.tsv", ModelFolder.read(folder).card().task());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(5, files.count());
        }
    }
}
