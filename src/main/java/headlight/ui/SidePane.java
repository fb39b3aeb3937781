package headlight.ui;

import headlight.session.Desk;
import headlight.session.Mode;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/**
 * Beside the stage: the alignment of a recurrent run; of a Transformer's the chosen head, what is changed in the run, or
 * what comes out of it; and below, how a number came about.
 */
final class SidePane extends VBox {

    /** How much of its height the upper part may take. */
    private static final double UPPER = 0.5;

    /** What stands beside a Transformer's run. */
    enum Tab {
        HEAD,
        EXPERIMENT,
        OUTPUT
    }

    private final Studio studio;
    private final Map<Tab, ToggleButton> toggles = new EnumMap<>(Tab.class);
    private final Map<Tab, Node> contents = new EnumMap<>(Tab.class);
    private final ScrollPane content = new ScrollPane();

    SidePane(Studio studio) {
        this.studio = studio;
        Desk desk = studio.desk();
        getStyleClass().add("right");
        BooleanBinding transformer = Bindings.createBooleanBinding(
                () -> desk.heads().selection().isPresent(), desk.heads().selectionProperty());
        BooleanBinding asked = Bindings.createBooleanBinding(
                () -> !desk.inspector().pathProperty().get().isEmpty(),
                desk.inspector().pathProperty());
        AlignmentPane alignment = new AlignmentPane(studio);
        alignment.maxHeightProperty().bind(heightProperty().multiply(UPPER));
        // Beside a walk; other pictures of a recurrent run show it themselves.
        there(alignment, transformer.not().and(desk.heads().shownProperty().isEqualTo(Mode.WALK)));
        contents.put(Tab.HEAD, new HeadSide(studio, () -> show(Tab.EXPERIMENT)));
        contents.put(Tab.EXPERIMENT, new ExperimentPane(studio));
        contents.put(Tab.OUTPUT, new OutputPane(studio));
        content.getStyleClass().addAll("bare", "edge-to-edge", "side-content");
        content.setFitToWidth(true);
        content.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.setFocusTraversable(false);
        content.setPrefHeight(0);
        Island room = Island.filling(content);
        VBox.setVgrow(room, Priority.ALWAYS);
        VBox tabs = new VBox(8, buttons(), room);
        tabs.getStyleClass().add("side-tabs");
        VBox.setVgrow(tabs, Priority.ALWAYS);
        there(tabs, transformer);
        ExplanationPane explanation = new ExplanationPane(studio);
        explanation.setPrefHeight(0); // it takes what is left
        VBox.setVgrow(explanation, Priority.ALWAYS);
        there(explanation, transformer.not().or(asked));
        getChildren().addAll(alignment, tabs, explanation);
        show(Tab.HEAD);
    }

    /** Shows one of them. */
    void show(Tab tab) {
        toggles.get(tab).setSelected(true);
        content.setContent(contents.get(tab));
    }

    private SegmentedButton buttons() {
        SegmentedButton buttons = new SegmentedButton();
        contents.keySet().forEach(tab -> {
            String key = "ui.side." + tab.name().toLowerCase(Locale.ROOT);
            ToggleButton toggle = new ToggleButton();
            toggle.setId("side-" + tab.name().toLowerCase(Locale.ROOT));
            toggle.textProperty().bind(studio.language().text(key));
            studio.language().describe(toggle, key + ".tip");
            toggle.setMinWidth(Region.USE_PREF_SIZE);
            toggle.setOnAction(e -> show(tab));
            toggles.put(tab, toggle);
            buttons.getButtons().add(toggle);
        });
        return buttons;
    }

    private static void there(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
