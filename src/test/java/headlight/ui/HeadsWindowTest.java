package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Figure;
import headlight.figure.Selection;
import headlight.figure.Spot;
import headlight.figure.view.Views;
import headlight.session.Desk;
import headlight.session.HeadMemory;
import headlight.session.Mode;
import headlight.session.Saving;
import headlight.session.SettingsFile;
import headlight.session.TransformerShelf;
import headlight.trace.AttentionBlock;
import headlight.trace.Axis;
import headlight.trace.Change;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Looking at a Transformer's heads in the whole window, by hand, on small models that really run. */
class HeadsWindowTest extends ApplicationTest {

    @TempDir
    static Path folder;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Desk desk;
    private javafx.stage.Stage stage;

    @Override
    public void start(javafx.stage.Stage stage) {
        this.stage = stage;
        Look.loadFonts();
        desk = new Desk(new TransformerShelf(), engine, new ScreenThread());
        new Shell(
                        desk,
                        FirstWindow.settings(),
                        new SettingsFile(folder.resolve("settings.properties")),
                        new Saving(engine, new ScreenThread()),
                        new FirstWindow.NoPlaces())
                .show(stage);
        desk.start("bert", "", List.of());
    }

    @AfterEach
    void close() {
        engine.shutdownNow();
    }

    @Test
    void headsAreOnShowFirstAndEveryViewOpens() {
        opened();
        for (Mode mode : Mode.fitting(true)) {
            clickOn("#mode-" + mode.name().toLowerCase(java.util.Locale.ROOT));
            assertEquals(mode, desk.heads().shownProperty().get());
            if (mode == Mode.FIND) {
                assertTrue(node("#find-table").isVisible());
            }
            if (mode.isOfHeads()
                    && mode != Mode.FIND
                    && Views.named(mode.kind()).isPresent()) {
                until(() -> figure(mode.kind()).isPresent());
            }
        }
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        assertEquals(Mode.HEADS, desk.heads().shownProperty().get());
    }

    @Test
    void tokensLayersAndHeadsAreChosenByKeyboard() {
        opened();
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        push(KeyCode.DOWN);
        push(KeyCode.DIGIT3);

        assertEquals(OptionalInt.of(1), now().query());
        assertEquals(1, now().block().layer());
        assertEquals(List.of(2), now().heads());
        push(KeyCode.SHIFT, KeyCode.DIGIT1);
        assertEquals(List.of(0, 2), now().heads());
        push(KeyCode.DIGIT0);
        assertEquals(List.of(0, 1, 2, 3), now().heads());
        push(KeyCode.A);
        assertTrue(now().query().isEmpty());
    }

    @Test
    void aTokenAndAHeadAreClickedAndTheNumbersAreTheTraces() {
        opened();
        clickOn(view("#figure-heads"), spot -> spot.along(Axis.QUERY) == 4 && !spot.isNumber());
        assertEquals(OptionalInt.of(4), now().query());
        until(() -> numbers("heads").isPresent());
        clickOn(view("#figure-heads"), spot -> spot.index().equals(List.of(1)) && spot.along(Axis.HEAD) == 1);
        assertEquals(List.of(1), now().heads());
        until(() -> numbers("heads").map(Spot::index).filter(i -> i.get(0) == 1).isPresent());
        Spot bar = numbers("heads").orElseThrow();

        clickOn(
                view("#figure-heads"),
                spot -> spot.index().equals(bar.index()) && spot.site().equals(bar.site()));

        int[] index = bar.index().stream().mapToInt(Integer::intValue).toArray();
        assertEquals(
                (double) run().tensor(bar.site()).at(index),
                desk.inspector().current().orElseThrow().value());
        assertTrue(node("#explanation").isVisible());
    }

