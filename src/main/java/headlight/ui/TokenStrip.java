package headlight.ui;

import headlight.figure.Words;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** The tokens of a text in one line, of which one can be chosen; chosen again (or with Delete) it is let go. */
final class TokenStrip extends ListView<Integer> {

    private final Consumer<OptionalInt> choose;
    private List<String> tokens = List.of();
    private boolean showing;

    /**
     * An empty strip.
     *
     * @param choose told when a person chooses a token, or lets it go
     */
    TokenStrip(Consumer<OptionalInt> choose) {
        this.choose = choose;
        getStyleClass().add("token-strip");
        setOrientation(Orientation.HORIZONTAL);
        setCellFactory(list -> new Token());
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                choose.accept(OptionalInt.of(now));
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.DELETE) {
                choose.accept(OptionalInt.empty());
                e.consume();
            }
        });
    }

    /** Shows these tokens, and which of them is chosen. */
    void show(List<String> all, OptionalInt chosen) {
        showing = true;
        if (!tokens.equals(all)) {
            tokens = all;
            getItems().setAll(IntStream.range(0, all.size()).boxed().toList());
        }
        if (chosen.isEmpty()) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != chosen.getAsInt()) {
            getSelectionModel().clearAndSelect(chosen.getAsInt());
            scrollTo(Math.max(0, chosen.getAsInt() - 2));
        }
        showing = false;
    }

    private final class Token extends ListCell<Integer> {

        Token() {
            addEventFilter(MouseEvent.MOUSE_PRESSED, e -> {
                if (isSelected() && e.getButton() == MouseButton.PRIMARY) {
                    choose.accept(OptionalInt.empty());
                    e.consume();
                }
            });
        }

        @Override
        protected void updateItem(Integer at, boolean empty) {
            super.updateItem(at, empty);
            setText(
                    empty || at == null || at >= tokens.size()
                            ? ""
                            : Words.pieces(List.of(tokens.get(at))).get(0));
        }
    }
}
