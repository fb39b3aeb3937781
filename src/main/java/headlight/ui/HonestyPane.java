package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.beside.HonestyFigure;
import headlight.session.Desk;
import headlight.session.HonestyDesk;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far the next words move when attention is made to look elsewhere, and what that does and does not prove. */
final class HonestyPane extends VBox {

    /** Longer lines are hard to read. */
    private static final double PROSE = 900;

    private final Studio studio;
    private final Desk desk;
    private final HonestyDesk honesty;
    private final FigureView view;

    HonestyPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        this.honesty = desk.honesty();
        getStyleClass().add("honesty-pane");
        setId("honesty-pane");
        view = new FigureView(studio, this::draw, honesty.honestyProperty());
        view.setId("honesty");
        studio.language().name(view, "figure.honesty");
        view.grip(new CellGrip());
        VBox read = new VBox(10, view, proof());
        ScrollPane scroll = new Scroll(read);
        scroll.setFitToWidth(true);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Labelling.text(studio.language(), "ui.honesty.question", "sentence"),
                        controls(),
                        error(),
                        scroll);
    }

    FigureView view() {
        return view;
    }

    private HBox controls() {
        Spinner<Integer> seed = new Spinner<>(0, 99_999, honesty.seedProperty().get());
        seed.setId("honesty-seed");
        seed.setEditable(true);
        seed.setPrefWidth(100);
        seed.valueProperty()
                .addListener((property, before, now) -> honesty.seedProperty().set(now));
        honesty.seedProperty()
                .addListener((property, before, now) -> seed.getValueFactory().setValue(now.intValue()));
        studio.language().describe(seed, "ui.honesty.seed.tip");
        Label label = Labelling.named(studio.language(), "ui.honesty.seed", seed);
        Button again = new Button();
        again.setId("honesty-again");
        again.getStyleClass().add("small");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.textProperty().bind(studio.language().text("ui.honesty.again"));
        again.setOnAction(e -> honesty.seedProperty().set(honesty.seedProperty().get() + 1));
        studio.language().describe(again, "ui.honesty.again.tip");
        Label draw = Labelling.text(studio.language(), "ui.honesty.draw", "faint");
        HBox.setHgrow(draw, Priority.ALWAYS);
        HBox line = new HBox(8, label, seed, again, draw);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private VBox proof() {
        VBox proof = new VBox(
                6,
                Labelling.text(studio.language(), "ui.honesty.against", "line"),
                Labelling.text(studio.language(), "ui.honesty.for", "line"));
        proof.setMaxWidth(PROSE);
        proof.getStyleClass().add("prose");
        return proof;
    }

    private Label error() {
        Label error = new Label();
        error.textProperty()
                .bind(studio.language()
                        .says(
                                () -> honesty.refusalProperty()
                                        .get()
                                        .map(studio.language()::refusal)
                                        .orElse(""),
                                honesty.refusalProperty()));
        return Labelling.error(error, "honesty-error");
    }

    private Optional<Figure> draw(Size room) {
        return honesty.honestyProperty()
                .get()
                .map(now -> new HonestyFigure(
                        Drawing.of(
                                        Moment.end(now.run()),
                                        studio.look().themeProperty().get(),
                                        studio.language().labels())
                                .wide(room.width()),
                        now));
    }

    /** Pulls a weight of the map up or down; the rest of its row makes room, and the run follows while the hand moves. */
    private final class CellGrip implements Grip {

        /** How far from nothing to everything. */
        private static final double REACH = 120;

        private Optional<Spot> held = Optional.empty();
        private Optional<Trace> from = Optional.empty();
        private double start;

        @Override
        public boolean takes(double x, double y) {
            return desk.runsProperty().get() && cell(x, y).isPresent();
        }

        @Override
        public void begin(double x, double y) {
            held = cell(x, y);
            from = desk.playhead().moment().map(Moment::trace);
            start = y;
            desk.experiment().beginDrag();
        }

        @Override
        public void move(double x, double y) {
            held.ifPresent(spot -> from.ifPresent(run -> {
                int step = spot.index().get(0);
                int token = spot.index().get(1);
                double was = run.tensor(Sites.WEIGHTS).at(step, token);
                desk.experiment().moveWeight(run, step, token, was + (start - y) / REACH);
            }));
        }

        @Override
        public void end() {
            desk.experiment().endDrag();
            held = Optional.empty();
        }

        private Optional<Spot> cell(double x, double y) {
            return view.figureProperty()
                    .get()
                    .flatMap(figure -> figure.at(x, y))
                    .filter(spot -> spot.isNumber() && spot.site().equals(Sites.WEIGHTS));
        }
    }
}
