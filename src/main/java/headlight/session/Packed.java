package headlight.session;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A pretrained model that comes with the program, still in its archive. It becomes a folder when it is first asked for.
 *
 * @param name    what it is called
 * @param archive where the archive lies; nothing where the program was put together without it
 */
record Packed(String name, Supplier<Optional<Path>> archive) {

    /** Those on the class path, each by a file that its jar holds. */
    static final List<Packed> ALL = List.of(new Packed("minilm", () -> jarWith("all-minilm-l6-v2.onnx")));

    private static Optional<Path> jarWith(String resource) {
        URL url = Packed.class.getClassLoader().getResource(resource);
        try {
            return url != null && url.openConnection() instanceof JarURLConnection jar
                    ? Optional.of(Path.of(jar.getJarFileURL().toURI()))
                    : Optional.empty();
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty(); // not where files lie
        }
    }
}
