package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.beside.ForcingFigure;
import headlight.session.Desk;
import headlight.session.ForcingDesk;
import headlight.session.ForcingDesk.Answer;
import headlight.trace.Change;
import headlight.trace.Moment;
import headlight.trace.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** Forced and free running beside each other; the right words can be typed, and a wrong word put in at any step. */
final class ForcingPane extends VBox {

    private static final int SUGGESTED = 12;

    private final Studio studio;
    private final Desk desk;
    private final ForcingDesk forcing;
    private final TextField right = new TextField();
    private final Label source = new Label();
    private final IntegerSpinnerValueFactory steps = new IntegerSpinnerValueFactory(1, 1, 1);
    private final TextField word = new TextField();
    private final Label error = new Label();
    private final FigureView view;

    ForcingPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        this.forcing = desk.forcing();
        getStyleClass().add("forcing-pane");
        setId("forcing-pane");
        view = new FigureView(studio, this::draw, forcing.answerProperty());
        view.setId("forcing");
        studio.language().name(view, "figure.forcing");
        view.onClick((spot, more) -> {
            steps.setValue(spot.index().get(0) + 1);
            word.requestFocus();
            return true;
        });
        ScrollPane scroll = new Scroll(view);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Labelling.text(studio.language(), "ui.forcing.question", "sentence"),
                        right(),
                        slip(),
                        Labelling.error(error, "forcing-error"),
                        scroll);
        forcing.answerProperty().addListener((property, before, now) -> show());
        forcing.refusalProperty().addListener((property, before, now) -> refuse());
        studio.language().messagesProperty().addListener((property, before, now) -> {
            show();
            refuse();
        });
        show();
    }

    private HBox right() {
        right.setId("forcing-right");
        right.setPrefColumnCount(32);
        right.setOnAction(e -> forcing.typedProperty().set(right.getText()));
        studio.language().describe(right, "ui.forcing.right.tip");
        HBox.setHgrow(right, Priority.SOMETIMES);
        right.setMaxWidth(560);
        source.getStyleClass().add("faint");
        return line(Labelling.named(studio.language(), "ui.forcing.right", right), right, source);
    }

    private HBox slip() {
        Spinner<Integer> step = new Spinner<>(steps);
        step.setId("forcing-step");
        step.setEditable(true);
        step.setPrefWidth(80);
        step.setMinWidth(Region.USE_PREF_SIZE);
        studio.language().describe(step, "ui.forcing.step.tip");
        word.setId("forcing-word");
        word.setPrefColumnCount(12);
        word.promptTextProperty().bind(studio.language().text("ui.forcing.word"));
        word.setOnAction(e -> putIn());
        studio.language().describe(word, "ui.forcing.word.tip");
        TextFields.bindAutoCompletion(word, request -> vocabulary().stream()
                .filter(known -> known.toLowerCase(Locale.ROOT)
                        .startsWith(request.getUserText().toLowerCase(Locale.ROOT)))
                .limit(SUGGESTED)
                .toList());
        Button put = button("ui.forcing.put", this::putIn);
        put.disableProperty().bind(desk.runsProperty().not());
        Button original = button("ui.original", desk.experiment()::restore);
        original.disableProperty()
                .bind(desk.experiment().changesProperty().map(List::isEmpty).orElse(true));
        return line(Labelling.named(studio.language(), "ui.forcing.step", step), step, word, put, original);
    }

    private List<String> vocabulary() {
        return desk.playhead().moment().map(m -> m.trace().vocabulary()).orElse(List.of());
    }

    private void putIn() {
        String typed = word.getText().strip();
        if (vocabulary().contains(typed)) {
            error.setText("");
            desk.experiment().change(new Change.TokenSwapped(Stack.DECODER, steps.getValue() - 1, typed));
        } else {
            error.setText(studio.language().now("ui.forcing.unknown", typed));
        }
    }

    private void show() {
        Optional<Answer> now = forcing.answerProperty().get();
        now.ifPresent(answer -> {
            if (!right.isFocused()) {
                right.setText(answer.right());
            }
            source.setText(studio.language()
                    .now("ui.forcing.source." + answer.source().name().toLowerCase(Locale.ROOT)));
            // A word can be put in where both ways of running still read one.
            steps.setMax(Math.max(
                    1,
                    Math.min(
                            answer.forcing().forced().target().size(),
                            answer.forcing().free().target().size())));
        });
    }

    private void refuse() {
        error.setText(
                forcing.refusalProperty().get().map(studio.language()::refusal).orElse(""));
    }

    private Optional<Figure> draw(Size room) {
        return forcing.answerProperty()
                .get()
                .map(now -> new ForcingFigure(
                        Drawing.of(
                                        Moment.end(now.forcing().free()),
                                        studio.look().themeProperty().get(),
                                        studio.language().labels())
                                .wide(room.width()),
                        now.forcing()));
    }

    private Button button(String key, Runnable action) {
        Button button = new Button();
        button.setId(key.substring("ui.".length()).replace('.', '-') + "-here");
        button.textProperty().bind(studio.language().text(key));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key + ".tip");
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(8, nodes);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
