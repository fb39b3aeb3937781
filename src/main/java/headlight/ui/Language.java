package headlight.ui;

import headlight.figure.Labels;
import headlight.session.Snapshot;
import headlight.text.Messages;
import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/** The language of the window: what is said through it follows when it changes. */
final class Language {

    private final ObjectProperty<Messages> messages;

    Language(String language) {
        messages = new SimpleObjectProperty<>(Messages.of(language));
    }

    ObjectProperty<Messages> messagesProperty() {
        return messages;
    }

    String code() {
        return messages.get().locale().getLanguage();
    }

    void speak(String language) {
        messages.set(Messages.of(language));
    }

    /** A message now. */
    String now(String key, Object... arguments) {
        return messages.get().text(key, arguments);
    }

    /** Why something was not done, in the language of the window where it is known in it. */
    String refusal(Snapshot.Refusal refusal) {
        return refusal.saying()
                .map(s -> now("refusal." + s.key(), s.arguments().toArray()))
                .orElse(refusal.message());
    }

    /** A message that follows the language. */
    StringBinding text(String key, Object... arguments) {
        return Bindings.createStringBinding(() -> now(key, arguments), messages);
    }

    /** A text that follows the language and other things. */
    StringBinding says(Callable<String> text, Observable... dependencies) {
        Observable[] all = new Observable[dependencies.length + 1];
        all[0] = messages;
        System.arraycopy(dependencies, 0, all, 1, dependencies.length);
        return Bindings.createStringBinding(text, all);
    }

    /** The words of pictures; equal as long as the language is the same. */
    Labels labels() {
        return new Spoken(messages.get());
    }

    private record Spoken(Messages messages) implements Labels {
        @Override
        public String text(String key, Object... arguments) {
            return messages.text(key, arguments);
        }
    }

    /** Says what a control is, to eyes and to screen readers: {@code key} and its tooltip, key included. */
    <T extends Control> T describe(T control, String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(text(key));
        control.setTooltip(tooltip);
        name(control, key);
        return control;
    }

    /** Says what a node is to screen readers. */
    <T extends Node> T name(T node, String key) {
        node.accessibleTextProperty().bind(text(key));
        return node;
    }
}
