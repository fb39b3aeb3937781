package headlight.ui;

import headlight.figure.Selection;
import headlight.figure.Words;
import headlight.session.HeadDesk;
import headlight.session.MaskedRow;
import headlight.session.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** A demonstration: every key is hidden from one query. What each system makes of that, computed from this run's scores. */
final class MaskedRowDialog {

    private static final int TOLD = 6;
    private static final double WIDTH = 620;

    private final Dialog<ButtonType> dialog = new Dialog<>();
    private final Studio studio;

    MaskedRowDialog(Studio studio, Window owner) {
        this.studio = studio;
        dialog.initOwner(owner);
        dialog.setTitle(studio.language().now("ui.masked.title"));
        dialog.getDialogPane().setContent(content());
        dialog.getDialogPane()
                .getButtonTypes()
                .add(new ButtonType(studio.language().now("ui.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        studio.look().dress(dialog.getDialogPane());
    }

    void show() {
        dialog.show();
    }

    private VBox content() {
        HeadDesk heads = studio.desk().heads();
        VBox box = new VBox(10);
        box.setId("masked-row-dialog");
        box.setPadding(new Insets(6, 16, 4, 16));
        box.setPrefWidth(WIDTH * studio.look().scaleProperty().get());
        Optional<Selection> chosen =
                heads.selection().map(now -> now.query().isPresent() ? now : now.from(OptionalInt.of(0)));
        Optional<MaskedRow> row = heads.run().flatMap(run -> chosen.flatMap(now -> MaskedRow.of(run, now)));
        if (row.isEmpty()) {
            box.getChildren().add(label(studio.language().now("ui.masked.none"), "faint"));
            return box;
        }
        Selection now = chosen.orElseThrow();
        int query = now.query().getAsInt();
        List<String> asking = now.block().asking(heads.run().orElseThrow());
        String word =
                query < asking.size() ? Words.pieces(List.of(asking.get(query))).get(0) : Integer.toString(query + 1);
        box.getChildren()
                .addAll(
                        label(
                                studio.language()
                                        .now(
                                                "ui.masked.what",
                                                word,
                                                now.head() + 1,
                                                now.block().layer() + 1),
                                "line"),
                        label(
                                studio.language()
                                        .now("ui.masked.scores", some(row.get().scores())),
                                "faint"));
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(10);
        int line = 0;
        for (MaskedRow.Case one : row.get().cases()) {
            grid.addRow(line++, told(one), numbers(one));
        }
        box.getChildren().add(grid);
        return box;
    }

    private VBox told(MaskedRow.Case one) {
        String key = "ui.masked." + one.way().name().toLowerCase(Locale.ROOT);
        Label name = label(studio.language().now(key), "strong");
        Label why = label(studio.language().now(key + ".why"), "faint");
        VBox box = new VBox(2, name, why);
        box.setPrefWidth(WIDTH * 0.55 * studio.look().scaleProperty().get());
        return box;
    }

    private VBox numbers(MaskedRow.Case one) {
        Label weights = label(studio.language().now("ui.masked.weights", some(one.weights())), "line");
        weights.setId("masked-" + one.way().name().toLowerCase(Locale.ROOT));
        String sum = one.isNaN() ? "NaN" : Numbers.brief(one.sum());
        String context = Double.isNaN(one.context()) ? "NaN" : Numbers.brief(one.context());
        VBox box = new VBox(2, weights, label(studio.language().now("ui.masked.sum", sum, context), "faint"));
        box.setPrefWidth(WIDTH * 0.4 * studio.look().scaleProperty().get());
        return box;
    }

    private static String some(List<Float> numbers) {
        String first = numbers.stream()
                .limit(TOLD)
                .map(n -> n.isNaN() ? "NaN" : Numbers.brief(n))
                .collect(Collectors.joining("  "));
        return numbers.size() > TOLD ? first + " …" : first;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
