package headlight.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Skin;

/**
 * A bare scroll pane that paints its content straight onto the screen. JavaFX's own keeps a picture of the content to
 * slide along; where the content changes at every step, each step would be painted twice.
 */
final class Scroll extends ScrollPane {

    Scroll(Node content) {
        super(content);
        getStyleClass().addAll("bare", "edge-to-edge");
        setFocusTraversable(false);
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        Skin<?> skin = super.createDefaultSkin();
        getChildren().forEach(child -> child.setCache(false));
        return skin;
    }
}
