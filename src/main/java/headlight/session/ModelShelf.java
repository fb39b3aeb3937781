package headlight.session;

import headlight.engine.model.Families;
import headlight.spec.Checkpoint;
import headlight.store.ModelFolder;
import headlight.store.TraceFile;
import headlight.trace.Edit;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shelf of the real models: those of a library by name, any other model folder or trace by its path. */
public record ModelShelf(Library library) implements Shelf {

    @Override
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Library.Entry at : library.entries()) {
            try {
                entries.add(entry(at.name(), at.name(), ModelFolder.card(at.folder())));
            } catch (IOException | RuntimeException e) {
                entries.add(new Entry(at.name(), at.name(), List.of())); // opening it will say what is wrong
            }
        }
        return List.copyOf(entries);
    }

    @Override
    public Found open(String key) throws IOException {
        boolean named = library.entries().stream().anyMatch(at -> at.name().equals(key));
        if (!named && Files.isRegularFile(Path.of(key))) {
            Path file = Path.of(key);
            return new Found.Recording(new Entry(key, file.getFileName().toString(), List.of()), TraceFile.read(file));
        }
        Path folder = library.find(key);
        LoadedModel model = new LoadedModel(Families.open(ModelFolder.read(folder)));
        Checkpoint checkpoint = model.checkpoint();
        return new Found.Model(entry(key, checkpoint.name(), checkpoint.card()), new Running(model));
    }

    private static Entry entry(String key, String name, Checkpoint.Card card) {
        return new Entry(key, card.title().isBlank() ? name : card.title(), card.examples());
    }

    /** A loaded model that runs what is typed. */
    private record Running(LoadedModel model) implements Runner {
        @Override
        public Trace run(String text, List<Edit> edits) {
            return model.run(text, Optional.empty(), edits, 0);
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
