package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.stage.Bar;
import headlight.figure.stage.CellFigure;
import headlight.figure.stage.Narration;
import headlight.figure.stage.StageFigure;
import headlight.figure.stage.Stageable;
import headlight.figure.stage.Stages;
import headlight.session.Desk;
import headlight.session.Mode;
import headlight.session.Playhead;
import headlight.trace.Axis;
import headlight.trace.CellPlace;
import headlight.trace.Moment;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The centre of the window: the sentence that says what happens, and the stage on which it happens. */
final class StagePane extends VBox {

    /** In em: below these widths sentences take two lines, or three; and the height of one. */
    private static final double NARROW = 74;

    private static final double NARROWEST = 60;

    private static final double LINE = 1.75;

    private final Studio studio;
    private final Desk desk;
    private final Label count = new Label();
    private final Label sentence = new Label();
    private final FigureView stage;
    private final Foresight<Shown, Figure> figures;
    private final Foresight<Telling, Narration> said;
    private final ScreenThread screen = new ScreenThread();
    private boolean drawn;

    /** What the picture depends on. */
    private record Shown(Drawing drawing, Size room) {}

    /** What the sentence depends on. */
    private record Telling(Drawing drawing, StepSize size) {}

    StagePane(Studio studio) {
        this.studio = studio;
        this.desk = studio.desk();
        getStyleClass().add("stage-pane");
        count.getStyleClass().add("faint");
        count.setId("count");
        sentence.getStyleClass().add("sentence");
        sentence.setId("sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        figures = new Foresight<>(this::figure, studio.foresight());
        said = new Foresight<>(told -> Narration.of(told.drawing(), told.size()), studio.foresight());
        stage = new FigureView(
                studio,
                this::draw,
                desk.playhead().momentProperty(),
                desk.originalProperty(),
                desk.heads().selectionProperty(),
                desk.opened().placeProperty());
        stage.setId("stage");
        stage.grip(new EitherGrip(new WeightGrip(), new WeightsGrip(studio, stage)));
        stage.onClick((spot, more) -> (isHead(spot) && desk.heads().choose(spot, false)) || opens(spot));
        ScrollPane scroll = new Scroll(stage);
        lead(new Glide(studio.look()), scroll);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> stage.room(now.getWidth(), now.getHeight()));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // Neither a change nor a question moves the stage: each has its place beside or instead of the words above.
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(8, count, between, new ExperimentBar(studio), new CellBar(studio));
        line.getStyleClass().add("count-line");
        line.setAlignment(Pos.CENTER_LEFT);
        PredictionBar prediction = new PredictionBar(studio);
        sentence.visibleProperty().bind(prediction.visibleProperty().not());
        StackPane words = new StackPane(sentence, prediction);
        words.setAlignment(Pos.TOP_LEFT);
        // Where long sentences need a second line, there is always room for it.
        words.minHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> {
                            double em =
                                    Look.TYPE * studio.look().scaleProperty().get();
                            int lines = getWidth() < NARROWEST * em ? 3 : getWidth() < NARROW * em ? 2 : 1;
                            return lines * LINE * em;
                        },
                        widthProperty(),
                        studio.look().scaleProperty()));
        getChildren().addAll(new Island(line), new Island(words), scroll);
        desk.playhead().momentProperty().addListener((property, before, now) -> say());
        desk.heads().shownProperty().addListener((property, before, now) -> {
            stage.repaint();
            say();
        });
        desk.playhead().sizeProperty().addListener((property, before, now) -> say());
        desk.heads().selectionProperty().addListener((property, before, now) -> say());
        studio.language().messagesProperty().addListener((property, before, now) -> say());
        desk.playhead()
                .momentProperty()
                .addListener(new Ahead(
                        moment -> moment.filter(m -> Stages.suit(m.trace())).map(this::drawing),
                        first -> Stages.of(first, StageFigure.SMALLEST),
                        studio.look().scaleProperty()::get,
                        screen));
        say();
    }

    /** Leads the eye when a step was taken, not when the same step is drawn anew. */
    private void lead(Glide glide, ScrollPane scroll) {
        stage.overlay(glide);
        int[] last = {Playhead.START};
        boolean[] inside = {false};
        stage.figureProperty().addListener((property, before, now) -> {
            boolean opened = now.filter(CellFigure.class::isInstance).isPresent();
            if (desk.playhead().at() != last[0] || opened != inside[0]) {
                last[0] = desk.playhead().at();
                inside[0] = opened;
                Optional<Rect> where =
                        now.map(Stageable.class::cast).flatMap(Stageable::now).map(stage::onScreen);
                glide.lead(where);
                where.ifPresent(rect -> uncover(scroll, rect));
            }
        });
    }

    /** Where the stage is larger than its room, what is computed is scrolled to the middle of it. */
    private void uncover(ScrollPane scroll, Rect where) {
        double w = stage.getWidth() - scroll.getViewportBounds().getWidth();
        double h = stage.getHeight() - scroll.getViewportBounds().getHeight();
        if (w > 1) {
            scroll.setHvalue(share((where.centerX() - scroll.getViewportBounds().getWidth() / 2) / w));
        }
        if (h > 1) {
            scroll.setVvalue(share((where.centerY() - scroll.getViewportBounds().getHeight() / 2) / h));
        }
    }

    private static double share(double value) {
        return Math.max(0, Math.min(1, value));
    }

    /** The picture, for the keyboard and for tests. */
    FigureView stage() {
        return stage;
    }

    /** Larger type for the last row, or back. */
    void present(boolean now) {
        pseudoClassStateChanged(PseudoClass.getPseudoClass("presenting"), now);
        stage.enlarge(now ? Optional.of(StageFigure.SMALLEST) : Optional.empty());
    }

    private Optional<Figure> draw(Size room) {
        return desk.playhead()
                .moment()
                .filter(m -> Stages.suit(m.trace()))
                .map(m -> shown(m, room))
                .filter(this::isReady)
                .map(shown -> figures.of(shown, neighbours(other -> shown(other, room))));
    }

    /** The first picture of all is drawn beside: all its code is new, and the screen would stand still meanwhile. */
    private boolean isReady(Shown shown) {
        drawn = drawn || figures.has(shown, () -> screen.execute(stage::repaint));
        return drawn;
    }

    private Shown shown(Moment moment, Size room) {
        Optional<CellPlace> cell = desk.opened().placeProperty().get().filter(place -> place.isIn(moment.trace()));
        return new Shown(drawing(moment).opening(cell), room);
    }

    private <T> List<T> neighbours(Function<Moment, T> what) {
        return desk.playhead().neighbours().stream().map(what).toList();
    }

    /** The cell that is opened, else the stage. */
    private Figure figure(Shown shown) {
        Figure figure = shown.drawing().cell().isPresent()
                ? new CellFigure(shown.drawing(), shown.room())
                : Stages.of(shown.drawing(), shown.room());
        Ahead.ready(figure, studio.look().scaleProperty().get());
        return figure;
    }

    /** Opens the cell that left a whole state, if that is what a spot stands for. */
    private boolean opens(Spot spot) {
        Optional<CellPlace> cell = spot.index().size() == 1
                ? desk.playhead()
                        .moment()
                        .flatMap(m -> CellPlace.of(
                                m.trace(), spot.site(), spot.index().get(0)))
                : Optional.empty();
        cell.ifPresent(desk.opened()::open);
        return cell.isPresent();
    }

    private Drawing drawing(Moment moment) {
        Drawing drawing = Drawing.of(
                        moment,
                        studio.look().themeProperty().get(),
                        studio.language().labels())
                .beside(desk.originalProperty().get());
        return desk.heads()
                .selection()
                .filter(looked -> moment.trace().has(looked.block().weights()))
                .map(drawing::choosing)
                .orElse(drawing);
    }

    /** Whether a spot stands for a whole head, to look at that one. */
    private static boolean isHead(Spot spot) {
        return spot.index().size() == 1 && spot.along(Axis.HEAD) >= 0;
    }

    /** Says it where a walk is on show: beside other pictures nobody reads it. */
    private void say() {
        if (desk.heads().shownProperty().get() != Mode.WALK) {
            return;
        }
        Playhead playhead = desk.playhead();
        Optional<Narration> now = playhead.moment()
                .filter(m -> Stages.suit(m.trace()))
                .map(m -> said.of(telling(m), neighbours(this::telling)));
        count.setText(now.map(Narration::progress).orElse(""));
        sentence.setText(
                now.map(Narration::title).orElseGet(() -> studio.language().now("ui.loading")));
        stage.setAccessibleText(sentence.getText());
    }

    private Telling telling(Moment moment) {
        return new Telling(drawing(moment), desk.playhead().sizeProperty().get());
    }

    /** Moves a bar of the softmax distribution up and down; the run follows while the hand moves. */
    private final class WeightGrip implements Grip {
        private Optional<Bar> held = Optional.empty();
        private Optional<Trace> from = Optional.empty();

        @Override
        public boolean takes(double x, double y) {
            return desk.runsProperty().get() && bar(x, y).isPresent();
        }

        @Override
        public void begin(double x, double y) {
            held = bar(x, y);
            from = desk.playhead().moment().map(m -> m.trace());
            desk.experiment().beginDrag();
        }

        @Override
        public void move(double x, double y) {
            held.ifPresent(bar -> from.ifPresent(
                    trace -> desk.experiment().moveWeight(trace, bar.step(), bar.source(), bar.weight(y))));
        }

        @Override
        public void end() {
            desk.experiment().endDrag();
            held = Optional.empty();
        }

        private Optional<Bar> bar(double x, double y) {
            return stage.figureProperty()
                    .get()
                    .filter(StageFigure.class::isInstance)
                    .map(StageFigure.class::cast)
                    .flatMap(f -> f.barAt(x, y));
        }
    }
}
