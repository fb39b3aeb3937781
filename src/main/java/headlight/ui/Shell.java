package headlight.ui;

import headlight.session.Desk;
import headlight.session.Exportable;
import headlight.session.Mode;
import headlight.session.Playhead;
import headlight.session.Saving;
import headlight.session.Settings;
import headlight.session.SettingsFile;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window: puts the panes together, gives the keys their meaning, remembers things at the end. */
final class Shell {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Desk desk;
    private final SettingsFile file;
    private final Settings before;
    private final Saving saving;
    private final Places places;
    private final Studio studio;
    private final Player player;
    private final Player comparing;
    private final Keys keys = new Keys();
    private final BorderPane panes = new BorderPane();
    private final VBox centre = new VBox();
    private final StackPane root = new StackPane(panes);
    private final StagePane stagePane;
    private final TopBar top;
    private final Transport transport;
    private final VBox bottom;
    private final ModeBar modes;
    private final SplitPane split;
    private double[] dividers = {0.735};
    private final SidePane right;
    private final LabPane lab;
    private final LabTransport labTransport;
    private final HeadsPane headsPane;
    private final Presenter presenter;
    private final List<String> recent;
    private Optional<Stage> window = Optional.empty();

    /**
     * A window over a desk.
     *
     * @param settings what was remembered
     * @param file     where to remember it
     * @param saving   what exports run on
     * @param places   asks a person for files
     */
    Shell(Desk desk, Settings settings, SettingsFile file, Saving saving, Places places) {
        this.desk = desk;
        this.file = file;
        this.before = settings;
        this.saving = saving;
        this.places = places;
        this.recent = new ArrayList<>(settings.recent());
        studio = new Studio(
                desk,
                new Language(settings.language()),
                new Look(settings.theme(), settings.scale(), settings.reduceMotion()));
        studio.speed().set(settings.speed());
        desk.playhead().sizeProperty().set(settings.size());
        player = new Player(desk.playhead(), studio.speed());
        comparing = new Player(desk.compare().playhead(), studio.speed());
        presenter = new Presenter(root);
        stagePane = new StagePane(studio);
        top = new TopBar(
                studio, new TopBar.Actions(this::export, this::showKeys, this::present, this::choose, this::toStage));
        transport = new Transport(studio, desk.playhead(), player, this::next);
        Transport together = new Transport(
                studio, desk.compare().playhead(), comparing, desk.compare().playhead()::next);
        together.setId("transport-together");
        bottom = new VBox(transport, together);
        right = new SidePane(studio);
        headsPane = new HeadsPane(studio);
        split = new SplitPane(middle(), right);
        SplitPane.setResizableWithParent(right, false);
        split.setDividerPositions(dividers);
        modes = new ModeBar(studio);
        lab = new LabPane(studio, saving, places);
        labTransport = new LabTransport(studio);
        desk.heads().shownProperty().addListener((property, before, now) -> {
            if (before == Mode.COMPARE) {
                desk.inspector().close(); // it may explain a number of another model
            }
            beside();
        });
        desk.inspector().pathProperty().addListener((property, before, now) -> beside());
        beside();
        arrange(false);
        root.getStyleClass().add("shell");
        new ShellKeys(this, studio, keys, stagePane.stage(), labTransport).bind();
        desk.modelProperty().addListener((property, old, now) -> {
            remember();
            recall();
        });
        desk.heads().shownProperty().addListener((property, old, now) -> {
            if (old == Mode.TRAIN || now == Mode.TRAIN) {
                arrange(presenter.presenting());
                recall();
            }
        });
    }

    boolean training() {
        return desk.heads().shownProperty().get() == Mode.TRAIN;
    }

    /** What stands where. */
    private void arrange(boolean presenting) {
        panes.setTop(presenting ? null : top);
        Node content = training() ? lab : split;
        VBox.setVgrow(content, Priority.ALWAYS);
        centre.getChildren().setAll(modes, content);
        panes.setCenter(centre);
        panes.setBottom(presenting ? null : training() ? labTransport : bottom);
        lab.picture().ask();
    }

    /** How the open model learned is shown in the laboratory, if it tells. */
    private void recall() {
        desk.modelProperty().get().filter(entry -> training()).ifPresent(entry -> studio.lab()
                .recall(entry.key(), entry.title()));
    }

    /** The stage, or the heads, below the ways to look at a run. */
    private VBox middle() {
        BooleanBinding walking = desk.heads().shownProperty().isEqualTo(Mode.WALK);
        for (Node pane : List.of(stagePane, transport)) {
            pane.visibleProperty().bind(walking);
            pane.managedProperty().bind(walking);
        }
        BooleanBinding comparison = desk.heads().shownProperty().isEqualTo(Mode.COMPARE);
        bottom.getChildren().get(1).visibleProperty().bind(comparison);
        bottom.getChildren().get(1).managedProperty().bind(comparison);
        headsPane.visibleProperty().bind(walking.not());
        headsPane.managedProperty().bind(walking.not());
        StackPane pictures = new StackPane(stagePane, headsPane);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        return new VBox(new TextLine(studio), pictures);
    }

