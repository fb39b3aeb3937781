package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Figure;
import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.session.Inspector;
import headlight.session.Playhead;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.SmallShelf;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window, driven by hand, on a model that really runs on a thread of its own. */
class WindowTest extends ApplicationTest {

    @TempDir
    static Path folder;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Desk desk;
    private Shell shell;

    @Override
    public void start(javafx.stage.Stage stage) {
        Look.loadFonts();
        desk = new Desk(new SmallShelf(), engine, new ScreenThread());
        shell = new Shell(
                desk,
                FirstWindow.settings(),
                new SettingsFile(folder.resolve("settings.properties")),
                new Saving(engine, new ScreenThread()),
                new FixedPlaces());
        shell.show(stage);
        desk.start("", "", List.of());
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
    }

    @Test
    void theFirstStartOpensTheSampleTranslationAndSaysWhatToPress() {
        untilShown("il a m' entarté");

        assertEquals(Playhead.START, desk.playhead().at());
        assertTrue(text("#sentence").contains("→"), text("#sentence"));
        assertEquals("il a m' entarté", editor().getText());
    }

    @Test
    void aTypedSentenceIsWalkedToItsEndAndBackByKeyboardAndEveryStepIsDrawn() {
        untilShown("il a m' entarté");
        type("je suis étudiant");
        untilShown("je suis étudiant");
        FigureView stage = node("#stage", FigureView.class);
        int stops = desk.playhead().length();

        for (int i = 1; i <= stops; i++) {
            press1(KeyCode.RIGHT);
            assertEquals(i, desk.playhead().position());
            Moment now = desk.playhead().moment().orElseThrow();
            assertSpotsAreKnown(stage, now);
        }
        assertTrue(desk.playhead().atEnd());
        assertTrue(text("#count").contains(stops + " of " + stops), text("#count"));
        for (int i = stops - 1; i >= 0; i--) {
            long painted = stage.paints();
            press1(KeyCode.LEFT);
            assertEquals(i, desk.playhead().position());
            until(() -> stage.paints() > painted); // every step back is drawn
        }
        assertEquals(Playhead.START, desk.playhead().at());
    }

    @Test
    void everyPaneShowsTheNumbersOfTheTrace() {
        untilShown("il a m' entarté");
        press1(KeyCode.END);
        Trace trace = trace();
        FigureView stage = node("#stage", FigureView.class);
        for (Site site : List.of(
                Sites.ENCODER_HIDDEN, Sites.SCORES, Sites.WEIGHTS, Sites.CONTEXT, Sites.CONCAT, Sites.PROBABILITIES)) {
            Spot spot = spots(stage).stream()
                    .filter(s -> s.site().equals(site) && s.isNumber())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing of " + site.name() + " on the stage"));
            int[] index = spot.index().stream().mapToInt(Integer::intValue).toArray();

            clickOn(stage, spot);

            assertEquals(site.name(), inspector().current().orElseThrow().name());
            assertEquals(
                    (double) trace.tensor(site).at(index),
                    inspector().current().orElseThrow().value());
        }
    }

    @Test
    void anExplanationLeadsThreeLevelsDownAndBack() {
        untilShown("il a m' entarté");
        press1(KeyCode.END);
        FigureView stage = node("#stage", FigureView.class);
        clickOn(stage, spot(stage, Sites.WEIGHTS));
        for (int depth = 2; depth <= 4; depth++) {
            Button input = node("#explanation .term .number-link", Button.class);
            interact(input::requestFocus);
            press1(KeyCode.SPACE);
        }
        List<String> way =
                inspector().pathProperty().get().stream().map(q -> q.name()).toList();
        assertEquals(4, way.size(), way.toString());
        assertEquals(Sites.WEIGHTS.name(), way.get(0));
        assertEquals(Sites.SCORES.name(), way.get(1));

        press1(KeyCode.ESCAPE);
        press1(KeyCode.ESCAPE);

        assertEquals(2, inspector().pathProperty().get().size());
    }

