package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.store.ModelFolder;
import headlight.store.TraceFile;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryShelfTest {

    @TempDir
    Path folder;

    private LibraryShelf shelf;

    @BeforeEach
    void aLibraryOfTwoModelsOneOfWhichIsDamaged() throws IOException {
        RecurrentCheckpoint french = SmallShelf.french();
        ModelFolder.write(folder.resolve("french"), french);
        Files.createDirectories(folder.resolve("damaged"));
        Files.writeString(folder.resolve("damaged/config.json"), "{");
        Files.writeString(folder.resolve("damaged/card.json"), "{");
        shelf = new LibraryShelf(new Library(List.of(folder)));
    }

    @Test
    void modelsAreOfferedByTitleAndADamagedOneNotAtAll() {
        assertEquals(
                List.of(SmallShelf.FRENCH.title()),
                shelf.entries().stream().map(Shelf.Entry::title).toList());
        assertEquals(SmallShelf.FRENCH.examples(), shelf.entries().get(0).examples());
    }

    @Test
    void aModelOpensByNameAndByPath() throws IOException {
        for (String key : List.of("french", folder.resolve("french").toString())) {
            Shelf.Found.Model found = (Shelf.Found.Model) shelf.open(key);
            try (Runner runner = found.runner()) {
                Trace trace = runner.run("il a le chat", List.of(), Generation.GREEDY);
                assertEquals(List.of("il", "a", "le", "chat"), trace.source());
                assertEquals(key, found.entry().key());
            }
        }
    }

    @Test
    void aTraceOpensByPath() throws IOException {
        Path file = folder.resolve("run.npz");
        TraceFile.write(file, Traces.korean());

        Shelf.Found.Recording found = (Shelf.Found.Recording) shelf.open(file.toString());

        assertEquals(Traces.korean().source(), found.trace().source());
        assertEquals("run.npz", found.entry().title());
    }

    @Test
    void theWindowOpensAnotherModelWhenTheRememberedOneIsGone() {
        Desk desk = new Desk(shelf, Runnable::run, Runnable::run);

        desk.start(folder.resolve("gone").toString(), "", List.of());

        assertEquals("french", desk.modelProperty().get().orElseThrow().key());
        assertEquals(
                Snapshot.Field.MODEL, desk.refusalProperty().get().orElseThrow().field());
        assertTrue(desk.refusalProperty().get().orElseThrow().message().contains("gone"));
        desk.close();
    }
}
