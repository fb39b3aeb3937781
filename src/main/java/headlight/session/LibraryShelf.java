package headlight.session;

import headlight.spec.Checkpoint.Card;
import headlight.store.LearningFile;
import headlight.store.ModelFolder;
import headlight.store.TraceFile;
import headlight.store.archive.Archive;
import headlight.text.Refusal;
import headlight.trace.Learning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The library as the window's shelf: the samples that teach best come first. */
public record LibraryShelf(Library library) implements Shelf {

    private static final List<String> FIRST = List.of("french", "korean", "dates", "minilm");

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Library.Entry found : library.entries()) {
            card(found).ifPresent(card -> entries.add(entry(found.name(), card)));
        }
        entries.sort(Comparator.comparingInt(entry -> rank(entry.key())));
        return List.copyOf(entries);
    }

    @Override
    public List<ReadyMade> comparisons() {
        List<ReadyMade.Candidate> models = new ArrayList<>();
        library.entries().stream()
                .filter(found -> found.archive().isEmpty())
                .sorted(Comparator.comparingInt(found -> rank(found.name())))
                .forEach(found -> candidate(found).ifPresent(models::add));
        return ReadyMade.of(models);
    }

    private Optional<ReadyMade.Candidate> candidate(Library.Entry found) {
        try {
            return Optional.of(new ReadyMade.Candidate(
                    found.name(), library.card(found).task(), ModelFolder.recurrentSpec(found.folder())));
        } catch (IOException | Refusal e) {
            return Optional.empty(); // what cannot be read offers nothing
        }
    }

    @Override
    public Found open(String key) throws IOException {
        boolean named =
                library.entries().stream().anyMatch(entry -> entry.name().equals(key));
        Path file = Path.of(key);
        if (!named && Files.isRegularFile(file) && Archive.find(file).isEmpty()) {
            return new Found.Recording(new Entry(key, file.getFileName().toString(), List.of()), TraceFile.read(file));
        }
        LoadedModel model = LoadedModel.open(library.find(key));
        return new Found.Model(entry(key, model.checkpoint().card()), Runner.of(model));
    }

    @Override
    public Optional<Learning> learning(String key) throws IOException {
        Optional<Path> named = library.entries().stream()
                .filter(entry -> entry.name().equals(key))
                .map(Library.Entry::folder)
                .findFirst();
        Path folder = named.orElse(Path.of(key));
        return Files.isDirectory(folder) ? LearningFile.find(folder) : Optional.empty();
    }

    /** Nothing for what cannot be read: it is not offered, and says why when it is asked for by name. */
    private Optional<Card> card(Library.Entry entry) {
        try {
            return Optional.of(library.card(entry));
        } catch (IOException | Refusal e) {
            return Optional.empty();
        }
    }

    private static int rank(String key) {
        int place = FIRST.indexOf(key);
        return place < 0 ? FIRST.size() : place;
    }

    private static Entry entry(String key, Card card) {
        String name = Optional.ofNullable(Path.of(key).getFileName())
                .orElse(Path.of(key))
                .toString();
        return new Entry(key, card.title().isBlank() ? name : card.title(), card.examples());
    }
}
