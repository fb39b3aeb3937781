package headlight.ui;

import headlight.session.Experiment;
import headlight.trace.Change;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** "You changed step 2 · Undo · Back to the original": there while something is changed. */
final class ExperimentBar extends HBox {

    ExperimentBar(Studio studio) {
        super(8);
        Experiment experiment = studio.desk().experiment();
        getStyleClass().addAll("banner", "changed");
        setAlignment(Pos.CENTER_LEFT);
        setId("experiment");
        Label changed = new Label();
        changed.textProperty().bind(studio.language().says(() -> said(studio), experiment.changesProperty()));
        Button undo = button(studio, "ui.undo", experiment::undo);
        Button redo = button(studio, "ui.redo", experiment::redo);
        redo.disableProperty().bind(experiment.canRedoProperty().not());
        Button original = button(studio, "ui.original", experiment::restore);
        getChildren().addAll(changed, undo, redo, original);
        visibleProperty()
                .bind(experiment
                        .changesProperty()
                        .map(edits -> !edits.isEmpty())
                        .orElse(false));
        managedProperty().bind(visibleProperty());
    }

    /** The change, or how many there are. */
    private static String said(Studio studio) {
        List<Change> changes = studio.desk().experiment().changesProperty().get();
        Optional<Trace> run = studio.desk().playhead().moment().map(Moment::trace);
        if (run.isEmpty() || changes.isEmpty()) {
            return studio.language()
                    .now("ui.changed", studio.desk().experiment().step().orElse(0) + 1);
        }
        return changes.size() > 1
                ? studio.language().now("ui.changes", changes.size())
                : new ChangeWords(studio.language()).of(changes.get(0), run.get());
    }

    private static Button button(Studio studio, String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(studio.language().text(key));
        button.setId(key.substring("ui.".length()));
        button.getStyleClass().addAll("small");
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key + ".tip");
    }
}