    @Test
    void aHeadIsSwitchedOffAndOnAgain() {
        opened();
        Trace before = run();
        AttentionBlock block = now().block();
        push(KeyCode.DIGIT2);
        click("#switch-off");
        until(() -> desk.originalProperty().get().isPresent()
                && !desk.busyProperty().get());

        float[] context = run().tensor(block.context()).part(1).toArray();
        for (float number : context) {
            assertEquals(0, number);
        }
        assertEquals(
                List.of(new Change.HeadOff(block, 1, Change.Off.ZERO)),
                desk.experiment().changesProperty().get());
        assertTrue(node("#experiment-pane").isVisible());
        until(() -> !lookup("#experiment-pane .likely").queryAll().isEmpty()
                || !lookup("#outcome-text").queryAll().isEmpty());

        push(KeyCode.CONTROL, KeyCode.Z);
        until(() ->
                desk.originalProperty().get().isEmpty() && !desk.busyProperty().get());
        assertTrue(before.equals(run()));
    }

    @Test
    void aTokenIsSwappedAndHiddenAndEachChangeIsRemoved() {
        opened();
        click("#side-experiment");
        push(KeyCode.RIGHT);
        push(KeyCode.RIGHT);
        TextField other = node("#other-token", TextField.class);
        interact(() -> other.setText("no such token"));
        click("#swap-token");
        assertTrue(desk.experiment().changesProperty().get().isEmpty());
        interact(() -> other.setText("street"));
        click("#swap-token");
        until(() -> desk.originalProperty().get().isPresent()
                && !desk.busyProperty().get());
        assertEquals("street", run().source().get(1));

        click("#hide-token");
        until(() -> desk.experiment().changesProperty().get().size() == 2
                && !desk.busyProperty().get());
        Tensor weights = run().tensor(new AttentionBlock(Stack.ENCODER, 0, false).weights());
        assertEquals(0, weights.at(0, 3, 1));

        interact(() -> lookup(".remove-change").<ButtonBase>queryAll().stream()
                .findFirst()
                .orElseThrow()
                .fire());
        until(() -> desk.experiment().changesProperty().get().size() == 1
                && !desk.busyProperty().get());
        assertEquals("the", run().source().get(1));
    }

    @Test
    void aRowIsMovedAndStaysADistribution() {
        opened();
        click("#side-experiment");
        push(KeyCode.RIGHT);
        push(KeyCode.DIGIT1);
        interact(() -> node("#weight", Slider.class).setValue(0.9));
        until(() -> desk.originalProperty().get().isPresent()
                && !desk.busyProperty().get());

        float[] row = run().tensor(now().block().weights()).row(0, 0);
        double sum = 0;
        float largest = 0;
        for (float weight : row) {
            sum += weight;
            largest = Math.max(largest, weight);
        }
        assertEquals(1, sum, 1e-5);
        assertEquals(0.9, largest, 1e-6);
    }

    @Test
    void positionsScaleAndTemperatureAreChangedTogether() {
        opened();
        click("#side-experiment");
        interact(() -> node("#positions", CheckBox.class).fire());
        interact(() -> node("#unscaled", CheckBox.class).fire());
        interact(() -> node("#temperature", Slider.class).setValue(2));
        until(() -> desk.experiment().changesProperty().get().size() == 3
                && !desk.busyProperty().get());
        assertEquals(
                List.of(new Change.PositionsOff(), new Change.Unscaled(), new Change.Temperature(2)),
                desk.experiment().changesProperty().get());
        click("#side-original");
        until(() ->
                desk.originalProperty().get().isEmpty() && !desk.busyProperty().get());
        assertFalse(node("#positions", CheckBox.class).isSelected());
        assertEquals(1, node("#temperature", Slider.class).getValue());
    }

    @Test
    void aFullyMaskedRowShowsWhatOthersMakeOfIt() {
        opened();
        click("#side-experiment");
        push(KeyCode.RIGHT);
        click("#masked-row");

        assertTrue(text("#masked-infinity").contains("NaN"));
        assertTrue(text("#masked-zero").contains("0"));
        assertFalse(text("#masked-lowest").contains("NaN"));
        push(KeyCode.ESCAPE);
    }

