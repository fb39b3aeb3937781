package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Figure;
import headlight.figure.Spot;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.beside.CompareFigure;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.lab.BeamFigure;
import headlight.session.Desk;
import headlight.session.Exportable;
import headlight.session.ForcingDesk;
import headlight.session.Mode;
import headlight.session.Picture;
import headlight.session.Playhead;
import headlight.session.Related;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.SmallShelf;
import headlight.trace.Forcing;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Manner;
import headlight.trace.Honesty.Moved;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.event.ActionEvent;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Several runs beside each other in the window: models compared, attention doubted, forced and free running. */
class BesideWindowTest extends ApplicationTest {

    private static final String TEXT = "il a m' entarté";

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
                new FirstWindow.NoPlaces());
        shell.show(stage);
        desk.start("", "", List.of());
    }

    @BeforeEach
    void untilTheFirstModelIsOpen() {
        until(() ->
                desk.textProperty().get().equals(TEXT) && !desk.busyProperty().get());
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
    }

    @Test
    void aReadyMadeComparisonIsWalkedByOnePlayhead() {
        mode(Mode.COMPARE, KeyCode.DIGIT2);
        until(() -> desk.compare().comparisonProperty().get().isPresent());
        assertEquals(List.of("blind", "french"), desk.compare().chosenProperty().get());
        assertTrue(node("#compare-context", ToggleButton.class).isSelected());
        Playhead together = desk.compare().playhead();
        press1(KeyCode.HOME);
        int stops = together.length();
        for (int i = 1; i <= stops; i++) {
            press1(KeyCode.RIGHT);
            assertEquals(i, together.position());
        }
        assertTrue(together.atEnd());
        assertEquals(Playhead.START, desk.playhead().at(), "the walk of the open model stays where it was");

        interact(() -> node("#compare-cells", ToggleButton.class).fire());
        until(() -> desk.compare()
                .comparisonProperty()
                .get()
                .filter(now -> now.keys().equals(List.of("french", "gru")))
                .isPresent());
        List<Trace> runs = desk.compare().comparisonProperty().get().orElseThrow().lanes().stream()
                .map(lane -> lane.run())
                .toList();
        assertTrue(runs.stream().allMatch(run -> run.source().equals(List.of("il", "a", "m'", "entarté"))));
    }

    @Test
    void whatIsOnShowCanBeExportedAndDrawnAgainByACommand() {
        mode(Mode.COMPARE, KeyCode.DIGIT2);
        until(() -> desk.compare().comparisonProperty().get().isPresent());
        assertTrue(command().startsWith("headlight figure compare blind,french "), command());
        mode(Mode.HONESTY, KeyCode.DIGIT3);
        until(() -> desk.honesty().honestyProperty().get().isPresent());
        assertTrue(command().startsWith("headlight figure honesty french "), command());
        assertTrue(command().endsWith(" --seed 1"), command());
        mode(Mode.FORCING, KeyCode.DIGIT4);
        until(() -> desk.forcing().answerProperty().get().isPresent());
        assertTrue(command().endsWith(" --target 'he hit me with a pie'"), command());
    }

    @Test
    void aBeamGrowsItsTreeAndAHypothesisIsChosenByClick() {
        mode(Mode.BEAM, KeyCode.DIGIT5);
        until(() -> desk.beam().treeProperty().get().isPresent());
        FigureView view = lookup("#beam").queryAs(FigureView.class);
        until(() -> spots(view, BeamFigure.HYPOTHESIS).size() > 3);
        List<Spot> lines = spots(view, BeamFigure.HYPOTHESIS);
        Spot last = lines.get(lines.size() - 1);
        clickOn(on(view, last), MouseButton.PRIMARY);
        assertEquals(2, desk.beam().chosenProperty().get());
        assertTrue(command().endsWith(" --beam 3 --length-penalty 0.0 --hypothesis 2"), command());
        long paints = view.paints();
        System.gc(); // what is not held fast is lost
        interact(() -> desk.beam().widthProperty().set(2));
        until(() -> desk.beam()
                .treeProperty()
                .get()
                .filter(tree -> tree.width() == 2)
                .isPresent());
        until(() -> view.paints() > paints);
        assertEquals(1, desk.beam().chosenProperty().get());
    }

    private String command() {
        Exportable shown = Exportable.of(desk).orElseThrow();
        String kind = desk.heads().shownProperty().get().kind();
        View view = shown.views().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        Format png = Formats.ofFile("x.png").orElseThrow();
        return new Picture(view, png, 2, Theme.LIGHT).command(shown, Optional.empty(), "en");
    }

    @Test
    void aWordPointedAtIsLitInEveryLaneAndANumberExplainsItselfFromItsOwnModel() {
        mode(Mode.COMPARE, KeyCode.DIGIT2);
        interact(() -> desk.compare().choose(List.of("french", "gru")));
        FigureView view = comparison();
        until(() -> spots(view, Sites.WEIGHTS).stream()
                .anyMatch(spot -> figure(view).laneOf(spot) == 1));
        Spot second = spots(view, Sites.WEIGHTS).stream()
                .filter(spot -> figure(view).laneOf(spot) == 1)
                .findFirst()
                .orElseThrow();
        moveTo(on(view, second));
        WaitForAsyncUtils.waitForFxEvents();
        Spot pointed = shell.studio().pointed().get().orElseThrow();
        assertEquals(
                List.of(0, 1),
                Related.lit(pointed, view.figureProperty().get().orElseThrow().spots()).stream()
                        .map(figure(view)::laneOf)
                        .distinct()
                        .toList());
        clickOn(on(view, second));
        WaitForAsyncUtils.waitForFxEvents();
        Trace gru = desk.compare()
                .comparisonProperty()
                .get()
                .orElseThrow()
                .lanes()
                .get(1)
                .run();
        int[] index = second.index().stream().mapToInt(Integer::intValue).toArray();
        assertEquals(
                gru.tensor(Sites.WEIGHTS).at(index),
                (float) desk.inspector().current().orElseThrow().value(),
                1e-6f);
    }

    @Test
    void modelsOfOtherTasksAreRefusedWithAClearLine() {
        mode(Mode.COMPARE, KeyCode.DIGIT2);
        interact(() -> desk.compare().choose(List.of("french", "dates")));
        until(() -> desk.compare().refusalProperty().get().isPresent());
        assertTrue(text("#compare-error").contains("learned different things")
                || text("#compare-error").contains("does not know"));
        clickOn("#language");
        assertFalse(text("#compare-error").isBlank());
    }

    @Test
    void everyStepIsDoubtedAndWhatIsDrawnStandsBesideIt() {
        mode(Mode.HONESTY, KeyCode.DIGIT3);
        until(() -> desk.honesty().honestyProperty().get().isPresent());
        Honesty first = desk.honesty().honestyProperty().get().orElseThrow();
        assertEquals(
                List.of(Manner.UNIFORM, Manner.PERMUTED),
                first.trials().stream().map(Honesty.Trial::manner).toList());
        clickOn("#honesty-again");
        until(() -> desk.honesty()
                .honestyProperty()
                .get()
                .filter(now ->
                        now.trials().get(1).seed() == first.trials().get(1).seed() + 1)
                .isPresent());

        FigureView view = node("#honesty", FigureView.class);
        Spot cell = spots(view, Sites.WEIGHTS).get(5);
        drag(on(view, cell), MouseButton.PRIMARY).moveBy(0, -60).drop();
        until(() -> drawn().isPresent());
        assertEquals(
                List.of(cell.index().get(0)),
                drawn().orElseThrow().steps().stream().map(Moved::step).toList());
        assertTrue(node("#experiment").isVisible());
        push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> drawn().isEmpty());
    }

    @Test
    void aWrongWordPutInIsReadByBothWaysOfRunning() {
        mode(Mode.FORCING, KeyCode.DIGIT4);
        until(() -> desk.forcing().answerProperty().get().isPresent());
        ForcingDesk.Answer before = desk.forcing().answerProperty().get().orElseThrow();
        assertEquals(ForcingDesk.Source.TASK, before.source());
        assertEquals(
                "he hit me with a pie", node("#forcing-right", TextField.class).getText());
        interact(() -> {
            TextField word = node("#forcing-word", TextField.class);
            word.setText("zebra");
            word.fireEvent(new ActionEvent());
        });
        assertTrue(text("#forcing-error").contains("zebra"), text("#forcing-error"));

        FigureView view = node("#forcing", FigureView.class);
        clickOn(on(view, spots(view, Sites.DECODER_HIDDEN).get(2)));
        interact(() -> {
            TextField word = node("#forcing-word", TextField.class);
            word.setText("student");
            word.fireEvent(new ActionEvent());
        });
        until(() -> answer().forced().inputs().get(2).equals("student")
                && answer().free().inputs().get(2).equals("student"));
        assertEquals(before.forcing().forced().target(), answer().forced().target());
        assertTrue(text("#forcing-error").isBlank());
        interact(() -> node("#forcing-put-here", Button.class).requestFocus());
        interact(() -> node("#original-here", Button.class).fire());
        until(() -> !answer().free().inputs().get(2).equals("student"));
    }

    private Forcing answer() {
        return desk.forcing().answerProperty().get().orElseThrow().forcing();
    }

    private Optional<Honesty.Trial> drawn() {
        return desk.honesty().honestyProperty().get().flatMap(now -> now.trials().stream()
                .filter(trial -> trial.manner() == Manner.DRAWN)
                .findFirst());
    }

    /** By its key: the window says which one is on show. */
    private void mode(Mode mode, KeyCode digit) {
        push(KeyCode.CONTROL, digit);
        until(() -> desk.heads().shownProperty().get() == mode);
    }

    private FigureView comparison() {
        return node("#comparison", FigureView.class);
    }

    private static CompareFigure figure(FigureView view) {
        return (CompareFigure) view.figureProperty().get().orElseThrow();
    }

    private static List<Spot> spots(FigureView view, Site site) {
        return view.figureProperty().get().map(Figure::spots).orElse(List.of()).stream()
                .filter(spot -> spot.site().equals(site))
                .toList();
    }

    private static Point2D on(FigureView view, Spot spot) {
        return view.localToScreen(spot.where().centerX(), spot.where().centerY());
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

    private static void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen in 20 seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
