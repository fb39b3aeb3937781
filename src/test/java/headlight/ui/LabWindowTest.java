package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.session.Desk;
import headlight.session.Library;
import headlight.session.LibraryShelf;
import headlight.session.Mode;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.lab.Lab;
import headlight.session.lab.LabSettings;
import headlight.session.lab.Run;
import headlight.session.lab.Setting;
import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.text.Messages;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The laboratory in the whole window, by hand: a tiny task is really learned. */
class LabWindowTest extends ApplicationTest {

    @TempDir
    private Path temp;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Desk desk;
    private Lab lab;

    @Override
    public void start(javafx.stage.Stage stage) {
        Look.loadFonts();
        desk = new Desk(new LibraryShelf(new Library(List.of(temp), List.of())), engine, new ScreenThread());
        Shell shell = new Shell(
                desk,
                FirstWindow.settings(),
                new SettingsFile(temp.resolve("settings.properties")),
                new Saving(engine, new ScreenThread()),
                new Chosen());
        lab = shell.studio().lab();
        shell.show(stage);
    }

    @AfterEach
    void close() {
        interact(lab::close);
        engine.shutdownNow();
    }

    @Test
    void aTinyTaskIsTrainedToItsEndItsFilmScrubbedItsModelSavedAndWalked() {
        clickOn("#mode-train");
        assertEquals(Mode.TRAIN, desk.heads().shownProperty().get());
        assertFalse(lookup("#lab-walk").query().isVisible(), "there is no model to walk through yet");
        clickOn("#lab-file");
        until(() -> lab.materialProperty().get().title().equals("capitals.tsv"));
        interact(() -> lookup("#lab-tokens")
                .queryAs(ComboBox.class)
                .getSelectionModel()
                .select(Tokens.CHARACTERS.ordinal()));
        type("#lab-hidden", "16");
        type("#lab-embedding", "8");
        type("#lab-epochs", "10");
        type("#lab-batch", "20");
        choose(LabSettings.LEARNING_RATE, 0.02);
        long before = node("#learning", LabPicture.class).paints();
        push(KeyCode.K);
        until(() -> run().filter(Run::done).isPresent());
        until(() -> node("#learning", LabPicture.class).paints() > before);
        assertTrue(text("#lab-status").startsWith("Done after 150 steps"), text("#lab-status"));
        int frames = run().orElseThrow().learning().frames().size();
        assertTrue(frames > 10, frames + " frames");

        Slider film = node("#lab-film", Slider.class);
        assertEquals(frames - 1, film.getValue());
        interact(() -> lookup("#learning").query().requestFocus());
        push(KeyCode.HOME);
        assertEquals(0, film.getValue());
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        assertEquals(2, lab.frameProperty().get());
        interact(() -> film.setValue(5));
        assertEquals(5, lab.frameProperty().get());
        push(KeyCode.END);
        assertEquals(Lab.NEWEST, lab.frameProperty().get());

        clickOn("#lab-export");
        until(() -> Files.exists(temp.resolve("film.gif")));
        clickOn("#lab-save");
        interact(() -> node("#lab-folder", TextField.class)
                .setText(temp.resolve("thesis").toString()));
        writeInto("thesis");
        clickOn("#lab-folder-save");
        until(() -> !text("#lab-trouble-folder").isEmpty());
        interact(() -> node("#lab-folder", TextField.class)
                .setText(temp.resolve("capitals").toString()));
        clickOn("#lab-folder-save");
        until(() -> text("#lab-saved").endsWith("capitals"));
        assertEquals("", text("#lab-trouble-folder"));
        assertTrue(Files.exists(temp.resolve("capitals").resolve("film.json")));

        clickOn("#lab-walk");
        until(() -> desk.playhead().moment().isPresent());
        assertEquals(Mode.WALK, desk.heads().shownProperty().get());
        assertEquals(
                temp.resolve("capitals").toString(),
                desk.modelProperty().get().orElseThrow().key());
    }

