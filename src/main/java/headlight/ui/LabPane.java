package headlight.ui;

import headlight.session.Library;
import headlight.session.Mode;
import headlight.session.Saving;
import headlight.session.lab.Exhibit;
import headlight.session.lab.Lab;
import headlight.session.lab.Run;
import headlight.session.lab.Trouble;
import headlight.text.Refusal;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The laboratory: at the left what is learned and by what, at the right how it goes and what comes of it. */
final class LabPane extends BorderPane {

    private final Studio studio;
    private final Lab lab;
    private final Saving saving;
    private final Places places;
    private final LabPicture picture;
    private final LabRecipe recipe;
    private final BottleneckPane bottleneck;
    private final VBox keeping;
    private final TextField folder = new TextField();
    private final Label filmSaid = new Label();
    private boolean showing;

    LabPane(Studio studio, Saving saving, Places places) {
        this.studio = studio;
        this.lab = studio.lab();
        this.saving = saving;
        this.places = places;
        getStyleClass().add("lab-pane");
        picture = new LabPicture(studio);
        recipe = new LabRecipe(studio, this::file);
        keeping = keeping();
        VBox right = new VBox(results(), keeping, stage());
        VBox.setVgrow(right.getChildren().get(2), Priority.ALWAYS);
        BorderPane training = new BorderPane(right);
        training.setLeft(recipe);
        bottleneck = new BottleneckPane(studio);
        setCenter(new TabPane(tab("training", training), tab("bottleneck", bottleneck)));
        lab.chosenProperty().addListener((property, before, now) -> keeping.setVisible(false));
    }

    private Tab tab(String name, Node content) {
        Tab tab = new Tab();
        tab.setId("lab-tab-" + name);
        tab.setClosable(false);
        tab.setContent(content);
        tab.textProperty().bind(studio.language().text("ui.lab.tab." + name));
        return tab;
    }

    /** The bottleneck, measured. */
    BottleneckPane bottleneck() {
        return bottleneck;
    }

    /** The charts and maps. */
    LabPicture picture() {
        return picture;
    }

    private StackPane stage() {
        Label empty = new Label();
        empty.textProperty().bind(studio.language().text("ui.lab.empty"));
        empty.setWrapText(true);
        empty.setMaxWidth(460);
        empty.getStyleClass().add("lab-empty");
        empty.visibleProperty().bind(lab.chosenProperty().isEqualTo(0));
        StackPane stage = new StackPane(picture, empty);
        stage.setMinSize(0, 0);
        return stage;
    }

    /** Which run is looked at, and what becomes of its model. */
    private HBox results() {
        ComboBox<Run> runs = runs();
        Button tidy = button(null, "tidy", lab::tidy);
        Button film = button(Feather.DOWNLOAD, "export", this::film);
        Button save = button(Feather.SAVE, "save", () -> {
            keeping.setVisible(!keeping.isVisible());
            folder.setText(lab.suggestedFolder(Library.ownModels()));
            folder.requestFocus();
        });
        Button walk = button(Feather.ARROW_RIGHT, "walk", this::walk);
        walk.getStyleClass().add("accent");
        ProgressBar writing = new ProgressBar();
        writing.setPrefWidth(90);
        writing.progressProperty().bind(saving.progressProperty());
        writing.visibleProperty()
                .bind(saving.stateProperty().map(s -> s == Saving.State.RUNNING).orElse(false));
        writing.managedProperty().bind(writing.visibleProperty());
        studio.language().name(writing, "ui.lab.export");
        filmSaid.getStyleClass().addAll("faint", "small-text");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox box = new HBox(8, runs, tidy, between, filmSaid, writing, film, save, walk);
        box.getStyleClass().add("lab-results");
        box.setAlignment(Pos.CENTER_LEFT);
        lab.runsProperty().addListener((property, before, now) -> results(now, runs, tidy, film, save, walk));
        lab.chosenProperty()
                .addListener(
                        (property, before, now) -> results(lab.runsProperty().get(), runs, tidy, film, save, walk));
        studio.language()
                .messagesProperty()
                .addListener(
                        (property, before, now) -> results(lab.runsProperty().get(), runs, tidy, film, save, walk));
        results(List.of(), runs, tidy, film, save, walk);
        return box;
    }

    private void results(List<Run> all, ComboBox<Run> runs, Button tidy, Button film, Button save, Button walk) {
        showing = true;
        if (!runs.getItems().equals(all)) {
            runs.getItems().setAll(all);
        }
        runs.setValue(lab.run().orElse(null));
        showing = false;
        there(runs, all.size() > 1);
        there(tidy, all.size() > 1);
        boolean done = lab.run().filter(Run::done).isPresent();
        there(save, done);
        there(walk, done);
        there(film, lab.run().filter(run -> run.learning().frames().size() > 1).isPresent());
    }

