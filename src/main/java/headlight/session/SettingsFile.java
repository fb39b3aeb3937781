package headlight.session;

import headlight.store.AtomicFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that keeps the settings. Losing it costs a person a click or two, so a damaged one counts as none, and one
 * that cannot be written is let go.
 */
public record SettingsFile(Path path) {

    /** Where this system keeps a person's settings. */
    public static SettingsFile ofUser() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path folder;
        if (system.contains("win")) {
            folder = Path.of(environment("APPDATA").orElse(home));
        } else if (system.contains("mac")) {
            folder = Path.of(home, "Library", "Application Support");
        } else {
            folder = environment("XDG_CONFIG_HOME").map(Path::of).orElse(Path.of(home, ".config"));
        }
        return new SettingsFile(folder.resolve("headlight").resolve("settings.properties"));
    }

    /** What it holds, or the settings of the first start. */
    public Settings read() {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Settings.first();
        }
        return Settings.from(lines);
    }

    /** Puts the settings in its place, whole or not at all. */
    public void write(Settings settings) {
        try {
            Files.createDirectories(path.getParent());
            AtomicFile.write(path, out -> {
                Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                settings.toProperties().store(writer, "Headlight");
            });
        } catch (IOException e) {
            System.getLogger(SettingsFile.class.getName())
                    .log(System.Logger.Level.DEBUG, "the settings were not kept", e);
        }
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
