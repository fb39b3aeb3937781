package headlight.ui;

import headlight.session.lab.Lab;
import headlight.session.lab.Report;
import headlight.session.lab.Run;
import headlight.trace.Learning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Train, pause, a single batch, stop; how far it is; the film so far. */
final class LabTransport extends HBox {

    private static final Duration FRAME = Duration.millis(160);

    private final Studio studio;
    private final Lab lab;
    private final Slider film = new Slider(0, 1, 0);
    private final Timeline player;
    private final Button play;
    private boolean showing;

    LabTransport(Studio studio) {
        super(14);
        this.studio = studio;
        this.lab = studio.lab();
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        player = new Timeline(new KeyFrame(FRAME, e -> next()));
        player.setCycleCount(Timeline.INDEFINITE);
        Button train = button(Feather.PLAY, "train", this::toggle);
        train.getStyleClass().remove("button-icon"); // it says what it does until it is known
        train.getStyleClass().add("accent");
        lab.stateProperty().addListener((property, before, now) -> {
            boolean running = now == Lab.State.RUNNING;
            ((FontIcon) train.getGraphic()).setIconCode(running ? Feather.PAUSE : Feather.PLAY);
            studio.language().describe(train, running ? "ui.lab.pause.tip" : "ui.lab.train.tip");
        });
        train.textProperty()
                .bind(studio.language()
                        .says(
                                () -> lab.stateProperty().get() == Lab.State.IDLE
                                        ? studio.language().now("ui.lab.train")
                                        : "",
                                lab.stateProperty()));
        Button single = button(Feather.CHEVRON_RIGHT, "single", lab::single);
        Button stop = button(Feather.SQUARE, "stop", lab::stop);
        stop.disableProperty().bind(lab.stateProperty().isEqualTo(Lab.State.IDLE));
        HBox hands = new HBox(6, train, single, stop);
        hands.setAlignment(Pos.CENTER_LEFT);
        play = button(Feather.FILM, "play", this::play);
        Button newest =
                button(Feather.SKIP_FORWARD, "newest", () -> lab.frameProperty().set(Lab.NEWEST));
        newest.disableProperty().bind(lab.frameProperty().isEqualTo(Lab.NEWEST));
        HBox.setHgrow(film, Priority.ALWAYS);
        getChildren().addAll(hands, status(), play, scrubber(), newest);
    }

    private Button button(Feather icon, String name, Runnable action) {
        Button button = new Button("", studio.look().icon(icon));
        button.getStyleClass().addAll("button-icon", "transport-button");
        button.setId("lab-" + name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, "ui.lab." + name + ".tip");
    }

    /** Trains, pauses, or goes on. */
    void toggle() {
        if (lab.stateProperty().get() == Lab.State.RUNNING) {
            lab.pause();
        } else {
            lab.train();
        }
    }

    private VBox status() {
        Label said = new Label();
        said.setId("lab-status");
        said.getStyleClass().add("small-text");
        said.textProperty().bind(studio.language().says(this::said, lab.runsProperty(), lab.stateProperty()));
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        studio.language().name(bar, "ui.lab.training");
        lab.runsProperty()
                .addListener((property, before, now) -> bar.setProgress(training()
                        .map(run ->
                                run.report().steps() == 0 ? -1 : run.report().done())
                        .orElse(0.0)));
        said.setMinWidth(USE_PREF_SIZE);
        bar.setPrefHeight(6);
        VBox box = new VBox(4, said, bar);
        box.getStyleClass().add("lab-status");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** The run that goes on. */
    private Optional<Run> training() {
        List<Run> runs = lab.runsProperty().get();
        return runs.stream()
                .reduce((first, last) -> last)
                .filter(run -> lab.stateProperty().get() != Lab.State.IDLE && !run.done());
    }

    private String said() {
        Optional<Run> going = training();
        if (going.isEmpty()) {
            return lab.run()
                    .filter(Run::done)
                    .map(run -> studio.language()
                            .now("ui.lab.status.done", run.report().step(), best(run.learning())))
                    .orElseGet(() -> studio.language().now("ui.lab.status.idle"));
        }
        Report report = going.get().report();
        if (report.steps() == 0) {
            return studio.language().now("ui.lab.status.begins");
        }
        List<Learning.Loss> losses = report.learning().losses();
        String loss = losses.isEmpty()
                ? "–"
                : String.format(
                        Locale.ROOT, "%.4f", losses.get(losses.size() - 1).loss());
        return lab.stateProperty().get() == Lab.State.PAUSED
                ? studio.language().now("ui.lab.status.paused", report.step(), report.steps(), loss)
                : studio.language().now("ui.lab.status.running", report.step(), report.steps(), loss, left(report));
    }

    private String left(Report report) {
        double seconds = report.secondsLeft();
        if (Double.isNaN(seconds)) {
            return studio.language().now("ui.lab.left.unknown");
        }
        return seconds < 100
                ? studio.language().now("ui.lab.left", Math.round(seconds))
                : studio.language().now("ui.lab.left.minutes", Math.round(seconds / 60));
    }

    private static String best(Learning learning) {
        return learning.scores().stream().mapToDouble(Learning.Score::exact).filter(Double::isFinite).max().stream()
                .mapToObj(exact -> String.format(Locale.ROOT, "%.2f %%", 100 * exact))
                .findFirst()
                .orElse("–");
    }

    private Slider scrubber() {
        film.setId("lab-film");
        film.setMinWidth(120);
        film.setBlockIncrement(1);
        film.setMajorTickUnit(1);
        studio.language().name(film, "ui.lab.frame");
        lab.runsProperty().addListener((property, before, now) -> follow());
        lab.chosenProperty().addListener((property, before, now) -> follow());
        lab.frameProperty().addListener((property, before, now) -> follow());
        film.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                lab.frameProperty().set((int) Math.round(now.doubleValue()));
            }
        });
        follow();
        return film;
    }

    private void follow() {
        int frames = frames();
        int frame = lab.frameProperty().get();
        showing = true;
        film.setDisable(frames < 2);
        play.setDisable(frames < 2);
        film.setMax(Math.max(1, frames - 1));
        film.setValue(frame == Lab.NEWEST ? frames - 1 : frame);
        showing = false;
        if (frame == Lab.NEWEST || frames < 2) {
            still();
        }
    }

    private int frames() {
        return lab.run().map(run -> run.learning().frames().size()).orElse(0);
    }

    /** So many frames on or back. */
    void frameBy(int by) {
        int now = lab.frameProperty().get() == Lab.NEWEST
                ? frames() - 1
                : lab.frameProperty().get();
        if (frames() > 0) {
            lab.frameProperty().set(Math.max(0, Math.min(frames() - 1, now + by)));
        }
    }

    private void play() {
        if (player.getStatus() == Timeline.Status.RUNNING) {
            still();
            return;
        }
        boolean atEnd =
                lab.frameProperty().get() == Lab.NEWEST || lab.frameProperty().get() >= frames() - 1;
        lab.frameProperty().set(atEnd ? 0 : lab.frameProperty().get());
        ((FontIcon) play.getGraphic()).setIconCode(Feather.PAUSE);
        player.play();
    }

    private void still() {
        player.stop();
        ((FontIcon) play.getGraphic()).setIconCode(Feather.FILM);
    }

    private void next() {
        if (lab.frameProperty().get() >= frames() - 1) {
            still();
        } else {
            frameBy(1);
        }
    }
}
