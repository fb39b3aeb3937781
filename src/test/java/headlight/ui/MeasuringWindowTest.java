package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Spot;
import headlight.session.Desk;
import headlight.session.Playhead;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.SmallShelf;
import headlight.session.bottleneck.Bottleneck;
import headlight.trace.Gradients;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The two measurements in the whole window, by hand: the gradient's way, and the bottleneck. */
class MeasuringWindowTest extends ApplicationTest {

    @TempDir
    private Path folder;

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
                        new FilePlaces())
                .show(stage);
        desk.start("", "", List.of());
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
    }

    @Test
    void theWayBackIsWalkedLikeTheWayThere() {
        until(() -> desk.playhead().moment().isPresent());
        push(KeyCode.END);
        int end = desk.playhead().position();
        assertTrue(desk.playhead().atEnd());
        clickOn("#way-back");
        until(() -> Gradients.in(desk.playhead().moment().orElseThrow().trace()));
        assertFalse(desk.playhead().atEnd());
        assertEquals(end, desk.playhead().position());
        push(KeyCode.RIGHT);
        assertTrue(text("#sentence").contains("the loss is"), text("#sentence"));
        while (!desk.playhead().atEnd()) {
            String before = text("#sentence");
            push(KeyCode.RIGHT);
            assertFalse(before.equals(text("#sentence")), before);
        }
        FigureView stage = lookup("#stage").queryAs(FigureView.class);
        int sources = desk.playhead().moment().orElseThrow().trace().source().size();
        until(() -> gradients(stage) == sources);
        push(KeyCode.LEFT);
        until(() -> gradients(stage) == sources - 1);
        clickOn("#way-back");
        until(() -> !Gradients.in(desk.playhead().moment().orElseThrow().trace()));
        assertEquals(end, desk.playhead().position());
        push(KeyCode.HOME);
        assertEquals(Playhead.START, desk.playhead().at());
    }

    private static long gradients(FigureView stage) {
        return stage.figureProperty().get().stream()
                .flatMap(figure -> figure.spots().stream())
                .map(Spot::site)
                .filter(Gradients.ENCODER::equals)
                .count();
    }

    @Test
    void theBottleneckIsMeasuredBesideTheWindowAndCancelled() {
        until(() -> desk.playhead().moment().isPresent());
        clickOn("#mode-train");
        interact(() -> {
            TabPane tabs = lookup(".lab-pane .tab-pane").queryAs(TabPane.class);
            tabs.getSelectionModel().selectLast();
        });
        assertTrue(text("#bottleneck-about").contains("99.9"), "what dates do not show is said before anything is");
        Bottleneck bottleneck = ((BottleneckPane)
                        lookup("#bottleneck-start").query().getParent().getParent())
                .bottleneck();
        interact(() -> {
            lookup("#bottleneck-hidden")
                    .queryAs(ComboBox.class)
                    .getSelectionModel()
                    .selectFirst();
            lookup("#bottleneck-steps")
                    .queryAs(ComboBox.class)
                    .getSelectionModel()
                    .selectFirst();
        });
        clickOn("#bottleneck-start");
        assertEquals(Bottleneck.State.RUNNING, bottleneck.stateProperty().get());
        assertTrue(lookup("#bottleneck-task").query().isDisabled());
        until(() -> bottleneck
                .findingsProperty()
                .get()
                .filter(found -> found.done() > 0)
                .isPresent());
        until(() -> text("#bottleneck-status").contains("left"));
        assertFalse(lookup("#bottleneck-about").query().isVisible());
        clickOn("#bottleneck-cancel");
        until(() -> bottleneck.stateProperty().get() == Bottleneck.State.IDLE);
        assertTrue(text("#bottleneck-status").startsWith("Cancelled"), text("#bottleneck-status"));
        assertFalse(lookup("#bottleneck-start").query().isDisabled());
    }

    private String text(String label) {
        return lookup(label).queryAs(Labeled.class).getText();
    }

    private void until(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("it did not happen in 30 seconds", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
