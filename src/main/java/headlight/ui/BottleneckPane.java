package headlight.ui;

import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.session.bottleneck.Bottleneck;
import headlight.session.bottleneck.Contestant;
import headlight.session.bottleneck.Curves;
import headlight.session.bottleneck.Findings;
import headlight.session.bottleneck.Plan;
import headlight.task.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The bottleneck, measured beside the window: what to measure, how far it is, and what was found as a chart. */
final class BottleneckPane extends VBox {

    /** Room for the lines below the chart. */
    private static final double NOTE = 84;

    private final Studio studio;
    private final Bottleneck bottleneck = new Bottleneck(new ScreenThread());
    private final ComboBox<Letters> task;
    private final ComboBox<Integer> hidden;
    private final ComboBox<Integer> steps;
    private final ComboBox<Integer> seeds;
    private final FigureView chart;

    BottleneckPane(Studio studio) {
        super(10);
        this.studio = studio;
        getStyleClass().add("lab-results");
        task = choice("task", List.of(Letters.copied(), Letters.reversed()), this::said);
        hidden = choice("hidden", List.of(32, 48, Plan.DEFAULT.hidden(), 96), String::valueOf);
        steps = choice("steps", List.of(500, 1000, Plan.DEFAULT.steps(), 5000), String::valueOf);
        seeds = choice("seeds", List.of(1, 2, Plan.DEFAULT.seeds().size()), String::valueOf);
        task.setValue(Plan.DEFAULT.task().backwards() ? Letters.reversed() : Letters.copied());
        hidden.setValue(Plan.DEFAULT.hidden());
        steps.setValue(Plan.DEFAULT.steps());
        seeds.setValue(Plan.DEFAULT.seeds().size());
        chart = new FigureView(studio, this::draw, bottleneck.findingsProperty());
        chart.setId("bottleneck-chart");
        studio.language().name(chart, "figure.bottleneck");
        getChildren().addAll(controls(), work(), stage(), fallen());
    }

    /** What is measured. */
    Bottleneck bottleneck() {
        return bottleneck;
    }

    private String said(Letters letters) {
        return studio.language().now("ui.lab.task." + letters.name());
    }

    private <T> ComboBox<T> choice(String name, List<T> offered, Function<T, String> said) {
        ComboBox<T> box = new ComboBox<>();
        box.setId("bottleneck-" + name);
        box.getItems().setAll(offered);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : said.apply(value);
            }

