package headlight.ui;

import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.stage.Window;

/** All keys, in two columns. */
final class KeysDialog {

    private final Dialog<ButtonType> dialog = new Dialog<>();

    KeysDialog(Studio studio, Keys keys, Window owner) {
        Language language = studio.language();
        GridPane grid = new GridPane();
        grid.setHgap(18);
        grid.setVgap(5);
        grid.setPadding(new Insets(4, 8, 4, 8));
        int[] row = {0};
        Stream.concat(
                        keys.bindings().stream().map(Keys.Binding::message).distinct(),
                        Stream.of("ui.key.steer", "ui.key.enter"))
                .forEach(message -> {
                    // "→, Space | next": the keys stand left of the bar, what they do to its right.
                    String[] parts = language.now(message).split("\\|", 2);
                    Label key = new Label(parts[0].strip());
                    key.getStyleClass().add("strong");
                    grid.addRow(row[0]++, key, new Label(parts[1].strip()));
                });
        dialog.initOwner(owner);
        dialog.setTitle(language.now("ui.keys.title"));
        dialog.getDialogPane().setContent(grid);
        dialog.getDialogPane()
                .getButtonTypes()
                .add(new ButtonType(language.now("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        studio.look().dress(dialog.getDialogPane());
    }

    void show() {
        dialog.show();
    }
}
