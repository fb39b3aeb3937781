package headlight.ui;

import headlight.session.Desk;
import headlight.session.Shelf;
import headlight.session.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** Which model, which text, and how the window looks. */
final class TopBar extends HBox {

    /** What the bar's buttons do that is not its own business. */
    record Actions(Runnable export, Runnable keys, Runnable present, Runnable open, Runnable leave) {}

    private final Studio studio;
    private final Desk desk;
    private final ComboBox<Shelf.Entry> models = new ComboBox<>();
    private final ComboBox<String> text = new ComboBox<>();
    private boolean showing;

    TopBar(Studio studio, Actions actions) {
        super(10);
        this.studio = studio;
        this.desk = studio.desk();
        getStyleClass().add("top-bar");
        setAlignment(Pos.TOP_LEFT);
        Label name = new Label("Headlight");
        name.getStyleClass().add("name");
        VBox modelBox = new VBox(2, models(), error(Snapshot.Field.MODEL));
        VBox textBox = new VBox(2, text(actions.leave()), error(Snapshot.Field.TEXT));
        HBox.setHgrow(textBox, Priority.ALWAYS);
        getChildren()
                .addAll(
                        name,
                        modelBox,
                        icon(Feather.FOLDER, "ui.open", actions.open()),
                        textBox,
                        busy(),
                        icon(Feather.DOWNLOAD, "ui.export", actions.export()),
                        language(),
                        new LookMenu(studio),
                        icon(Feather.MAXIMIZE_2, "ui.present", actions.present()),
                        icon(Feather.HELP_CIRCLE, "ui.keys", actions.keys()));
    }

    private ComboBox<Shelf.Entry> models() {
        models.setId("model");
        models.getStyleClass().add("model-chooser");
        desk.modelsProperty().addListener((property, before, now) -> refresh());
        desk.modelProperty().addListener((property, before, now) -> refresh());
        desk.refusalProperty().addListener((property, before, now) -> refresh());
        models.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                desk.open(now.key(), "");
            }
        });
        return studio.language().describe(models, "ui.model");
    }

    private ComboBox<String> text(Runnable leave) {
        text.setId("text");
        text.setEditable(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(120);
        text.setPrefWidth(240); // it grows; a longer wish would take its room from the models
        text.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : value;
            }

            @Override
            public String fromString(String typed) {
                return typed;
            }
        });
        text.promptTextProperty().bind(studio.language().text("ui.text.prompt"));
        text.disableProperty().bind(desk.runsProperty().not());
        desk.textProperty().addListener((property, before, now) -> refresh());
        // Leaving the field commits its text, as such fields do; only Enter and a chosen example run it.
        text.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER && !text.isShowing()) {
                run(text.getEditor().getText(), leave);
                e.consume();
            } else if (e.getCode() == KeyCode.ESCAPE && !text.isShowing()) {
                text.getEditor().setText(desk.textProperty().get());
                leave.run();
                e.consume();
            }
        });
        text.setOnHidden(e -> Optional.ofNullable(text.getValue()).ifPresent(chosen -> run(chosen, leave)));
        return studio.language().describe(text, "ui.text");
    }

    private void run(String typed, Runnable leave) {
        if (!showing && !typed.equals(desk.textProperty().get())) {
            desk.run(typed);
        }
        leave.run();
    }

    /** Shows what the desk has, without asking it for anything. */
    private void refresh() {
        showing = true;
        List<Shelf.Entry> entries = desk.modelsProperty().get();
        if (!models.getItems().equals(entries)) {
            models.getItems().setAll(entries);
        }
        Optional<Shelf.Entry> open = desk.modelProperty().get();
        models.setValue(open.flatMap(o ->
                        entries.stream().filter(e -> e.key().equals(o.key())).findFirst())
                .orElse(null));
        List<String> examples = open.map(Shelf.Entry::examples).orElse(List.of());
        if (!text.getItems().equals(examples)) {
            text.getItems().setAll(examples);
        }
        if (desk.refusalProperty().get().isEmpty()) {
            text.setValue(desk.textProperty().get());
            text.getEditor().setText(desk.textProperty().get());
        }
        showing = false;
    }

    private Label error(Snapshot.Field field) {
        Label error = new Label();
        error.getStyleClass().add("error");
        error.setId("error-" + field.name().toLowerCase(Locale.ROOT));
        error.setWrapText(true);
        error.setMaxWidth(field == Snapshot.Field.MODEL ? 360 : Double.MAX_VALUE);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.textProperty()
                .bind(studio.language()
                        .says(
                                () -> refusal(field)
                                        .map(studio.language()::refusal)
                                        .orElse(""),
                                desk.refusalProperty()));
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private Optional<Snapshot.Refusal> refusal(Snapshot.Field field) {
        return desk.refusalProperty().get().filter(r -> r.field() == field);
    }

    private ProgressIndicator busy() {
        ProgressIndicator busy = new ProgressIndicator();
        busy.getStyleClass().add("busy");
        busy.visibleProperty().bind(desk.busyProperty());
        return studio.language().name(busy, "ui.busy");
    }

    private Button language() {
        Button button = new Button();
        button.setId("language");
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(studio.language().text("ui.language.other"));
        button.setOnAction(e -> studio.language().speak(studio.language().code().equals("ko") ? "en" : "ko"));
        return studio.language().describe(button, "ui.language");
    }

    private Button icon(Feather picture, String key, Runnable action) {
        Button button = new Button("", studio.look().icon(picture));
        button.setId(key.substring("ui.".length()));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key);
    }
}
