package headlight.session.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A folder for a model that nobody has kept yet: it goes when the program ends. */
final class PassingFolder {

    private static final String PREFIX = "headlight-trained-";

    private PassingFolder() {}

    /** Writes a model into a fresh one. */
    static Path of(Result result) throws IOException {
        Path folder = Files.createTempDirectory(PREFIX).resolve(name(result));
        result.write(folder);
        folder.getParent().toFile().deleteOnExit(); // the last one asked for goes first
        folder.toFile().deleteOnExit();
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> files = inside.toList();
            files.forEach(file -> file.toFile().deleteOnExit());
        }
        return folder;
    }

    static boolean isOne(String key) {
        return Path.of(key).getParent() != null
                && Path.of(key).getParent().getFileName() != null
                && Path.of(key).getParent().getFileName().toString().startsWith(PREFIX);
    }

    /** A name for a model's folder: {@code dates-lstm-dot}. */
    static String name(Result result) {
        String title = result.material() instanceof Material.Built built
                ? built.name()
                : result.material().title().replaceAll("\\.[^.]*$", "");
        String name = (title + " " + result.choices().title())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "model" : name;
    }

    /** A folder of this name where there is none yet, or one with a number after it. */
    static Path free(Path shelf, String name) {
        Path folder = shelf.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = shelf.resolve(name + "-" + number);
        }
        return folder;
    }
}