            @Override
            public T fromString(String text) {
                return box.getValue();
            }
        });
        box.disableProperty().bind(bottleneck.stateProperty().isNotEqualTo(Bottleneck.State.IDLE));
        studio.language().messagesProperty().addListener((property, before, now) -> {
            T value = box.getValue();
            box.setValue(null); // says it anew
            box.setValue(value);
        });
        studio.language().name(box, "ui.bottleneck." + name);
        return box;
    }

    private HBox controls() {
        HBox box = new HBox(10);
        box.setAlignment(Pos.CENTER_LEFT);
        for (ComboBox<?> choice : List.of(task, hidden, steps, seeds)) {
            Label name = new Label();
            name.textProperty()
                    .bind(studio.language().text("ui." + choice.getId().replace('-', '.')));
            name.setLabelFor(choice);
            name.setMinWidth(USE_PREF_SIZE);
            box.getChildren().addAll(name, choice);
        }
        return box;
    }

    /** Start and cancel, and how far it is. */
    private HBox work() {
        Button start = button("start", this::start);
        start.getStyleClass().add("accent");
        start.disableProperty().bind(bottleneck.stateProperty().isNotEqualTo(Bottleneck.State.IDLE));
        Button cancel = button("cancel", bottleneck::cancel);
        cancel.disableProperty().bind(bottleneck.stateProperty().isNotEqualTo(Bottleneck.State.RUNNING));
        ProgressBar progress = new ProgressBar();
        progress.setPrefWidth(180);
        progress.progressProperty()
                .bind(bottleneck
                        .findingsProperty()
                        .map(found -> found.map(Findings::done).orElse(0.0))
                        .orElse(0.0));
        progress.visibleProperty().bind(bottleneck.stateProperty().isNotEqualTo(Bottleneck.State.IDLE));
        studio.language().name(progress, "ui.bottleneck.measuring");
        Label status = new Label();
        status.setId("bottleneck-status");
        status.getStyleClass().add("faint");
        status.textProperty()
                .bind(studio.language().says(this::status, bottleneck.findingsProperty(), bottleneck.stateProperty()));
        HBox box = new HBox(10, start, cancel, progress, status);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Button button(String name, Runnable action) {
        Button button = new Button();
        button.setId("bottleneck-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.textProperty().bind(studio.language().text("ui.bottleneck." + name));
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, "ui.bottleneck." + name + ".tip");
    }

    private void start() {
        Plan like = Plan.DEFAULT;
        bottleneck.start(new Plan(
                task.getValue(),
                like.lengths(),
                LongStream.rangeClosed(1, seeds.getValue()).boxed().toList(),
                hidden.getValue(),
                like.embedding(),
                steps.getValue(),
                like.batch(),
                like.learningRate(),
                like.tests()));
    }

    private String status() {
        Optional<Findings> found = bottleneck.findingsProperty().get();
        if (bottleneck.stateProperty().get() == Bottleneck.State.IDLE) {
            return found.filter(all -> all.done() < 1).isPresent()
                    ? studio.language().now("ui.bottleneck.cancelled")
                    : "";
        }
        double done = found.map(Findings::done).orElse(0.0);
        if (done == 0) {
            return studio.language().now("ui.bottleneck.measuring");
        }
        long left = Math.round(found.orElseThrow().seconds() / done * (1 - done));
        return studio.language()
                .now(
                        "ui.bottleneck.progress",
                        Long.toString(Math.round(100 * done)),
                        String.format(Locale.ROOT, "%d:%02d", left / 60, left % 60));
    }

    /** The chart, or before there is one what it will be about. */
    private StackPane stage() {
        Label empty = new Label();
        empty.setId("bottleneck-about");
        empty.textProperty().bind(studio.language().text("ui.bottleneck.about"));
        empty.setWrapText(true);
        empty.setMaxWidth(560);
        empty.getStyleClass().add("lab-empty");
        empty.visibleProperty()
                .bind(bottleneck.findingsProperty().map(Optional::isEmpty).orElse(true));
        StackPane stage = new StackPane(chart, empty);
        stage.setMinSize(0, 0);
        stage.layoutBoundsProperty()
                .addListener((property, before, now) -> chart.room(now.getWidth(), now.getHeight()));
        VBox.setVgrow(stage, Priority.ALWAYS);
        return stage;
    }

    private Optional<Figure> draw(Size room) {
        return bottleneck
                .findingsProperty()
                .get()
                .map(found -> Curves.figure(
                        found,
                        studio.language().labels(),
                        studio.look().themeProperty().get(),
                        new Size(Math.max(360, room.width()), Math.max(220, room.height() - NOTE))));
    }

    /** At which length each has fallen. */
    private Node fallen() {
        Label label = new Label();
        label.setId("bottleneck-falls");
        label.setWrapText(true);
        label.textProperty()
                .bind(studio.language()
                        .says(
                                () -> bottleneck
                                        .findingsProperty()
                                        .get()
                                        .filter(found -> found.knows(Contestant.PLAIN))
                                        .map(this::falls)
                                        .orElse(""),
                                bottleneck.findingsProperty()));
        return label;
    }

    private String falls(Findings found) {
        return studio.language()
                .now(
                        "ui.bottleneck.falls",
                        Arrays.stream(Contestant.values())
                                .filter(found::knows)
                                .map(contestant -> falls(found, contestant))
                                .collect(Collectors.joining(" · ")));
    }

    private String falls(Findings found, Contestant contestant) {
        String name = studio.language().now("bottleneck." + contestant.key());
        OptionalInt length = found.falls(contestant);
        return length.isPresent()
                ? studio.language().now("ui.bottleneck.falls.at", name, Integer.toString(length.getAsInt()))
                : studio.language()
                        .now(
                                "ui.bottleneck.falls.not",
                                name,
                                Integer.toString(found.plan().longest()));
    }
}
