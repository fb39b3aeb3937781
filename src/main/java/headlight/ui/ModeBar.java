package headlight.ui;

import headlight.session.HeadDesk;
import headlight.session.Mode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.SegmentedButton;

/** The ways to look at a Transformer's run, one button each; there while such a run is on show. */
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
            if (mode.isOfHeads()) {
                toggle.visibleProperty().bind(ofHeads(heads));
                toggle.managedProperty().bind(toggle.visibleProperty());
            }
            toggles.put(mode, toggle);
            buttons.getButtons().add(toggle);
        }
        toggles.get(heads.shownProperty().get()).setSelected(true);
        heads.shownProperty()
                .addListener((property, before, now) -> toggles.get(now).setSelected(true));
        ExperimentBar changes = new ExperimentBar(studio);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        // Where the run is walked, the stage says what is changed.
        StackPane place = new StackPane(changes);
        place.setAlignment(Pos.CENTER_RIGHT);
        place.visibleProperty().bind(heads.shownProperty().map(Mode::isOfHeads).orElse(false));
        place.managedProperty().bind(place.visibleProperty());
        getChildren().addAll(buttons, between, place);
        visibleProperty().bind(ofHeads(heads));
        managedProperty().bind(visibleProperty());
    }

    private static ObservableValue<Boolean> ofHeads(HeadDesk heads) {
        return heads.selectionProperty().map(Optional::isPresent).orElse(false);
    }
}
