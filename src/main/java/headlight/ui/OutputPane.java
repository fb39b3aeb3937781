package headlight.ui;

import headlight.session.Desk;
import headlight.session.Intent;
import headlight.session.Likely;
import headlight.session.Outcome;
import headlight.spec.Generation;
import headlight.spec.TransformerCheckpoint;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What comes out of a Transformer: fillings of blanks, a text step by step, or how near two sentences are. */
final class OutputPane extends VBox {

    private final Studio studio;
    private final Desk desk;
    private final OutcomeView outcome;
    private final VBox controls = new VBox(6);
    private final Label step = new Label();
    private final HBox steps;
    private final Spinner<Integer> tokens = new Spinner<>(0, 512, Intent.SOME.most());
    private final Spinner<Double> temperature = new Spinner<>(0, 5, 0, 0.1);
    private final Spinner<Integer> topK = new Spinner<>(0, 1000, 0);
    private final Spinner<Double> topP = new Spinner<>(0.05, 1, 1, 0.05);
    private final Spinner<Integer> seed = new Spinner<>(0, Integer.MAX_VALUE, 0);
    private final TextField other = new TextField();
    private int at = Integer.MAX_VALUE;
    private Optional<Outcome.Kind> kind = Optional.empty();

    OutputPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        getStyleClass().add("output-pane");
        setId("output-pane");
        outcome = new OutcomeView(studio);
        Button back = new Button("‹");
        back.setId("step-back");
        back.setOnAction(e -> go(-1));
        studio.language().describe(back, "ui.output.back");
        Button next = new Button("›");
        next.setId("step-next");
        next.setOnAction(e -> go(1));
        studio.language().describe(next, "ui.output.next");
        List.of(back, next).forEach(button -> button.getStyleClass().add("small"));
        step.setId("output-step");
        steps = new HBox(6, back, step, next);
        steps.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(controls, steps, outcome);
        studio.results().outcomeProperty().addListener((property, before, now) -> {
            at = Integer.MAX_VALUE;
            show();
        });
        studio.language().messagesProperty().addListener((property, before, now) -> {
            kind = Optional.empty();
            show();
        });
        studio.look().themeProperty().addListener((property, before, now) -> show());
        show();
    }

    private void go(int by) {
        at = Math.max(0, Math.min(at, last()) + by);
        show();
    }

    private int last() {
        return studio.results()
                        .outcomeProperty()
                        .get()
                        .map(o -> o.places().size())
                        .orElse(0)
                - 1;
    }

    private void show() {
        Optional<Outcome> now = studio.results().outcomeProperty().get();
        if (!now.map(Outcome::kind).equals(kind)) {
            kind = now.map(Outcome::kind);
            controls.getChildren().clear();
            kind.ifPresent(this::control);
        }
        boolean stepped = kind.filter(k -> k == Outcome.Kind.CONTINUES || k == Outcome.Kind.WRITES)
                        .isPresent()
                && last() >= 0;
        steps.setVisible(stepped);
        steps.setManaged(stepped);
        at = Math.min(at, Math.max(0, last()));
        step.setText(studio.language().now("ui.output.step", at + 1, last() + 1));
        boolean changed = desk.originalProperty().get().isPresent();
        now.filter(o -> desk.heads().run().isPresent())
                .ifPresentOrElse(
                        o -> {
                            List<Likely> places = stepped ? List.of(o.places().get(at)) : o.places();
                            outcome.show(o, places, changed);
                        },
                        () -> outcome.getChildren().clear());
    }

    private void control(Outcome.Kind what) {
        switch (what) {
            case FILLS -> controls.getChildren().addAll(hint("ui.output.fills", blank()));
            case CONTINUES -> controls.getChildren().addAll(hint("ui.output.continues", ""), generation());
            case WRITES -> controls.getChildren().addAll(hint("ui.output.writes", ""), generation());
            case MEANS -> controls.getChildren().addAll(hint("ui.output.means", ""), comparing());
            case UNKNOWN -> controls.getChildren().add(hint("ui.output.unknown", ""));
        }
    }

    private String blank() {
        return desk.checkpointProperty()
                .get()
                .filter(TransformerCheckpoint.class::isInstance)
                .map(TransformerCheckpoint.class::cast)
                .map(Outcome::blank)
                .orElse("");
    }

    private VBox comparing() {
        other.setId("other-text");
        other.promptTextProperty().bind(studio.language().text("ui.output.other"));
        other.setOnAction(e -> desk.compare(other.getText()));
        studio.language().describe(other, "ui.output.other");
        Button compare = button("compare", "ui.output.compare", () -> desk.compare(other.getText()));
        return new VBox(6, other, compare);
    }

    private VBox generation() {
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(4);
        row(grid, 0, "tokens", tokens);
        row(grid, 1, "temperature", temperature);
        row(grid, 2, "topk", topK);
        row(grid, 3, "topp", topP);
        row(grid, 4, "seed", seed);
        return new VBox(6, grid, button("generate", "ui.output.generate", this::generate));
    }

    private void row(GridPane grid, int row, String name, Spinner<?> spinner) {
        spinner.setId("generation-" + name);
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        Label label = new Label(studio.language().now("ui.output." + name));
        label.setLabelFor(spinner);
        studio.language().describe(spinner, "ui.output." + name + ".tip");
        grid.addRow(row, label, spinner);
    }

    private void generate() {
        desk.generate(new Generation(
                tokens.getValue(), temperature.getValue(), topK.getValue(), topP.getValue(), seed.getValue()));
    }

    private Label hint(String key, String argument) {
        Label hint = new Label(studio.language().now(key, argument));
        hint.getStyleClass().add("faint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(studio.language().text(key));
        button.getStyleClass().addAll("small", "accent");
        button.setOnAction(e -> action.run());
        return studio.language().name(button, key);
    }
}