    @Test
    void aSoftmaxBarIsDraggedAndTakenBack() {
        untilShown("il a m' entarté");
        press1(KeyCode.END);
        FigureView stage = node("#stage", FigureView.class);
        Trace before = trace();
        Spot spot = spot(stage, Sites.WEIGHTS);
        int step = spot.index().get(0);
        int token = spot.index().get(1);
        Point2D from = stage.localToScreen(
                spot.where().centerX(), spot.where().y() + spot.where().h() * 0.9);

        moveTo(from);
        press(MouseButton.PRIMARY);
        moveBy(0, -8);
        moveBy(0, -spot.where().h() * 0.3);
        release(MouseButton.PRIMARY);
        until(() -> !desk.busyProperty().get() && desk.originalProperty().get().isPresent());

        float[] row = trace().tensor(Sites.WEIGHTS).row(step);
        double sum = 0;
        for (float w : row) {
            sum += w;
        }
        assertEquals(1, sum, 1e-5);
        assertFalse(row[token] == before.tensor(Sites.WEIGHTS).at(step, token));
        assertEquals(before, desk.originalProperty().get().orElseThrow());
        assertTrue(node("#experiment").isVisible());
        assertEquals(1, count(desk));

        press(KeyCode.CONTROL).press(KeyCode.Z).release(KeyCode.Z).release(KeyCode.CONTROL);
        until(() -> !desk.busyProperty().get() && desk.originalProperty().get().isEmpty());

        assertEquals(before, trace());
        assertFalse(node("#experiment").isVisible());
    }

    @Test
    void aWeightIsMovedByKeyboardAlone() {
        untilShown("il a m' entarté");
        press1(KeyCode.END);
        FigureView stage = node("#stage", FigureView.class);
        while (desk.playhead().moment().orElseThrow().step().stage() != Stage.WEIGHTS) {
            press1(KeyCode.LEFT);
        }
        press(KeyCode.ALT).push(KeyCode.RIGHT).push(KeyCode.RIGHT).release(KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(
                Optional.of(Sites.WEIGHTS), stage.cursor().map(Spot::site), "the cursor starts at what was computed");
        Spot at = stage.cursor().orElseThrow();
        double before =
                trace().tensor(Sites.WEIGHTS).at(at.index().get(0), at.index().get(1));

        press1(KeyCode.MINUS);
        until(() -> !desk.busyProperty().get() && desk.originalProperty().get().isPresent());

        double after =
                trace().tensor(Sites.WEIGHTS).at(at.index().get(0), at.index().get(1));
        assertEquals(Math.max(0, before - 0.05), after, 1e-6);
    }

    @Test
    void aPictureIsExportedToAFileAndToTheClipboardAndAsACommand() throws IOException {
        untilShown("il a m' entarté");
        press1(KeyCode.E);
        interact(() -> combo("#export-kind").getSelectionModel().select(1));
        interact(() -> combo("#export-format").getSelectionModel().select(1));
        clickOn("#export-save");
        until(() -> !text("#export-status").isEmpty());

        assertTrue(Files.readString(folder.resolve("alignment.svg")).contains("entarté"));
        try (Stream<Path> files = Files.list(folder)) {
            assertTrue(files.noneMatch(f -> f.toString().endsWith(".tmp")));
        }
        clickOn("#export-copy");
        untilClipboard(text -> text.startsWith("<"));
        assertTrue(clipboard().contains("</svg>"));
        clickOn("#export-command");
        untilClipboard(text -> text.startsWith("headlight"));
        assertTrue(clipboard().startsWith("headlight figure alignment french 'il a m'\\'' entarté' -o"), clipboard());
        push(KeyCode.ESCAPE);
    }

    private void untilClipboard(Predicate<String> holds) {
        until(() -> holds.test(
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse("")));
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                        .orElse(""));
    }

    private ComboBox<?> combo(String query) {
        return node(query, ComboBox.class);
    }

    /** Answers without asking. */
    private static final class FixedPlaces extends FirstWindow.NoPlaces {
        @Override
        public Optional<File> toSave(String name, Language language, Window owner) {
            return Optional.of(folder.resolve(name).toFile());
        }
    }

    @Test
    void keysBelongToTheTextWhileSomeoneTypes() {
        untilShown("il a m' entarté");
        clickOn(editor());
        write("pf1 ");
        push(KeyCode.LEFT);

        assertEquals(Playhead.START, desk.playhead().at());
        assertTrue(editor().getText().contains("pf1 "));
    }

    @Test
    void aRefusedTextIsExplainedUnderItsFieldAndTheRunStays() {
        untilShown("il a m' entarté");
        interact(() -> desk.open("dates", ""));
        untilShown(SmallShelf.DATES.examples().get(0));
        Trace before = trace();

        type("27. 9. 1994 ☃");
        until(() -> node("#error-text").isVisible());

        assertFalse(text("#error-text").isBlank());
        assertEquals(before, trace());
        assertFalse(desk.busyProperty().get());
    }

