package headlight.ui;

import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.lab.BeamFigure;
import headlight.session.BeamDesk;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A beam search: the tree of hypotheses, the complete ones, and where the chosen one looked. */
final class BeamPane extends VBox {

    private final Studio studio;
    private final BeamDesk beam;
    private final Label error = new Label();

    BeamPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.beam = studio.desk().beam();
        getStyleClass().add("beam-pane");
        setId("beam-pane");
        FigureView view = new FigureView(studio, this::draw, beam.treeProperty(), beam.chosenProperty());
        view.setId("beam");
        studio.language().name(view, "figure.beam");
        view.onClick((spot, more) -> {
            beam.chosenProperty().set(spot.index().get(0));
            return true;
        });
        ScrollPane scroll = new Scroll(view);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Labelling.text(studio.language(), "ui.beam.question", "sentence"),
                        controls(),
                        Labelling.error(error, "beam-error"),
                        scroll);
        beam.refusalProperty().addListener((property, before, now) -> refuse());
        studio.language().messagesProperty().addListener((property, before, now) -> refuse());
    }

    private HBox controls() {
        IntegerSpinnerValueFactory widths = new IntegerSpinnerValueFactory(
                1, BeamDesk.WIDEST, beam.widthProperty().get());
        Spinner<Integer> width = new Spinner<>(widths);
        width.setId("beam-width");
        width.setPrefWidth(84);
        widths.valueProperty()
                .addListener((property, before, now) -> beam.widthProperty().set(now));
        studio.language().describe(width, "ui.beam.width.tip");
        DoubleSpinnerValueFactory penalties =
                new DoubleSpinnerValueFactory(0, 2, beam.penaltyProperty().get(), 0.2);
        Spinner<Double> penalty = new Spinner<>(penalties);
        penalty.setId("beam-penalty");
        penalty.setPrefWidth(90);
        penalties.valueProperty().addListener((property, before, now) -> beam.penaltyProperty()
                .set(now));
        studio.language().describe(penalty, "ui.beam.penalty.tip");
        HBox line = new HBox(
                8,
                Labelling.named(studio.language(), "ui.beam.width", width),
                width,
                Labelling.named(studio.language(), "ui.beam.penalty", penalty),
                penalty);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void refuse() {
        error.setText(
                beam.refusalProperty().get().map(studio.language()::refusal).orElse(""));
    }

    private Optional<Figure> draw(Size room) {
        return beam.treeProperty()
                .get()
                .map(tree -> new BeamFigure(
                        tree,
                        beam.chosenProperty().get(),
                        studio.look().themeProperty().get(),
                        studio.language().labels(),
                        OptionalDouble.of(room.width())));
    }
}
