package headlight.ui;

import headlight.figure.Palette;
import headlight.figure.Words;
import headlight.session.Likely;
import headlight.session.Numbers;
import headlight.session.Outcome;
import headlight.spec.TransformerCheckpoint;
import headlight.text.Subwords;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a run comes to, and, where something was changed, what it came to before. */
final class OutcomeView extends VBox {

    private static final double BAR = 90;

    private final Studio studio;

    OutcomeView(Studio studio) {
        super(6);
        this.studio = studio;
        getStyleClass().add("outcome");
    }

    /**
     * Shows it.
     *
     * @param places which of the places to tell; of a text that was written there may be hundreds
     */
    void show(Outcome outcome, List<Likely> places, boolean changed) {
        getChildren().clear();
        texts(outcome, changed);
        places.forEach(place -> place(outcome, place, changed));
        outcome.meaning().ifPresent(meaning -> meaning(outcome, meaning, changed));
    }

    private void texts(Outcome outcome, boolean changed) {
        if (outcome.text().isEmpty()) {
            return;
        }
        if (changed && !outcome.before().equals(outcome.text())) {
            getChildren()
                    .addAll(
                            label(studio.language().now("ui.outcome.before"), "faint"),
                            label(Words.line(outcome.before()), "faint"),
                            label(studio.language().now("ui.outcome.now"), "faint"));
        }
        Label text = label(Words.line(outcome.text()), "strong");
        text.setId("outcome-text");
        getChildren().add(text);
        if (changed && outcome.before().equals(outcome.text())) {
            getChildren().add(label(studio.language().now("ui.outcome.same"), "faint"));
        }
    }

    private void place(Outcome outcome, Likely place, boolean changed) {
        Trace run = studio.desk().heads().run().orElseThrow();
        List<String> tokens = outcome.kind() == Outcome.Kind.FILLS ? run.source() : run.inputs();
        String at = place.position() < tokens.size() ? shown(tokens.get(place.position())) : "";
        String key = outcome.kind() == Outcome.Kind.FILLS ? "ui.outcome.blank" : "ui.outcome.after";
        getChildren().add(label(studio.language().now(key, place.position() + 1, at), "heading"));
        if (changed) {
            getChildren()
                    .add(label(
                            studio.language().now("ui.outcome.divergence", Numbers.brief(place.divergence())),
                            "faint"));
        }
        GridPane grid = new GridPane();
        grid.setHgap(8);
        grid.setVgap(2);
        grid.getStyleClass().add("likely");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        numbers.setMinWidth(Region.USE_PREF_SIZE);
        grid.getColumnConstraints().addAll(words, new ColumnConstraints(), numbers, numbers);
        int row = 0;
        if (changed) {
            grid.addRow(
                    row++,
                    new Region(),
                    new Region(),
                    label(studio.language().now("ui.outcome.now"), "faint"),
                    label(studio.language().now("ui.outcome.before"), "faint"));
        }
        for (Likely.Candidate candidate : place.now()) {
            Label word = new Label(token(candidate.token()));
            Label share = new Label(Numbers.percent(candidate.probability()));
            if (changed) {
                grid.addRow(row++, word, bar(candidate.probability()), share, before(place, candidate));
            } else {
                grid.addRow(row++, word, bar(candidate.probability()), share);
            }
        }
        getChildren().add(grid);
    }

    private Label before(Likely place, Likely.Candidate candidate) {
        return label(
                place.before().stream()
                        .filter(old -> old.token() == candidate.token())
                        .findFirst()
                        .map(old -> Numbers.percent(old.probability()))
                        .orElse("–"),
                "faint");
    }

    private void meaning(Outcome outcome, Outcome.Meaning meaning, boolean changed) {
        if (outcome.kind() != Outcome.Kind.MEANS && outcome.kind() != Outcome.Kind.FILLS) {
            return;
        }
        if (changed) {
            getChildren().add(line("ui.outcome.meaning", Numbers.brief(meaning.change()), "meaning-change"));
        }
        if (meaning.other().isPresent()) {
            getChildren()
                    .add(line(
                            "ui.outcome.similar", Numbers.brief(meaning.other().getAsDouble()), "meaning-other"));
            if (changed && meaning.before().isPresent()) {
                getChildren()
                        .add(line(
                                "ui.outcome.similar.before",
                                Numbers.brief(meaning.before().getAsDouble()),
                                "meaning-before"));
            }
        }
    }

    private Node line(String key, String number, String id) {
        Label line = label(studio.language().now(key, number), "strong");
        line.setId(id);
        return line;
    }

    private Region bar(double share) {
        Region bar = new Region();
        double width = Math.max(1, BAR * share) * studio.look().scaleProperty().get();
        bar.setMinSize(width, 8);
        bar.setMaxSize(width, 8);
        bar.setStyle("-fx-background-color: "
                + HeadChips.css(
                        Palette.shares(studio.look().themeProperty().get()).share(0.7)) + ";");
        GridPane.setHalignment(bar, HPos.LEFT);
        GridPane.setValignment(bar, VPos.CENTER);
        return bar;
    }

    private String token(int id) {
        List<String> vocabulary =
                studio.desk().heads().run().map(Trace::vocabulary).orElse(List.of());
        if (id < vocabulary.size()) {
            return shown(vocabulary.get(id));
        }
        Optional<Subwords> words = studio.desk()
                .checkpointProperty()
                .get()
                .filter(TransformerCheckpoint.class::isInstance)
                .map(TransformerCheckpoint.class::cast)
                .map(TransformerCheckpoint::target);
        return words.map(w -> shown(w.token(id))).orElse(Integer.toString(id));
    }

    private static String shown(String token) {
        return Words.pieces(List.of(token)).get(0);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setAlignment(Pos.CENTER_LEFT);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