    @Test
    void nothingTypedIsRefusedInTheLanguageOfTheWindow() {
        untilShown("il a m' entarté");
        Trace before = trace();
        interact(() -> desk.run(""));
        until(() -> node("#error-text").isVisible());
        String english = text("#error-text");
        clickOn("#language");
        assertFalse(english.equals(text("#error-text")));
        assertEquals(before, trace());
    }

    @Test
    void playingGoesToTheEndAndStops() {
        untilShown("il a m' entarté");
        interact(() -> shell.studio().speed().set(4));
        interact(() -> desk.playhead().sizeProperty().set(StepSize.WORD));
        press1(KeyCode.K);
        until(() -> desk.playhead().atEnd());
        press1(KeyCode.K);
        until(() -> !desk.playhead().atEnd());
        press1(KeyCode.K);
    }

    @Test
    void languageThemeAndSizeChangeInPlace() {
        untilShown("il a m' entarté");
        String english = text("#sentence");
        clickOn("#language");
        assertFalse(english.equals(text("#sentence")));
        assertEquals("English", text("#language"));
        clickOn("#theme");
        clickOn("#theme-dark");
        assertTrue(shell.studio().look().themeProperty().get().dark());
        press(KeyCode.CONTROL).press(KeyCode.EQUALS).release(KeyCode.EQUALS).release(KeyCode.CONTROL);
        assertEquals(1.1, shell.studio().look().scaleProperty().get());
        press1(KeyCode.RIGHT);
        assertEquals(1, desk.playhead().position());
    }

    @Test
    void theNextWordIsPredictedThenRevealed() {
        untilShown("il a m' entarté");
        press1(KeyCode.P);
        assertTrue(node("#prediction").isVisible());
        Moment asked = desk.playhead().moment().orElseThrow();
        assertFalse(asked.knows(Stage.OUTPUT, 0, 0));

        press1(KeyCode.RIGHT);

        assertTrue(desk.playhead().moment().orElseThrow().knows(Stage.OUTPUT, 0));
        assertTrue(node("#prediction").isVisible());
        press1(KeyCode.RIGHT);
        assertFalse(node("#prediction").isVisible());
    }

    @Test
    void aRecordedRunOpensWithoutItsModel() {
        untilShown("il a m' entarté");
        interact(() -> desk.open("korean.npz", ""));
        until(() -> !desk.runsProperty().get());
        press1(KeyCode.END);
        FigureView stage = node("#stage", FigureView.class);
        clickOn(stage, spot(stage, Sites.WEIGHTS));

        assertTrue(inspector().current().orElseThrow().explanation().isEmpty());
        assertTrue(node("#text").isDisabled());
    }

    private static int count(Desk desk) {
        return desk.experiment().changesProperty().get().size();
    }

    private void assertSpotsAreKnown(FigureView stage, Moment now) {
        for (Spot spot : spots(stage)) {
            assertTrue(now.trace().has(spot.site()), spot.toString());
        }
    }

    private Trace trace() {
        return desk.playhead().moment().orElseThrow().trace();
    }

    private Inspector inspector() {
        return desk.inspector();
    }

    private static List<Spot> spots(FigureView view) {
        return view.figureProperty().get().map(Figure::spots).orElse(List.of());
    }

    private static Spot spot(FigureView view, Site site) {
        return spots(view).stream()
                .filter(s -> s.site().equals(site) && s.isNumber())
                .findFirst()
                .orElseThrow();
    }

    private void clickOn(FigureView view, Spot spot) {
        clickOn(view.localToScreen(spot.where().centerX(), spot.where().centerY()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void type(String sentence) {
        interact(() -> {
            editor().requestFocus();
            editor().setText(sentence);
        });
        clickOn(editor());
        push(KeyCode.ENTER);
    }

    private void press1(KeyCode key) {
        push(key);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String text(String query) {
        return node(query, Labeled.class).getText();
    }

    private Node node(String query) {
        return lookup(query).query();
    }

    private <T extends Node> T node(String query, Class<T> type) {
        return lookup(query).queryAs(type);
    }

    private TextField editor() {
        return node("#text", ComboBox.class).getEditor();
    }

    private void untilShown(String sentence) {
        until(() -> sentence.equals(desk.textProperty().get())
                && !desk.busyProperty().get());
    }

    private void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen in 20 seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
