package headlight.session.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.engine.train.Forcing;
import headlight.session.Library;
import headlight.session.LibraryShelf;
import headlight.session.LoadedModel;
import headlight.session.Shelf;
import headlight.session.lab.Lab.State;
import headlight.session.lab.Setting.Amount;
import headlight.session.lab.Setting.Family;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.store.LearningFile;
import headlight.store.ModelFolder;
import headlight.trace.Learning;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The laboratory with no thread but one: a training is over when {@code train} returns. */
class LabTest {

    @TempDir
    private Path temp;

    private Path pairs;
    private Lab lab;

    @BeforeEach
    void threeLettersInCapitals() throws IOException {
        Random random = new Random(4);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 3; k++) {
                text.append((char) ('a' + random.nextInt(6)));
            }
            lines.append(text)
                    .append('\t')
                    .append(text.toString().toUpperCase(java.util.Locale.ROOT))
                    .append('\n');
        }
        pairs = Files.writeString(temp.resolve("capitals.tsv"), lines);
        Shelf shelf = new LibraryShelf(new Library(List.of(temp), List.of()));
        lab = new Lab(shelf, Runnable::run, Runnable::run);
        lab.use(pairs, Tokens.CHARACTERS);
        small(16, 14);
    }

    private void small(int hidden, int epochs) {
        choose(LabSettings.HIDDEN, hidden);
        choose(LabSettings.EMBEDDING, 8);
        choose(LabSettings.EPOCHS, epochs);
        choose(LabSettings.BATCH, 20);
        choose(LabSettings.LEARNING_RATE, 0.02);
    }

    private void choose(Amount setting, double value) {
        lab.choose(setting, value);
    }

    private Learning learning() {
        return lab.run().orElseThrow().learning();
    }

    @Test
    void whatIsTrainedTellsHowItLearnedAndIsKept() throws IOException {
        lab.train();
        assertEquals(State.IDLE, lab.stateProperty().get());
        Run run = lab.run().orElseThrow();
        assertEquals("capitals.tsv · LSTM · dot", run.title());
        assertTrue(run.done());
        assertEquals(run.report().steps(), run.report().step());
        assertEquals(14, learning().scores().size());
        assertTrue(
                learning().scores().get(13).exact() > 0.9, learning().scores().toString());
        assertEquals(0, learning().frames().get(0).step());
        assertEquals(3, learning().probes().size());
        Learning.Probe probe = learning().probes().get(0);
        assertEquals(probe.input().toUpperCase(java.util.Locale.ROOT), String.join("", probe.right()));
        assertNotEquals(probe.right(), learning().frames().get(0).shots().get(0).wrote());
        Learning.Frame last = learning().frames().get(learning().frames().size() - 1);
        assertEquals(probe.right(), last.shots().get(0).wrote());

        Path folder = temp.resolve("capitals-1");
        assertEquals(temp.resolve("capitals-lstm-dot").toString(), lab.suggestedFolder(temp));
        lab.save(folder.toString());
        assertEquals(Optional.empty(), lab.troubleProperty().get());
        assertEquals(Optional.of(folder), lab.run().orElseThrow().folder());
        assertEquals(
                learning().losses().size(),
                LearningFile.find(folder).orElseThrow().losses().size());
        Checkpoint.Card card = ModelFolder.read(folder).card();
        assertTrue(card.command().contains("--cell lstm --attention dot"), card.command());
        assertTrue(card.command().endsWith("--seed 1 -o capitals-1"), card.command());
        try (LoadedModel model = LoadedModel.open(folder)) {
            Trace trace = model.run("fed", Optional.empty(), List.of(), Generation.NONE);
            assertEquals("FED", model.output(trace));
        }
        List<String> handed = new ArrayList<>();
        lab.hand(handed::add);
        assertEquals(List.of(folder.toString()), handed);
    }

    @Test
    void aKeptModelShowsItsFilmAgain() {
        lab.train();
        lab.save(temp.resolve("kept").toString());
        Lab later = new Lab(new LibraryShelf(new Library(List.of(temp), List.of())), Runnable::run, Runnable::run);
        later.recall("kept", "Kept");
        assertEquals("Kept", later.run().orElseThrow().title());
        assertEquals(
                learning().frames().size(),
                later.run().orElseThrow().learning().frames().size());
        later.recall("kept", "Kept");
        later.recall("nothing there", "Nothing");
        assertEquals(1, later.runsProperty().get().size());
        lab.recall(temp.resolve("kept").toString(), "Kept");
        assertEquals(1, lab.runsProperty().get().size(), "it is on show already");
    }

    @Test
    void aModelNobodyKeepsIsHandedOverAllTheSame() throws IOException {
        lab.train();
        List<String> handed = new ArrayList<>();
        lab.hand(handed::add);
        lab.hand(handed::add);
        assertEquals(handed.get(0), handed.get(1));
        assertTrue(lab.isPassing(handed.get(0)));
        assertFalse(lab.isPassing("dates"));
        assertFalse(lab.isPassing(temp.resolve("kept").toString()));
        try (LoadedModel model = LoadedModel.open(Path.of(handed.get(0)))) {
            assertTrue(model.run("abc", Optional.empty(), List.of(), Generation.NONE)
                    .has(Sites.WEIGHTS));
        }
    }

    @Test
    void everyKindOfModelLearnsHereAndIsKept() throws IOException {
        small(8, 1);
        for (Cell cell : Cell.values()) {
            lab.choose(LabSettings.CELL, cell);
            lab.choose(LabSettings.ATTENTION, Attention.GENERAL);
            lab.choose(LabSettings.BIDIRECTIONAL, true);
            kept(cell.name());
        }
        lab.choose(LabSettings.ATTENTION, Attention.NONE);
        lab.choose(LabSettings.FEED_CONTEXT, true);
        kept("peeky");
        assertEquals(
                Optional.empty(),
                learning().frames().get(0).shots().get(0).weights(),
                "there is no attention to look at");
        lab.choose(LabSettings.FAMILY, Family.TRANSFORMER);
        assertEquals(2, lab.choicesProperty().get().count(LabSettings.LAYERS));
        choose(LabSettings.TEACHER_FORCING, 0.5);
        kept("transformer");
        assertEquals(3, learning().probes().get(0).input().length(), "the end of a source is not typed");
        assertEquals(5, lab.runsProperty().get().size());
        lab.tidy();
        assertEquals(1, lab.runsProperty().get().size());
    }

    private void kept(String name) throws IOException {
        lab.train();
        assertEquals(Optional.empty(), lab.troubleProperty().get());
        lab.save(temp.resolve(name).toString());
        assertEquals(Optional.empty(), lab.troubleProperty().get());
        LoadedModel.open(temp.resolve(name)).close();
    }

    @Test
    void whatCannotBeIsSaidWhereItBelongs() throws IOException {
        lab.use(temp.resolve("none.tsv"), Tokens.WORDS);
        assertEquals(Trouble.Place.MATERIAL, place());
        Path wrong = Files.writeString(temp.resolve("wrong.tsv"), "no tab\n");
        lab.use(wrong, Tokens.WORDS);
        assertTrue(lab.troubleProperty().get().orElseThrow().message().contains("line 1"));
        assertEquals("capitals.tsv", lab.materialProperty().get().title(), "what was there stays");
        lab.choose(LabSettings.FAMILY, Family.TRANSFORMER);
        choose(LabSettings.HEADS, 3);
        lab.train();
        assertEquals(Trouble.Place.MODEL, place());
        assertEquals(List.of(), lab.runsProperty().get());
        assertEquals(State.IDLE, lab.stateProperty().get());
        choose(LabSettings.HEADS, 4);
        assertEquals(Optional.empty(), lab.troubleProperty().get());

        choose(LabSettings.EPOCHS, 1);
        lab.train();
        Files.createDirectories(temp.resolve("thesis"));
        Files.writeString(temp.resolve("thesis").resolve("thesis.txt"), "precious");
        lab.save(temp.resolve("thesis").toString());
        assertEquals(Trouble.Place.FOLDER, place());
        lab.save("  ");
        assertEquals(Trouble.Place.FOLDER, place());
        assertEquals(Optional.empty(), lab.run().orElseThrow().folder());
    }

    private Trouble.Place place() {
        return lab.troubleProperty().get().orElseThrow().place();
    }

    @Test
    void formerRunsStayForComparison() {
        small(8, 2);
        for (double forcing : new double[] {1, 0.5, 0}) {
            choose(LabSettings.TEACHER_FORCING, forcing);
            lab.train();
        }
        List<Run> runs = lab.runsProperty().get();
        assertEquals(
                List.of(1.0, 0.5, 0.0),
                runs.stream()
                        .map(run -> run.choices().orElseThrow().get(LabSettings.TEACHER_FORCING))
                        .toList());
        assertEquals(List.of(LabSettings.TEACHER_FORCING), Differences.of(runs), "that is what tells them apart");
        assertEquals(3, lab.chosenProperty().get());
        lab.look(1);
        assertEquals(runs.get(0), lab.run().orElseThrow());
    }

    @Test
    void choicesBecomeSettings() {
        Choices choices = Choices.FIRST
                .with(LabSettings.SCHEDULE, Forcing.Curve.LINEAR)
                .with(LabSettings.TEACHER_FORCING_END, 0.25);
        assertEquals(new Forcing(Forcing.Curve.LINEAR, 1, 0.25), choices.forcing());
        assertFalse(choices.uses(LabSettings.HEADS));
        assertFalse(choices.uses(LabSettings.RESIDUAL));
        assertTrue(choices.with(LabSettings.LAYERS, 2.0).uses(LabSettings.RESIDUAL));
        assertEquals(
                choices,
                Choices.FIRST
                        .with(LabSettings.SCHEDULE, Forcing.Curve.LINEAR)
                        .with(LabSettings.TEACHER_FORCING_END, 0.25));
        assertNotEquals(choices, Choices.FIRST);
        for (Setting setting : LabSettings.EVERY) {
            assertEquals(setting.initial(), Choices.FIRST.value(setting), setting.key());
        }
    }
}
