package headlight.ui;

import headlight.session.HeadDesk;
import headlight.session.Mode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/** The ways to look at the run on show, one button each. */
final class ModeBar extends HBox {

    ModeBar(Studio studio) {
        HeadDesk heads = studio.desk().heads();
        getStyleClass().add("mode-bar");
        setAlignment(Pos.CENTER_LEFT);
        SegmentedButton buttons = new SegmentedButton();
        Map<Mode, ToggleButton> toggles = new EnumMap<>(Mode.class);
        for (Mode mode : Mode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            ToggleButton toggle = new ToggleButton();
            toggle.setId("mode-" + name);
            toggle.textProperty().bind(studio.language().text("ui.mode." + name));
            studio.language().describe(toggle, "ui.mode." + name + ".tip");
            toggle.setMinWidth(Region.USE_PREF_SIZE);
            toggle.setOnAction(e -> {
                heads.modeProperty().set(mode);
                toggle.setSelected(true);
            });
            toggles.put(mode, toggle);
        }
        Runnable fit = () -> {
            buttons.getButtons()
                    .setAll(Mode.fitting(heads.selection().isPresent()).stream()
                            .map(toggles::get)
                            .toList());
            toggles.get(heads.shownProperty().get()).setSelected(true);
        };
        heads.selectionProperty().addListener((property, before, now) -> {
            if (before.isPresent() != now.isPresent()) {
                fit.run();
            }
        });
        heads.shownProperty()
                .addListener((property, before, now) -> toggles.get(now).setSelected(true));
        fit.run();
        ExperimentBar changes = new ExperimentBar(studio);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        // Where the run is walked, the stage says what is changed.
        StackPane place = new StackPane(changes);
        place.setAlignment(Pos.CENTER_RIGHT);
        place.visibleProperty()
                .bind(heads.shownProperty().map(ModeBar::ofOneRun).orElse(false));
        place.managedProperty().bind(place.visibleProperty());
        getChildren().addAll(buttons, between, place);
    }

    /** Whether what is on show is one run, other than step by step. */
    private static boolean ofOneRun(Mode mode) {
        return mode != Mode.WALK && mode != Mode.COMPARE && mode != Mode.TRAIN;
    }
}
