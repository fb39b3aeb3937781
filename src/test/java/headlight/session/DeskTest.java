package headlight.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.text.Encoded;
import headlight.trace.Change;
import headlight.trace.Edit;
import headlight.trace.Sites;
import headlight.trace.Trace;
import headlight.trace.Traces;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final MadeUpShelf shelf = new MadeUpShelf();

    @Test
    void opensAModelOnItsFirstExample() {
        Desk desk = new Desk(shelf, Runnable::run, Runnable::run);

        desk.start("french", "", List.of());

        assertEquals("il a m' entarté", desk.textProperty().get());
        assertEquals(Playhead.START, desk.playhead().at());
        assertEquals(2, desk.modelsProperty().get().size());
        assertFalse(desk.busyProperty().get());
    }

    @Test
    void aRefusedTextLeavesTheRunAsItIsAndSaysSoAtTheField() {
        Desk desk = opened();
        desk.playhead().seek(5);

        desk.run("refused");

        assertEquals(
                Snapshot.Field.TEXT, desk.refusalProperty().get().orElseThrow().field());
        assertEquals("il a m' entarté", desk.textProperty().get());
        assertEquals(5, desk.playhead().at());
        assertFalse(desk.busyProperty().get());

        desk.run("je suis étudiant");
        assertTrue(desk.refusalProperty().get().isEmpty());
        assertEquals("je suis étudiant", desk.textProperty().get());
    }

    @Test
    void aModelThatDoesNotOpenLeavesTheCurrentOne() {
        Desk desk = opened();

        desk.open("broken", "");

        assertEquals(
                Snapshot.Field.MODEL, desk.refusalProperty().get().orElseThrow().field());
        assertEquals("french", desk.modelProperty().get().orElseThrow().key());
        desk.run("je suis étudiant");
        assertEquals("je suis étudiant", desk.textProperty().get());
        assertEquals(0, shelf.closed);
    }

    @Test
    void theModelBeforeIsClosed() {
        Desk desk = opened();

        desk.open("korean", "");

        assertEquals(1, shelf.closed);
        desk.close();
        assertEquals(2, shelf.closed);
    }

    @Test
    void anExperimentRunsAgainAtTheSamePlaceBesideTheOriginal() {
        Desk desk = opened();
        desk.playhead().seek(40);
        Trace before = desk.playhead().moment().orElseThrow().trace();

        desk.experiment().moveWeight(before, 1, 0, 0.9);

        assertEquals(40, desk.playhead().at());
        assertSame(before, desk.originalProperty().get().orElseThrow());
        Trace changed = desk.playhead().moment().orElseThrow().trace();
        assertEquals(0.9f, changed.tensor(Sites.WEIGHTS).at(1, 0));

        desk.experiment().undo();
        assertSame(before, desk.playhead().moment().orElseThrow().trace());
        assertTrue(desk.originalProperty().get().isEmpty());
    }

    @Test
    void anotherTextForgetsTheExperiment() {
        Desk desk = opened();
        desk.experiment().change(Edit.row(Sites.WEIGHTS, 0, 1, 0, 0, 0));

        desk.run("je suis étudiant");

        assertTrue(desk.experiment().changesProperty().get().isEmpty());
        assertTrue(desk.originalProperty().get().isEmpty());
        assertFalse(desk.experiment().canUndoProperty().get());
    }

    @Test
    void ofManyWishesTheNewestIsMet() {
        Queue<Runnable> engine = new ArrayDeque<>();
        Queue<Runnable> screen = new ArrayDeque<>();
        Desk desk = new Desk(shelf, engine::add, screen::add);
        desk.open("french", "");
        engine.remove().run();
        for (int i = 0; i < 100; i++) {
            desk.run("text " + i);
        }
        desk.open("korean", "");
        assertTrue(desk.busyProperty().get());

        engine.remove().run();
        screen.remove().run();

        assertTrue(engine.isEmpty());
        assertTrue(screen.isEmpty());
        assertEquals("korean", desk.modelProperty().get().orElseThrow().key());
        assertFalse(desk.busyProperty().get());
        assertEquals(2, shelf.ran.size());
    }

    @Test
    void aRecordedRunIsShownButNotRun() {
        Desk desk = opened();

        desk.open("run.npz", "");

        assertFalse(desk.runsProperty().get());
        assertEquals(3, desk.modelsProperty().get().size());
        assertEquals(
                Traces.korean().source(),
                desk.playhead().moment().orElseThrow().trace().source());
    }

    @Test
    void aNumberCanBeAskedAboutAndIsAskedAgainInTheChangedRun() {
        Desk desk = opened();
        Trace trace = desk.playhead().moment().orElseThrow().trace();
        desk.inspector().open(trace, Sites.WEIGHTS, List.of(1, 0));

        desk.experiment().moveWeight(trace, 1, 0, 0.75);

        assertEquals(0.75, desk.inspector().current().orElseThrow().value(), 1e-6);
        desk.inspector().open(trace, Sites.WEIGHTS, List.of(99, 0));
        assertEquals(List.of(1, 0), desk.inspector().current().orElseThrow().index());
        desk.inspector().back();
        assertTrue(desk.inspector().current().isEmpty());
    }

    private Desk opened() {
        Desk desk = new Desk(shelf, Runnable::run, Runnable::run);
        desk.start("french", "", List.of());
        return desk;
    }

    /** Two models that "run" by showing a made-up trace with the edits put in. */
    static final class MadeUpShelf implements Shelf {
        final List<String> ran = new ArrayList<>();
        int closed;

        @Override
        public List<Entry> entries() {
            return List.of(
                    new Entry("french", "French", List.of("il a m' entarté", "je suis étudiant")),
                    new Entry("korean", "Korean", List.of("나는 딥러닝 강사입니다")));
        }

        @Override
        public Found open(String key) throws IOException {
            if (key.equals("broken")) {
                throw new IOException("broken: config.json is missing");
            } else if (key.equals("run.npz")) {
                return new Found.Recording(new Entry(key, key, List.of()), Traces.korean());
            }
            Entry entry = entries().get(key.equals("french") ? 0 : 1);
            return new Found.Model(entry, new Runner() {
                @Override
                public Checkpoint checkpoint() {
                    return SmallShelf.french();
                }

                @Override
                public Encoded encode(String text) {
                    return new Encoded(List.of(text), List.of(0), List.of(), false);
                }

                @Override
                public Trace run(String text, List<Change> changes, Generation generation) {
                    if (text.equals("refused")) {
                        throw new IllegalArgumentException("\"refused\" has no word this model knows");
                    }
                    ran.add(text);
                    return Traces.edited(key.equals("french") ? Traces.french() : Traces.korean(), changes);
                }

                @Override
                public void close() {
                    closed++;
                }
            });
        }
    }
}