    @Test
    void aTrainingIsPausedSteppedSteeredAndStopped() throws IOException {
        clickOn("#mode-train");
        interact(() -> lab.use(pairs(temp), Tokens.CHARACTERS));
        until(() -> lab.materialProperty().get().title().equals("capitals.tsv"));
        type("#lab-batch", "10");
        push(KeyCode.N);
        until(() -> step() == 1);
        push(KeyCode.N);
        until(() -> step() == 2);
        assertEquals(Lab.State.PAUSED, lab.stateProperty().get());
        assertTrue(text("#lab-status").startsWith("Paused at step 2"), text("#lab-status"));
        assertTrue(lookup("#lab-cell").query().isDisabled());
        Slider forcing = node("#slider-teacher-forcing", Slider.class);
        assertFalse(forcing.isDisabled());
        interact(() -> forcing.setValue(0.5));
        assertEquals(0.5, lab.choicesProperty().get().get(LabSettings.TEACHER_FORCING));
        push(KeyCode.N);
        until(() -> step() == 3);
        assertEquals(
                List.of("teacher_forcing"),
                run().orElseThrow().learning().turns().stream()
                        .map(turn -> turn.what())
                        .toList());
        push(KeyCode.K);
        until(() -> step() > 3);
        push(KeyCode.S);
        until(() -> lab.stateProperty().get() == Lab.State.IDLE);
        assertTrue(run().orElseThrow().done());
        assertTrue(run().orElseThrow().report().step()
                < run().orElseThrow().report().steps());
    }

    @Test
    void numbersThatCannotBeAreNotTaken() {
        clickOn("#mode-train");
        type("#lab-hidden", "-3");
        assertEquals(64, lab.choicesProperty().get().count(LabSettings.HIDDEN));
        type("#lab-hidden", "many");
        assertEquals(64, lab.choicesProperty().get().count(LabSettings.HIDDEN));
        type("#lab-hidden", "32");
        assertEquals(32, lab.choicesProperty().get().count(LabSettings.HIDDEN));
    }

    @Test
    void everyTaskSettingAndChoiceHasANameInBothLanguages() {
        for (String language : List.of("en", "ko")) {
            Messages messages = Messages.of(language);
            Lab.materials().forEach(material -> messages.text("ui.lab.task." + material.name()));
            LabSettings.EVERY.forEach(setting -> {
                messages.text("lab." + setting.key());
                if (setting instanceof Setting.OneOf<?> one) {
                    one.offered()
                            .forEach(
                                    choice -> messages.text("lab." + setting.key() + "." + Setting.OneOf.word(choice)));
                }
            });
        }
    }

    private int step() {
        return run().map(run -> run.report().step()).orElse(0);
    }

    private Optional<Run> run() {
        return lab.run();
    }

    private void choose(Setting setting, Object value) {
        interact(() -> lab.choose(setting, value));
    }

    @SuppressWarnings("unchecked")
    private void type(String box, String number) {
        interact(() -> ((ComboBox<String>) lookup(box).query()).setValue(number));
    }

    private <T> T node(String query, Class<T> type) {
        return type.cast(lookup(query).query());
    }

    private String text(String label) {
        return node(label, Labeled.class).getText();
    }

    private void until(BooleanSupplier there) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(there::getAsBoolean)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen in a minute", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Three letters, and the same in capitals. */
    private static Path pairs(Path folder) {
        Random random = new Random(4);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 330; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < 3; k++) {
                text.append((char) ('a' + random.nextInt(6)));
            }
            lines.append(text)
                    .append('\t')
                    .append(text.toString().toUpperCase(Locale.ROOT))
                    .append('\n');
        }
        try {
            return Files.writeString(folder.resolve("capitals.tsv"), lines);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void writeInto(String name) {
        try {
            Files.createDirectories(temp.resolve(name));
            Files.writeString(temp.resolve(name).resolve("thesis.txt"), "precious");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The files that a person would choose. */
    private final class Chosen implements Places {
        @Override
        public Optional<File> toOpen(Language language, Window owner) {
            return Optional.empty();
        }

        @Override
        public Optional<File> toLearn(Language language, Window owner) {
            return Optional.of(pairs(temp).toFile());
        }

        @Override
        public Optional<File> toKeep(Language language, Window owner) {
            return Optional.of(temp.toFile());
        }

        @Override
        public Optional<File> toSave(String name, Language language, Window owner) {
            return Optional.of(temp.resolve(name).toFile());
        }
    }
}
