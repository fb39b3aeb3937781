package headlight.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * What the keys do anywhere in the window. While someone types, plain keys belong to the text. The list is also what "?"
 * shows.
 */
final class Keys {

    /**
     * One thing that keys do.
     *
     * @param keys    any of them
     * @param message its key among the messages; the message's text begins with the key as it is written for people
     */
    record Binding(List<KeyCombination> keys, String message, Runnable action) {}

    private final List<Binding> bindings = new ArrayList<>();

    Keys bind(String message, Runnable action, KeyCombination... keys) {
        bindings.add(new Binding(List.of(keys), message, action));
        return this;
    }

    List<Binding> bindings() {
        return List.copyOf(bindings);
    }

    /** Listens in a window. */
    void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, e -> pressed(e, scene.getFocusOwner()));
    }

    private void pressed(KeyEvent e, Node focus) {
        boolean typing = focus instanceof TextInputControl || focus instanceof ComboBoxBase<?>;
        boolean command = e.isShortcutDown() || e.getCode() == KeyCode.F1;
        boolean editing = typing && List.of(KeyCode.Z, KeyCode.Y).contains(e.getCode());
        boolean presses = focus instanceof ButtonBase && e.getCode() == KeyCode.SPACE;
        if ((typing && (!command || editing)) || presses) {
            return;
        }
        for (Binding binding : bindings) {
            if (binding.keys().stream().anyMatch(key -> key.match(e))) {
                binding.action().run();
                e.consume();
                return;
            }
        }
    }

    static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    static KeyCombination control(KeyCode code) {
        return key(code, KeyCombination.SHORTCUT_DOWN);
    }
}