    @Test
    void whatWasLookedAtIsRememberedAtTheEnd() {
        opened();
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        push(KeyCode.DOWN);
        push(KeyCode.DIGIT3);
        Selection last = now();

        interact(stage::hide);

        HeadMemory memory =
                new SettingsFile(folder.resolve("settings.properties")).read().heads();
        assertEquals(Mode.HEAD, memory.mode());
        assertEquals(
                List.of(last),
                memory.chosen().values().stream()
                        .map(chosen -> chosen.selection())
                        .toList());
    }

    @Test
    void theHeadThatLooksFromOneTokenToAnotherIsFound() {
        opened();
        push(KeyCode.CONTROL, KeyCode.DIGIT7);
        TableView<?> table = node("#find-table", TableView.class);
        until(() -> table.getItems().size() == 8);
        until(() -> lines(table).stream().allMatch(line -> line.strongest().isPresent()));
        for (FindPane.Line line : lines(table)) {
            float[] all = run().tensor(line.profile().block().weights())
                    .part(line.profile().head())
                    .toArray();
            for (float weight : all) {
                assertTrue(weight <= line.weight(), "before tokens are chosen, the largest");
            }
        }
        clickOn(token("#find-from", 5));
        assertEquals(OptionalInt.of(5), now().query());
        clickOn(token("#find-to", 2));
        assertEquals(OptionalInt.of(2), now().key());
        until(() -> lines(table).stream().allMatch(line -> line.strongest()
                .filter(most -> most.query() == 5 && most.key() == 2)
                .isPresent()));
        float most = 0;
        for (AttentionBlock block : AttentionBlock.in(run())) {
            for (int head = 0; head < 4; head++) {
                most = Math.max(most, run().tensor(block.weights()).at(head, 5, 2));
            }
        }
        FindPane.Line first = (FindPane.Line) table.getItems().get(0);
        assertEquals(most, first.weight(), 0);

        interact(() -> table.getSelectionModel().select(0));

        assertEquals(first.profile().block(), now().block());
        assertEquals(List.of(first.profile().head()), now().heads());

        clickOn(token("#find-to", 2));
        assertTrue(now().key().isEmpty(), "clicked again, it is let go");
        interact(() -> node("#find-from").requestFocus());
        push(KeyCode.DELETE);
        assertTrue(now().query().isEmpty());
    }

    private static List<FindPane.Line> lines(TableView<?> table) {
        return table.getItems().stream().map(FindPane.Line.class::cast).toList();
    }

    /** A token of a strip, once it is laid out. */
    private javafx.scene.Node token(String strip, int at) {
        until(() -> cell(strip, at).isPresent());
        return cell(strip, at).orElseThrow();
    }

    private Optional<javafx.scene.Node> cell(String strip, int at) {
        return node(strip).lookupAll(".list-cell").stream()
                .filter(node -> node instanceof javafx.scene.control.ListCell<?> cell
                        && cell.getItem() instanceof Integer item
                        && item == at)
                .findFirst();
    }

    @Test
    void oneHeadIsZoomedAndFitted() {
        opened();
        push(KeyCode.CONTROL, KeyCode.DIGIT4);
        int all = run().source().size();
        push(KeyCode.EQUALS);
        assertTrue(desk.heads().zoom().seen().orElseThrow().rows() < all);
        int top = desk.heads().zoom().seen().orElseThrow().top();
        push(KeyCode.SHIFT, KeyCode.DOWN);
        assertTrue(desk.heads().zoom().seen().orElseThrow().top() > top);
        push(KeyCode.BACK_SPACE);
        assertEquals(all, desk.heads().zoom().seen().orElseThrow().rows());
    }

    @Test
    void theTokenPointedAtLightsInTheTypedText() {
        opened();
        until(() -> figure("heads").isPresent());
        FigureView view = view("#figure-heads");
        Spot label = spot(view, s -> s.along(Axis.QUERY) == 2 && !s.isNumber());
        moveTo(view.localToScreen(label.where().centerX(), label.where().centerY()));

        until(() -> lookup("#typed .lit").queryText().getText().equals("an"));
    }