    private static void there(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private ComboBox<Run> runs() {
        ComboBox<Run> runs = new ComboBox<>();
        runs.setId("lab-runs");
        runs.setMaxWidth(320);
        runs.setConverter(new StringConverter<>() {
            @Override
            public String toString(Run run) {
                return run == null
                        ? ""
                        : Exhibit.name(
                                run, lab.runsProperty().get(), studio.language().labels());
            }

            @Override
            public Run fromString(String text) {
                return runs.getValue();
            }
        });
        runs.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null && now.number() != lab.chosenProperty().get()) {
                lab.look(now.number());
            }
        });
        return studio.language().describe(runs, "ui.lab.runs");
    }

    private Button button(Feather icon, String name, Runnable action) {
        Button button = new Button();
        if (icon != null) {
            button.setGraphic(studio.look().icon(icon));
        }
        button.setId("lab-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(studio.language().text("ui.lab." + name));
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, "ui.lab." + name + ".tip");
    }

    /** Where the model goes. */
    private VBox keeping() {
        folder.setId("lab-folder");
        studio.language().name(folder, "ui.lab.folder");
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button choose = plain("ui.lab.folder.choose", "lab-folder-choose", () -> Optional.ofNullable(getScene())
                .flatMap(scene -> places.toKeep(studio.language(), scene.getWindow()))
                .ifPresent(place -> folder.setText(place.getPath())));
        Button keep = plain("ui.lab.folder.save", "lab-folder-save", () -> lab.save(folder.getText()));
        folder.setOnAction(e -> lab.save(folder.getText()));
        Label saved = new Label();
        saved.setId("lab-saved");
        saved.getStyleClass().add("good");
        saved.textProperty()
                .bind(studio.language()
                        .says(
                                () -> lab.run()
                                        .flatMap(Run::folder)
                                        .map(place -> studio.language().now("ui.lab.saved", place))
                                        .orElse(""),
                                lab.runsProperty(),
                                lab.chosenProperty()));
        saved.visibleProperty().bind(saved.textProperty().isNotEmpty());
        saved.managedProperty().bind(saved.visibleProperty());
        Label name = new Label();
        name.textProperty().bind(studio.language().text("ui.lab.folder"));
        name.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, name, folder, choose, keep);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(4, line, LabRecipe.trouble(studio, Trouble.Place.FOLDER), saved);
        box.getStyleClass().add("lab-keeping");
        box.managedProperty().bind(box.visibleProperty());
        box.setVisible(false);
        return box;
    }

    private Button plain(String key, String id, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(studio.language().text(key));
        button.setOnAction(e -> action.run());
        return button;
    }

    private void walk() {
        lab.hand(key -> {
            studio.desk().heads().modeProperty().set(Mode.WALK);
            studio.desk().open(key, "");
        });
    }

    private void film() {
        Optional.ofNullable(getScene())
                .ifPresent(scene -> Exhibit.of(lab, studio.language().labels())
                        .ifPresent(exhibit -> places.toSave("film.gif", studio.language(), scene.getWindow())
                                .ifPresent(file -> write(exhibit, file))));
    }

    private void write(Exhibit exhibit, File file) {
        try {
            saving.start(exhibit.film(
                    file.toPath(),
                    studio.look().themeProperty().get(),
                    studio.language().labels()));
            saving.stateProperty().addListener(new javafx.beans.value.ChangeListener<>() {
                @Override
                public void changed(
                        javafx.beans.value.ObservableValue<? extends Saving.State> property,
                        Saving.State before,
                        Saving.State now) {
                    if (now != Saving.State.RUNNING) {
                        saving.stateProperty().removeListener(this);
                        filmSaid.setText(
                                now == Saving.State.DONE
                                        ? studio.language().now("ui.lab.export.saved", file.getName())
                                        : saving.message());
                    }
                }
            });
        } catch (Refusal refusal) {
            filmSaid.setText(refusal.getMessage());
        }
    }

    private void file() {
        Optional.ofNullable(getScene())
                .flatMap(scene -> places.toLearn(studio.language(), scene.getWindow()))
                .ifPresent(this::learn);
    }

    /** Learns from a file of pairs. */
    void learn(File file) {
        lab.use(file.toPath(), recipe.tokens());
    }

    /** Whether a file looks like one of pairs. */
    static boolean isPairs(File file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return file.isFile() && (name.endsWith(".tsv") || name.endsWith(".txt") || name.endsWith(".tab"));
    }
}
