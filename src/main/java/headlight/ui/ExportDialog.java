package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.session.Aside;
import headlight.session.Exportable;
import headlight.session.Mode;
import headlight.session.Picture;
import headlight.session.Saving;
import headlight.trace.Moment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/** Export: which picture, as what, how large, in which colours; to a file, to the clipboard, or as a command. */
final class ExportDialog {

    /** Formats that the clipboard takes as text. */
    private static final List<String> TEXTS = List.of("svg", "csv", "html");

    private static final double PREVIEW_WIDTH = 400;
    private static final double PREVIEW_HEIGHT = 250;

    private final Studio studio;
    private final Language language;
    private final Saving saving;
    private final Places places;
    private final Window owner;
    private final Exportable shown;
    private final Moment moment;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final ComboBox<View> views = new ComboBox<>();
    private final ComboBox<Format> formats = new ComboBox<>();
    private final ComboBox<Integer> scales = new ComboBox<>();
    private final ComboBox<Theme> themes = new ComboBox<>();
    private final ImageView preview = new ImageView();
    private final Aside<Supplier<Figure>, Painted> previews;
    private final Label status = new Label();
    private Runnable whenDone = () -> {};
    private long began;

    ExportDialog(Studio studio, Saving saving, Places places, Window owner, Exportable shown) {
        this.studio = studio;
        this.language = studio.language();
        this.saving = saving;
        this.places = places;
        this.owner = owner;
        this.shown = shown;
        this.moment = shown.moment();
        fill(views, shown.views(), v -> language.now("figure." + v.kind()), "export-kind");
        fill(formats, List.of(), f -> language.now("ui.export.format." + f.ending()), "export-format");
        fill(scales, List.of(1, 2, 3, 4), n -> "×" + n, "export-scale");
        fill(
                themes,
                List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST),
                t -> language.now("ui.theme." + t.name()),
                "export-theme");
        preview.setFitWidth(PREVIEW_WIDTH);
        preview.setFitHeight(PREVIEW_HEIGHT);
        preview.setPreserveRatio(true);
        previews = new Aside<>(studio.painter(), new ScreenThread(), make -> small(make.get()));
        previews.answerProperty()
                .addListener((property, before, now) ->
                        preview.setImage(now.map(Painted::image).orElse(null)));
        views.valueProperty().addListener((property, before, now) -> offerFormats());
        scales.setValue(2);
        themes.setValue(Theme.LIGHT);
        List.of(views.valueProperty(), themes.valueProperty())
                .forEach(choice -> choice.addListener(observable -> preview()));
        views.getSelectionModel().selectFirst();
        String kind = studio.desk().heads().shownProperty().get().kind();
        views.getItems().stream()
                .filter(view -> studio.desk().heads().shownProperty().get() != Mode.WALK
                        && view.kind().equals(kind))
                .findFirst()
                .ifPresent(views::setValue);
        dialog.initOwner(owner);
        dialog.setTitle(language.now("ui.export.title"));
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane()
                .getButtonTypes()
                .add(new ButtonType(language.now("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().setMinWidth(VBox.USE_PREF_SIZE);
        dialog.getDialogPane().setMaxWidth(Double.MAX_VALUE);
        studio.look().dress(dialog.getDialogPane());
        ChangeListener<Saving.State> follow = (property, before, now) -> report(now);
        saving.stateProperty().addListener(follow);
        dialog.setOnHidden(e -> saving.stateProperty().removeListener(follow));
    }

    void show() {
        dialog.show();
        views.requestFocus();
    }

    private VBox content() {
        GridPane grid = new GridPane();
        grid.setMinWidth(VBox.USE_PREF_SIZE);
        grid.setHgap(12);
        grid.setVgap(8);
        grid.addRow(0, new Label(language.now("ui.export.kind")), views);
        grid.addRow(1, new Label(language.now("ui.export.format")), formats);
        grid.addRow(2, new Label(language.now("ui.export.scale")), scales);
        grid.addRow(3, new Label(language.now("ui.export.theme")), themes);
        Button save = button("ui.export.save", this::save);
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        Button copy = button("ui.export.copy", this::copy);
        copy.disableProperty().bind(formats.valueProperty().map(f -> !copies(f)).orElse(true));
        HBox actions = new HBox(8, save, copy, button("ui.export.command", this::copyCommand));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(saving.progressProperty());
        Button cancel = button("ui.export.cancel", saving::cancel);
        Label left = new Label();
        left.setMinWidth(VBox.USE_PREF_SIZE);
        saving.progressProperty().addListener((property, before, now) -> left.setText(timeLeft(now.doubleValue())));
        HBox running = new HBox(8, bar, left, cancel);
        HBox.setHgrow(bar, Priority.ALWAYS);
        running.setAlignment(Pos.CENTER_LEFT);
        running.visibleProperty()
                .bind(saving.stateProperty().map(s -> s == Saving.State.RUNNING).orElse(false));
        status.setId("export-status");
        status.setWrapText(true);
        status.setMinHeight(VBox.USE_PREF_SIZE);
        StackPane frame = new StackPane(preview);
        frame.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        frame.setPrefSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        frame.getStyleClass().add("preview");
        HBox choices = new HBox(18, grid, frame);
        VBox box = new VBox(14, choices, actions, running, status);
        box.getStyleClass().add("export");
        return box;
    }

    /** As long again as it took so far, for each part like this that is left; nothing while that is a guess. */
    private String timeLeft(double done) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return done < 0.05 || done >= 1 || seconds < 1
                ? ""
                : language.now("ui.export.left", Math.round(seconds * (1 - done) / done));
    }

    /** The first picture of what is chosen, as large as the room for it. */
    private void preview() {
        Optional<View> view = Optional.ofNullable(views.getValue());
        Drawing drawing = drawing(chosen());
        previews.ask(view.map(kind -> () -> kind.film(drawing).frame(0)));
    }

    /** As many pixels as fit into the room, twice as fine. */
    private static Painted small(Figure figure) {
        double scale = 2
                * Math.min(
                        PREVIEW_WIDTH / figure.size().width(),
                        PREVIEW_HEIGHT / figure.size().height());
        return Painted.of(figure.prepared(scale), scale);
    }

    private void offerFormats() {
        Optional<Format> before = Optional.ofNullable(formats.getValue());
        formats.getItems().setAll(Picture.formats(views.getValue(), moment, language.labels()));
        formats.setValue(before.filter(formats.getItems()::contains)
                .orElse(formats.getItems().get(0)));
    }

    private Picture chosen() {
        return new Picture(
                views.getValue(),
                formats.getValue(),
                scales.getValue(),
                themes.getValue(),
                studio.desk().heads().selection().filter(s -> shown.intent()
                        .equals(studio.desk().shown())));
    }

    private Drawing drawing(Picture picture) {
        return picture.drawing(moment, studio.desk().originalProperty().get(), language.labels())
                .opening(studio.desk().opened().placeProperty().get());
    }

    private void save() {
        Picture picture = chosen();
        places.toSave(picture.fileName(), language, owner).ifPresent(file -> {
            Path path = file.toPath();
            Export export = picture.of(drawing(picture));
            whenDone = () -> status.setText(language.now("ui.export.saved", path));
            began = System.nanoTime();
            saving.start(picture.into(path, export));
        });
    }

    private void copy() {
        Picture picture = chosen();
        Export export = picture.of(drawing(picture));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        whenDone = () -> {
            ClipboardContent content = new ClipboardContent();
            if (TEXTS.contains(picture.format().ending())) {
                content.putString(bytes.toString(StandardCharsets.UTF_8));
            } else {
                content.putImage(new Image(new ByteArrayInputStream(bytes.toByteArray())));
            }
            Clipboard.getSystemClipboard().setContent(content);
            status.setText(language.now("ui.export.copied"));
        };
        began = System.nanoTime();
        saving.start(progress -> export.write(bytes, picture.format(), progress));
    }

    private void copyCommand() {
        ClipboardContent content = new ClipboardContent();
        String command =
                chosen().command(shown, studio.desk().opened().placeProperty().get(), language.code());
        content.putString(command);
        Clipboard.getSystemClipboard().setContent(content);
        status.setText(language.now("ui.export.copiedCommand", command));
    }

    private void report(Saving.State state) {
        switch (state) {
            case DONE -> whenDone.run();
            case CANCELLED -> status.setText(language.now("ui.export.cancelled"));
            case FAILED -> status.setText(saving.message());
            default -> status.setText("");
        }
    }

    private static boolean copies(Format format) {
        return format.ending().equals("png") || TEXTS.contains(format.ending());
    }

    private Button button(String key, Runnable action) {
        Button button = new Button(language.now(key));
        button.setId(key.substring("ui.".length()).replace('.', '-'));
        button.setOnAction(e -> action.run());
        return button;
    }

    private static <T> void fill(ComboBox<T> box, List<T> choices, Function<T, String> name, String id) {
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : name.apply(choice);
            }

            @Override
            public T fromString(String text) {
                return box.getValue();
            }
        });
        box.getItems().setAll(choices);
    }
}
