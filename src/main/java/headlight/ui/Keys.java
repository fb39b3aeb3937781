package headlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
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
     * @param holds   whether they do it now
     */
    record Binding(List<KeyCombination> keys, String message, Runnable action, BooleanSupplier holds) {}

    /** Controls for which arrows, Home and End have a meaning of their own. */
    private static final Set<Class<?>> STEERED =
            Set.of(Slider.class, TableView.class, ListView.class, Spinner.class, ComboBox.class);

    private static final Set<KeyCode> STEERING =
            Set.of(KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN, KeyCode.HOME, KeyCode.END, KeyCode.SPACE);

    private final List<Binding> bindings;
    private final BooleanSupplier holds;

    Keys() {
        this(new ArrayList<>(), () -> true);
    }

    private Keys(List<Binding> bindings, BooleanSupplier holds) {
        this.bindings = bindings;
        this.holds = holds;
    }

    /** The same keys, to which what is bound holds only then; what is bound first goes before. */
    Keys when(BooleanSupplier then) {
        return new Keys(bindings, then);
    }

    Keys bind(String message, Runnable action, KeyCombination... keys) {
        bindings.add(new Binding(List.of(keys), message, action, holds));
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
        boolean typing = focus instanceof TextInputControl || (focus instanceof ComboBox<?> box && box.isEditable());
        boolean command = e.isShortcutDown() || e.getCode() == KeyCode.F1;
        boolean editing = typing && List.of(KeyCode.Z, KeyCode.Y).contains(e.getCode());
        boolean presses = focus instanceof ButtonBase && e.getCode() == KeyCode.SPACE;
        boolean steers = STEERED.stream().anyMatch(type -> type.isInstance(focus)) && STEERING.contains(e.getCode());
        if ((typing && (!command || editing)) || presses || steers) {
            return;
        }
        for (Binding binding : bindings) {
            if (binding.holds().getAsBoolean() && binding.keys().stream().anyMatch(key -> key.match(e))) {
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