    @Test
    void theExportKnowsWhatIsChosen() {
        opened();
        push(KeyCode.DOWN);
        push(KeyCode.DIGIT3);
        push(KeyCode.RIGHT);
        push(KeyCode.E);
        clickOn("#export-command");
        until(() -> Optional.ofNullable(Clipboard.getSystemClipboard().getString())
                .filter(text -> text.startsWith("headlight figure heads bert"))
                .isPresent());
        String command = WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Clipboard.getSystemClipboard().getString());
        assertTrue(command.contains("--layer 1 --head 2 --token 0"), command);
        push(KeyCode.ESCAPE);
    }

    @Test
    void aDecoderGoesOnWithATextAsOneLikes() {
        opened();
        interact(() -> desk.open("gpt2", ""));
        until(() -> desk.heads().run().map(t -> t.about().family()).equals(Optional.of("gpt2"))
                && !desk.busyProperty().get());
        click("#side-output");
        until(() -> !lookup("#generate").queryAll().isEmpty()
                && !text("#output-step").startsWith("0"));
        int read = desk.readProperty().get().orElseThrow().ids().size();
        interact(() -> node("#generation-tokens", javafx.scene.control.Spinner.class)
                .getEditor()
                .setText("3"));
        interact(() ->
                node("#generation-tokens", javafx.scene.control.Spinner.class).commitValue());
        click("#generate");
        until(() -> !desk.busyProperty().get()
                && desk.shown().generation().most() == 3
                && run().inputs().size() <= read + 3);
        until(() -> text("#output-step").endsWith("of " + (run().target().size() - read + 1)));
        String last = text("#output-step");
        click("#step-back");
        assertFalse(last.equals(text("#output-step")));
    }

    @Test
    void selfAndCrossAttentionAreChosen() {
        opened();
        interact(() -> desk.open("bart", ""));
        until(() -> desk.heads().kinds().size() == 3 && !desk.busyProperty().get());
        until(() -> !lookup("#kind-decoder-cross").queryAll().isEmpty());
        click("#kind-decoder-cross");
        assertTrue(now().block().cross());
        assertEquals(run().source(), desk.heads().asked());
        assertEquals(run().inputs(), desk.heads().asking());
        until(() -> figure("heads").isPresent());
    }

    @Test
    void aTextThatIsTooLongIsCutAndSaidSo() {
        opened();
        assertFalse(node("#truncated").isVisible());
        interact(() -> desk.run("the animal did not cross the street ".repeat(20)));
        until(() -> node("#truncated").isVisible());
        assertTrue(text("#truncated").contains("48"), text("#truncated"));
    }

    private void opened() {
        until(() -> desk.heads().selection().isPresent() && !desk.busyProperty().get());
        until(() -> figure("heads").filter(f -> f.size().width() > 600).isPresent()); // laid out, and painted for it
    }

    private Selection now() {
        return desk.heads().selection().orElseThrow();
    }

    private Trace run() {
        return desk.heads().run().orElseThrow();
    }

    private Optional<Figure> figure(String kind) {
        return lookup("#figure-" + kind).queryAll().stream()
                .map(FigureView.class::cast)
                .findFirst()
                .flatMap(view -> view.figureProperty().get());
    }

    /** A number of the chosen token on show. */
    private Optional<Spot> numbers(String kind) {
        return figure(kind).stream()
                .flatMap(f -> f.spots().stream())
                .filter(spot -> spot.isNumber() && spot.along(Axis.KEY) == 3)
                .findFirst();
    }

    private FigureView view(String query) {
        return node(query, FigureView.class);
    }

    private static Spot spot(FigureView view, Predicate<Spot> which) {
        return view.figureProperty().get().orElseThrow().spots().stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private void clickOn(FigureView view, Predicate<Spot> which) {
        Spot spot = spot(view, which);
        clickOn(view.localToScreen(spot.where().centerX(), spot.where().centerY()), MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses a button, wherever it has been scrolled to. */
    private void click(String query) {
        interact(() -> node(query, ButtonBase.class).fire());
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