    /** Shows the window where it stood last. */
    void show(Stage stage) {
        window = Optional.of(stage);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        studio.look().dress(scene);
        keys.listen(scene);
        stage.setTitle("Headlight");
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(520);
        place(stage);
        stage.setOnHidden(e -> file.write(settings()));
        root.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        root.setOnDragDropped(e -> {
            e.getDragboard().getFiles().stream().findFirst().ifPresent(this::openFile);
            e.setDropCompleted(true);
            e.consume();
        });
        stage.show();
        toStage();
    }

    private void place(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        before.window()
                .filter(p -> !Screen.getScreensForRectangle(p.x(), p.y(), p.width(), p.height())
                        .isEmpty())
                .ifPresentOrElse(
                        p -> {
                            stage.setX(p.x());
                            stage.setY(p.y());
                            stage.setWidth(p.width());
                            stage.setHeight(p.height());
                            stage.setMaximized(p.maximized());
                        },
                        () -> {
                            stage.setWidth(Math.min(WIDTH, screen.getWidth()));
                            stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
                        });
    }

    boolean isComparing() {
        return desk.heads().shownProperty().get() == Mode.COMPARE;
    }

    /** What plays the run on show, or the models compared. */
    Player player() {
        return isComparing() ? comparing : player;
    }

    /** The playhead that keys move: of the run on show, or of the models compared. */
    Playhead playhead() {
        return isComparing() ? desk.compare().playhead() : desk.playhead();
    }

    /** One step; a question that is open is answered by it. */
    void next() {
        if (isComparing()) {
            desk.compare().playhead().next();
        } else if (studio.prediction().questionProperty().get().isPresent()) {
            studio.prediction().reveal();
        } else {
            desk.playhead().next();
        }
    }

    void escape() {
        if (presenter.presenting()) {
            present();
        } else if (!desk.inspector().pathProperty().get().isEmpty()) {
            desk.inspector().back();
        } else {
            desk.opened().close();
        }
        toStage();
    }

    void toStage() {
        if (training()) {
            lab.picture().requestFocus();
            return;
        }
        boolean walking = desk.heads().shownProperty().get() == Mode.WALK;
        headsPane.picture().filter(p -> !walking).orElse(stagePane.stage()).requestFocus();
    }

    void present() {
        window.ifPresent(stage -> {
            boolean now = !presenter.presenting();
            presenter.present(now, stage);
            arrange(now);
            beside();
            stagePane.present(now);
            toStage();
        });
    }

    /** Models that are compared need the room: the pane beside them is there only while a number explains itself. */
    private void beside() {
        boolean there = !presenter.presenting()
                && (!isComparing() || !desk.inspector().pathProperty().get().isEmpty());
        if (there && !split.getItems().contains(right)) {
            split.getItems().add(right);
            split.setDividerPositions(dividers);
        } else if (!there && split.getItems().contains(right)) {
            dividers = split.getDividerPositions();
            split.getItems().remove(right);
        }
    }

    void showKeys() {
        window.ifPresent(stage -> new KeysDialog(studio, keys, stage).show());
    }

    void export() {
        window.ifPresent(stage ->
                Exportable.of(desk).ifPresent(shown -> new ExportDialog(studio, saving, places, stage, shown).show()));
    }

    void choose() {
        window.ifPresent(stage -> places.toOpen(studio.language(), stage).ifPresent(this::openFile));
    }

    private void openFile(File chosen) {
        if (LabPane.isPairs(chosen)) {
            desk.heads().modeProperty().set(Mode.TRAIN);
            lab.learn(chosen);
            return;
        }
        desk.open(chosen.getPath(), "");
    }

    private void remember() {
        desk.modelProperty()
                .get()
                .map(entry -> entry.key())
                .filter(key -> new File(key).isAbsolute() && !studio.lab().isPassing(key))
                .ifPresent(key -> {
                    recent.remove(key);
                    recent.add(0, key);
                });
    }

    private Settings settings() {
        return new Settings(
                studio.language().code(),
                studio.look().themeProperty().get().name(),
                studio.look().scaleProperty().get(),
                desk.playhead().sizeProperty().get(),
                studio.speed().get(),
                studio.look().stillProperty().get(),
                desk.modelProperty()
                        .get()
                        .map(entry -> entry.key())
                        .filter(key -> !studio.lab().isPassing(key))
                        .orElse(before.model()),
                desk.textProperty().get(),
                recent,
                window.filter(w -> !w.isFullScreen())
                        .map(w -> new Settings.Place(w.getX(), w.getY(), w.getWidth(), w.getHeight(), w.isMaximized()))
                        .or(before::window),
                desk.heads().memory());
    }

    /** For tests: what the panes share. */
    Studio studio() {
        return studio;
    }
}
