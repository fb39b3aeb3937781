package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Figure;
import headlight.figure.Spot;
import headlight.figure.stage.CellFigure;
import headlight.session.Desk;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.SmallShelf;
import headlight.trace.CellPlace;
import headlight.trace.Gate;
import headlight.trace.Moment;
import headlight.trace.Quantity;
import headlight.trace.Site;
import headlight.trace.Stack;
import headlight.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The recurrent cell opened in the window, of an LSTM and of a GRU, on models that really run. */
class CellWindowTest extends ApplicationTest {

    @TempDir
    static Path folder;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Desk desk;

    @Override
    public void start(javafx.stage.Stage stage) {
        Look.loadFonts();
        desk = new Desk(new SmallShelf(), engine, new ScreenThread());
        new Shell(
                        desk,
                        FirstWindow.settings(),
                        new SettingsFile(folder.resolve("settings.properties")),
                        new Saving(engine, new ScreenThread()),
                        new FirstWindow.NoPlaces())
                .show(stage);
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
    }

    @Test
    void anLstmIsOpenedByKeyWalkedBothWaysAndClosed() {
        walkOpened("french", Gate.LSTM);
    }

    @Test
    void aGruIsOpenedByKeyWalkedBothWaysAndClosed() {
        walkOpened("gru", Gate.GRU);
    }

    /** Opens the cell at work, steps to the end and back, and closes it with Esc. */
    private void walkOpened(String model, List<Gate> gates) {
        open(model);
        press(KeyCode.C);
        assertTrue(cell().isPresent());
        int stops = desk.playhead().length();
        for (int i = 1; i <= stops; i++) {
            press(KeyCode.RIGHT);
            assertShowsTheCellAtWork(gates);
        }
        assertTrue(desk.playhead().atEnd());
        for (int i = stops - 1; i >= 1; i--) {
            press(KeyCode.LEFT);
            assertShowsTheCellAtWork(gates);
        }
        press(KeyCode.ESCAPE);
        assertTrue(cell().isEmpty());
        assertFalse(button("#cell-open").isSelected());
    }

    private void assertShowsTheCellAtWork(List<Gate> gates) {
        Moment now = desk.playhead().moment().orElseThrow();
        CellPlace place = CellPlace.at(now).orElseThrow();
        assertEquals(Optional.of(place), desk.opened().placeProperty().get());
        List<Spot> spots = cell().orElseThrow().spots();
        for (Gate gate : gates) {
            Site site = place.sites(now.trace()).gate(gate);
            assertTrue(
                    spots.stream()
                            .anyMatch(spot ->
                                    spot.site().equals(site) && spot.index().get(0) == place.word()),
                    site.name() + " at " + now.at());
        }
    }

    @Test
    void aClickOnTheLabelOfAStateOpensItsCellAndItsNumbersExplainThemselves() {
        open("french");
        press(KeyCode.END);
        Spot label = spots(stage()).stream()
                .filter(spot -> spot.site().name().equals("encoder.hidden")
                        && spot.index().equals(List.of(2)))
                .reduce((strip, below) -> below)
                .orElseThrow();
        clickOn(label);
        CellPlace place = desk.opened().placeProperty().get().orElseThrow();
        assertEquals(new CellPlace(Stack.ENCODER, 0, false, 2), place);

        Trace trace = desk.playhead().moment().orElseThrow().trace();
        Site forget = place.sites(trace).gate(Gate.FORGET);
        Spot number = cell().orElseThrow().spots().stream()
                .filter(spot -> spot.site().equals(forget) && spot.isNumber())
                .findFirst()
                .orElseThrow();
        clickOn(number);
        Quantity asked = desk.inspector().current().orElseThrow();
        assertEquals(forget.name(), asked.name());
        assertEquals(number.index(), asked.index());
        assertTrue(asked.explanation().isPresent());

        press(KeyCode.ESCAPE);
        assertTrue(cell().isPresent(), "first the explanation closes");
        press(KeyCode.ESCAPE);
        assertTrue(cell().isEmpty());
    }

    @Test
    void theButtonOpensAndClosesAndGatesStandBesideTheStage() {
        open("gru");
        clickOn("#cell-open");
        assertTrue(cell().isPresent());
        assertTrue(button("#cell-open").isSelected());
        clickOn("#cell-open");
        assertTrue(cell().isEmpty());
        press(KeyCode.END);
        clickOn("#aside-gates");
        WaitForAsyncUtils.waitForFxEvents();
        FigureView aside = lookup("#alignment").queryAs(FigureView.class);
        assertTrue(spots(aside).stream().anyMatch(spot -> spot.site().name().equals("decoder.gates.update")));
    }

    private void open(String model) {
        interact(() -> desk.open(model, ""));
        until(() -> desk.modelProperty()
                        .get()
                        .filter(entry -> entry.key().equals(model))
                        .isPresent()
                && !desk.busyProperty().get());
    }

    private FigureView stage() {
        return lookup("#stage").queryAs(FigureView.class);
    }

    private ToggleButton button(String query) {
        return lookup(query).queryAs(ToggleButton.class);
    }

    private Optional<CellFigure> cell() {
        return stage().figureProperty()
                .get()
                .filter(CellFigure.class::isInstance)
                .map(CellFigure.class::cast);
    }

    private static List<Spot> spots(FigureView view) {
        return view.figureProperty().get().map(Figure::spots).orElse(List.of());
    }

    private void clickOn(Spot spot) {
        clickOn(stage().localToScreen(spot.where().centerX(), spot.where().centerY()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void press(KeyCode key) {
        push(key);
        WaitForAsyncUtils.waitForFxEvents();
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
