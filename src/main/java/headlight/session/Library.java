package headlight.session;

import headlight.text.Refusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models at hand: folders on a few shelves, each known by its name. Nothing of a model is read to find it.
 *
 * @param shelves folders whose folders are models; of two models with one name, the earlier shelf's counts
 */
public record Library(List<Path> shelves) {

    /** A model at hand, by its name. */
    public record Entry(String name, Path folder) {}

    public Library {
        shelves = List.copyOf(shelves);
    }

    /**
     * The sample models, and then the user's own.
     *
     * <p>Sample models lie in {@code sample-models} below the folder that the system property {@code headlight.home}
     * names, else below the working folder, else beside the folder of the program's jar. The user's own lie in the
     * folder that the environment variable {@code HEADLIGHT_MODELS} names, else in {@code ~/.headlight/models}.
     */
    public static Library atHand() {
        List<Path> shelves = new ArrayList<>();
        Stream.of(home(), Optional.of(Path.of("")), besideTheJar())
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve("sample-models"))
                .filter(Files::isDirectory)
                .findFirst()
                .ifPresent(shelves::add);
        shelves.add(ownModels());
        return new Library(shelves);
    }

    /** Where the user's own models lie; the folder need not exist. */
    public static Path ownModels() {
        return path(System.getenv("HEADLIGHT_MODELS"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".headlight", "models"));
    }

    /** Every model at hand: shelf by shelf, by name. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Path shelf : shelves) {
            for (Path folder : folders(shelf)) {
                String name = folder.getFileName().toString();
                if (entries.stream().noneMatch(entry -> entry.name().equals(name))) {
                    entries.add(new Entry(name, folder));
                }
            }
        }
        return List.copyOf(entries);
    }

    /**
     * The folder of a model.
     *
     * @param nameOrPath the name of a model at hand, or a folder
     * @throws Refusal when there is neither; it says which names there are
     */
    public Path find(String nameOrPath) {
        List<Entry> entries = entries();
        return entries.stream()
                .filter(entry -> entry.name().equals(nameOrPath))
                .map(Entry::folder)
                .findFirst()
                .or(() -> path(nameOrPath).filter(Files::isDirectory))
                .orElseThrow(() -> unknown(nameOrPath, entries));
    }

    private static Refusal unknown(String nameOrPath, List<Entry> entries) {
        String names = entries.stream().map(Entry::name).collect(Collectors.joining(", "));
        return new Refusal(
                "model \"" + nameOrPath + "\": no such name and no such folder; expected a model folder"
                        + (entries.isEmpty() ? "" : ", or one of " + names),
                "model",
                nameOrPath,
                names.isEmpty() ? "–" : names);
    }

    private static List<Path> folders(Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(shelf)) {
            return inside.filter(folder -> Files.isRegularFile(folder.resolve("config.json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of(); // a shelf that cannot be read holds nothing to choose from
        }
    }

    private static Optional<Path> home() {
        return path(System.getProperty("headlight.home"));
    }

    private static Optional<Path> besideTheJar() {
        CodeSource source = Library.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : Optional.ofNullable(Path.of(source.getLocation().toURI()).getParent())
                            .map(Path::getParent);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What can be a path at all. */
    private static Optional<Path> path(String text) {
        try {
            return Optional.ofNullable(text).filter(t -> !t.isBlank()).map(Path::of);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
