package headlight.ui;

import headlight.figure.Selection;
import headlight.figure.Words;
import headlight.session.Desk;
import headlight.session.HeadDesk;
import headlight.session.Numbers;
import headlight.session.Suggestions;
import headlight.spec.Checkpoint;
import headlight.spec.TransformerCheckpoint;
import headlight.trace.Change;
import headlight.trace.Stack;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.textfield.TextFields;

/** What can be changed in a Transformer's run. */
final class ExperimentControls extends VBox {

    private static final double HOTTEST = 4;

    private final Studio studio;
    private final Desk desk;
    private final HeadDesk heads;
    private final ComboBox<Integer> tokens = new ComboBox<>();
    private final TextField other = new TextField();
    private final Label error = new Label();
    private final CheckBox positions = new CheckBox();
    private final CheckBox unscaled = new CheckBox();
    private final Slider temperature = new Slider(0.1, HOTTEST, 1);
    private final Slider weight = new Slider(0, 1, 0);
    private final Label weighs = new Label();
    private Optional<Suggestions> suggestions = Optional.empty();
    private List<String> words = List.of();
    private boolean showing;

    ExperimentControls(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        this.heads = desk.heads();
        getStyleClass().add("experiment-controls");
        getChildren()
                .addAll(
                        heading("ui.experiment.head"),
                        flow(
                                button("off-zero", "ui.experiment.zero", () -> off(Change.Off.ZERO)),
                                button("off-mean", "ui.experiment.mean", () -> off(Change.Off.MEAN))),
                        heading("ui.experiment.token"),
                        tokens(),
                        swap(),
                        error,
                        heading("ui.experiment.row"),
                        row(),
                        heading("ui.experiment.run"),
                        check(positions, "positions", "ui.experiment.positions", new Change.PositionsOff()),
                        check(unscaled, "unscaled", "ui.experiment.unscaled", new Change.Unscaled()),
                        temperature(),
                        button("masked-row", "ui.experiment.masked", () -> new MaskedRowDialog(
                                        studio, getScene().getWindow())
                                .show()));
        error.getStyleClass().add("error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        heads.selectionProperty().addListener((property, before, now) -> refresh());
        desk.experiment().changesProperty().addListener((property, before, now) -> refresh());
        desk.checkpointProperty().addListener((property, before, now) -> learn(now));
        studio.language().messagesProperty().addListener((property, before, now) -> refresh());
        learn(desk.checkpointProperty().get());
        refresh();
    }

    private void learn(Optional<Checkpoint> checkpoint) {
        suggestions = checkpoint
                .filter(TransformerCheckpoint.class::isInstance)
                .map(TransformerCheckpoint.class::cast)
                .map(model -> new Suggestions(stack() == Stack.ENCODER ? model.source() : model.target()));
    }

    private void off(Change.Off how) {
        heads.selection().ifPresent(now -> now.heads()
                .forEach(head -> desk.experiment().change(new Change.HeadOff(now.block(), head, how))));
    }

    /** Whose tokens can be hidden and swapped: those that are asked. */
    private Stack stack() {
        return heads.selection()
                .map(now -> now.block().cross() ? Stack.ENCODER : now.block().stack())
                .orElse(Stack.ENCODER);
    }

    private FlowPane tokens() {
        tokens.setId("experiment-token");
        tokens.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer at) {
                return at == null || at >= words.size() ? "" : (at + 1) + " · " + shown(words.get(at));
            }

            @Override
            public Integer fromString(String text) {
                return tokens.getValue();
            }
        });
        studio.language().describe(tokens, "ui.experiment.token.tip");
        return flow(tokens, button("hide-token", "ui.experiment.hide", () -> position()
                .ifPresent(at -> desk.experiment().change(new Change.TokenHidden(stack(), at)))));
    }

    private FlowPane swap() {
        other.setId("other-token");
        other.setPrefColumnCount(10);
        other.promptTextProperty().bind(studio.language().text("ui.experiment.other"));
        studio.language().describe(other, "ui.experiment.other.tip");
        TextFields.bindAutoCompletion(
                other,
                request -> suggestions.map(s -> s.of(request.getUserText())).orElse(List.of()));
        other.setOnAction(e -> swapToken());
        return flow(other, button("swap-token", "ui.experiment.swap", this::swapToken));
    }

    private void swapToken() {
        error.setText("");
        position()
                .ifPresent(at -> suggestions.ifPresent(s -> s.find(other.getText())
                        .ifPresentOrElse(
                                id -> desk.experiment().change(new Change.TokenSwapped(stack(), at, s.token(id))),
                                () -> error.setText(studio.language()
                                        .now(
                                                "ui.experiment.unknown",
                                                other.getText().strip())))));
    }

    private Optional<Integer> position() {
        return Optional.ofNullable(tokens.getValue());
    }

    /** One weight of the chosen head's row; the others of its row make room. */
    private VBox row() {
        weight.setId("weight");
        weight.setBlockIncrement(0.05);
        weight.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                heads.run().ifPresent(run -> heads.selection()
                        .filter(s ->
                                s.query().isPresent() && desk.runsProperty().get())
                        .ifPresent(s -> desk.experiment()
                                .moveWeight(
                                        desk.originalProperty().get().orElse(run),
                                        s.block(),
                                        s.head(),
                                        s.query().getAsInt(),
                                        key(s),
                                        now.doubleValue())));
            }
        });
        weight.setOnMousePressed(e -> desk.experiment().beginDrag());
        weight.setOnMouseReleased(e -> desk.experiment().endDrag());
        studio.language().describe(weight, "ui.experiment.row.tip");
        weighs.setWrapText(true);
        weighs.setMinHeight(Region.USE_PREF_SIZE);
        weighs.getStyleClass().add("faint");
        return new VBox(2, weighs, weight);
    }

    /** The key chosen, else the one looked at most before anything was changed. */
    private int key(Selection s) {
        float[] row = desk.originalProperty()
                .get()
                .or(heads::run)
                .orElseThrow()
                .tensor(s.block().weights())
                .row(s.head(), s.query().orElse(0));
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return s.key().orElse(best);
    }

    private CheckBox check(CheckBox box, String id, String key, Change change) {
        box.setId(id);
        box.textProperty().bind(studio.language().text(key));
        box.setOnAction(e -> {
            if (box.isSelected()) {
                desk.experiment().change(change);
            } else {
                desk.experiment().remove(change);
            }
        });
        return studio.language().name(box, key);
    }

    private VBox temperature() {
        Label label = new Label();
        label.textProperty()
                .bind(studio.language()
                        .says(
                                () -> studio.language()
                                        .now("ui.change.temperature", Numbers.brief(temperature.getValue())),
                                temperature.valueProperty()));
        temperature.setId("temperature");
        temperature.setBlockIncrement(0.1);
        temperature.setOnMousePressed(e -> desk.experiment().beginDrag());
        temperature.setOnMouseReleased(e -> desk.experiment().endDrag());
        temperature.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                double value = Math.round(now.doubleValue() * 20) / 20.0;
                if (value == 1) {
                    desk.experiment().changesProperty().get().stream()
                            .filter(Change.Temperature.class::isInstance)
                            .findFirst()
                            .ifPresent(desk.experiment()::remove);
                } else {
                    desk.experiment().change(new Change.Temperature(value));
                }
            }
        });
        studio.language().describe(temperature, "ui.experiment.temperature.tip");
        return new VBox(2, label, temperature);
    }

    /** Shows what is chosen and changed, without changing anything. */
    private void refresh() {
        if (heads.selection().isEmpty()) {
            return;
        }
        Selection now = heads.selection().get();
        showing = true;
        List<Integer> all = IntStream.range(0, heads.asked().size()).boxed().toList();
        Optional<Integer> before = position();
        if (!heads.asked().equals(words)) {
            words = heads.asked();
            tokens.getItems().setAll(all);
        }
        int wanted = now.key().orElse(now.query().orElse(before.orElse(0)));
        tokens.setValue(all.isEmpty() ? null : all.get(Math.max(0, Math.min(wanted, all.size() - 1))));
        List<Change> changes = desk.experiment().changesProperty().get();
        positions.setSelected(changes.contains(new Change.PositionsOff()));
        unscaled.setSelected(changes.contains(new Change.Unscaled()));
        temperature.setValue(changes.stream()
                .filter(Change.Temperature.class::isInstance)
                .map(Change.Temperature.class::cast)
                .mapToDouble(Change.Temperature::value)
                .findFirst()
                .orElse(1));
        showRow(now);
        showing = false;
    }

    private void showRow(Selection now) {
        boolean one = now.query().isPresent();
        weight.setDisable(!one);
        if (!one) {
            weighs.setText(studio.language().now("ui.experiment.row.none"));
            return;
        }
        int key = key(now);
        int query = now.query().getAsInt();
        float value = heads.run().orElseThrow().tensor(now.block().weights()).at(now.head(), query, key);
        if (!weight.isPressed()) {
            weight.setValue(value);
        }
        weighs.setText(studio.language()
                .now("ui.experiment.row.of", word(heads.asking(), query), word(heads.asked(), key), now.head() + 1));
    }

    private static String word(List<String> words, int at) {
        return at < words.size() ? shown(words.get(at)) : Integer.toString(at + 1);
    }

    private static String shown(String token) {
        return Words.pieces(List.of(token)).get(0);
    }

    private Label heading(String key) {
        Label label = new Label();
        label.textProperty().bind(studio.language().text(key));
        label.getStyleClass().add("heading");
        return label;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(studio.language().text(key));
        button.getStyleClass().add("small");
        button.setOnAction(e -> action.run());
        return studio.language().name(button, key);
    }

    private static FlowPane flow(Node... nodes) {
        FlowPane flow = new FlowPane(6, 4, nodes);
        flow.setAlignment(Pos.CENTER_LEFT);
        return flow;
    }
}
