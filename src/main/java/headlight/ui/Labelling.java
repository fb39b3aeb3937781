package headlight.ui;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The kinds of labels that panes beside each other share, in the language of the window. */
final class Labelling {

    private Labelling() {}

    /** The name of a control, which stands beside it. */
    static Label named(Language language, String key, Region of) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.setLabelFor(of);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /** Words that take as many lines as they need. */
    static Label text(Language language, String key, String style) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Why something cannot be; there only while there is something to say. */
    static Label error(Label error, String id) {
        error.setId(id);
        error.getStyleClass().add("error");
        error.setWrapText(true);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
