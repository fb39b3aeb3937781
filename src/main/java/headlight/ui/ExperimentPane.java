package headlight.ui;

import headlight.session.Desk;
import headlight.session.Experiment;
import headlight.session.HeadDesk;
import headlight.session.Outcome;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is changed in a Transformer's run, what that changes in its output, and what else can be changed. */
final class ExperimentPane extends VBox {

    private static final int PLACES = 3;

    private final Studio studio;
    private final Desk desk;
    private final VBox changes = new VBox(3);
    private final OutcomeView difference;

    ExperimentPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        getStyleClass().add("experiment-pane");
        setId("experiment-pane");
        difference = new OutcomeView(studio);
        changes.setId("changes");
        Experiment experiment = desk.experiment();
        Button undo = button("ui.undo", experiment::undo);
        undo.setId("side-undo");
        undo.disableProperty().bind(experiment.canUndoProperty().not());
        Button redo = button("ui.redo", experiment::redo);
        redo.setId("side-redo");
        redo.disableProperty().bind(experiment.canRedoProperty().not());
        Button original = button("ui.original", experiment::restore);
        original.setId("side-original");
        original.disableProperty()
                .bind(experiment.changesProperty().map(List::isEmpty).orElse(true));
        HBox ways = new HBox(6, undo, redo, original);
        Label recorded = heading("ui.experiment.recorded", "faint");
        recorded.visibleProperty().bind(desk.runsProperty().not());
        recorded.managedProperty().bind(recorded.visibleProperty());
        ExperimentControls controls = new ExperimentControls(studio);
        controls.disableProperty().bind(desk.runsProperty().not());
        getChildren()
                .addAll(
                        recorded,
                        heading("ui.experiment.changes", "heading"),
                        changes,
                        ways,
                        heading("ui.experiment.difference", "heading"),
                        difference,
                        new DifferenceMap(studio),
                        controls);
        experiment.changesProperty().addListener((property, before, now) -> list());
        studio.results().outcomeProperty().addListener((property, before, now) -> compare());
        studio.language().messagesProperty().addListener((property, before, now) -> {
            list();
            compare();
        });
        studio.look().themeProperty().addListener((property, before, now) -> compare());
        list();
        compare();
    }

    private void list() {
        changes.getChildren().clear();
        Optional<Trace> run = desk.heads().run();
        List<Change> now = desk.experiment().changesProperty().get();
        run.ifPresent(trace -> now.forEach(change -> changes.getChildren().add(row(change, trace))));
        if (now.isEmpty()) {
            changes.getChildren().add(label(studio.language().now("ui.experiment.none"), "faint"));
        }
    }

    private HBox row(Change change, Trace run) {
        String words = new ChangeWords(studio.language()).of(change, run);
        Label what = label(words, "line");
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button remove = new Button("✕");
        remove.getStyleClass().addAll("flat", "small", "remove-change");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.setAccessibleText(studio.language().now("ui.experiment.remove", words));
        remove.setOnAction(e -> desk.experiment().remove(change));
        HBox row = new HBox(4, what, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void compare() {
        Optional<Outcome> outcome = studio.results().outcomeProperty().get();
        boolean changed = desk.originalProperty().get().isPresent();
        HeadDesk heads = desk.heads();
        if (outcome.isPresent() && changed && heads.run().isPresent()) {
            Outcome o = outcome.get();
            difference.show(o, o.places().stream().limit(PLACES).toList(), true);
        } else {
            difference.getChildren().setAll(label(studio.language().now("ui.experiment.same"), "faint"));
        }
    }

    private Button button(String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(studio.language().text(key));
        button.getStyleClass().add("small");
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key + ".tip");
    }

    private Label heading(String key, String style) {
        Label label = label("", style);
        label.textProperty().bind(studio.language().text(key));
        return label;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
