package headlight.ui;

import headlight.figure.Selection;
import headlight.figure.Words;
import headlight.session.Aside;
import headlight.session.HeadDesk;
import headlight.session.Numbers;
import headlight.trace.AttentionBlock;
import headlight.trace.HeadProfile;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Find the head: what each head is like, and how much it looks from one chosen token at another, to be sorted. */
final class FindPane extends VBox {

    /** A line of the table. */
    record Line(HeadProfile profile, float weight) {}

    private final Studio studio;
    private final HeadDesk heads;
    private final ComboBox<Integer> from = new ComboBox<>();
    private final ComboBox<Integer> to = new ComboBox<>();
    private final TableView<Line> table = new TableView<>();
    private final TableColumn<Line, Double> weight;
    private final Aside<Question, List<HeadProfile>> profiles;
    private Optional<Trace> asked = Optional.empty();
    private Optional<AttentionBlock> kind = Optional.empty();
    private boolean showing;

    private record Question(Trace trace, AttentionBlock like) {}

    FindPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.heads = studio.desk().heads();
        getStyleClass().add("find-pane");
        setId("find-pane");
        profiles = new Aside<>(
                studio.aside(), new ScreenThread(), question -> HeadProfile.all(question.trace(), question.like()));
        Label what = new Label();
        what.textProperty().bind(studio.language().text("ui.find.about"));
        what.getStyleClass().add("faint");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        FlowPane pair = new FlowPane(8, 6, words(from, "find-from", true), new Label("→"), words(to, "find-to", false));
        pair.setAlignment(Pos.CENTER_LEFT);
        table.setId("find-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("ui.find.layer", line -> line.profile().block().layer() + 1.0, n -> Integer.toString(n.intValue()));
        column("ui.find.head", line -> line.profile().head() + 1.0, n -> Integer.toString(n.intValue()));
        weight = column("ui.find.weight", line -> line.weight(), Numbers::percent);
        for (Measure measure : Measure.values()) {
            column(
                    "ui.find." + measure.name().toLowerCase(Locale.ROOT),
                    line -> measure.of(line.profile()),
                    n -> measure.isShare() ? Numbers.percent(n) : Numbers.brief(n));
        }
        weight.setSortType(TableColumn.SortType.DESCENDING);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                heads.look(now.profile().block(), now.profile().head());
            }
        });
        studio.language().name(table, "ui.mode.find");
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(what, pair, table);
        heads.selectionProperty().addListener((property, before, now) -> ask());
        studio.desk().playhead().momentProperty().addListener((property, before, now) -> ask());
        profiles.answerProperty().addListener((property, before, now) -> fill());
        studio.language().messagesProperty().addListener((property, before, now) -> table.refresh());
        ask();
    }

    private ComboBox<Integer> words(ComboBox<Integer> box, String id, boolean asking) {
        box.setId(id);
        box.setPrefWidth(190);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer at) {
                List<String> words = asking ? heads.asking() : heads.asked();
                return at == null || at >= words.size()
                        ? ""
                        : (at + 1) + " · "
                                + Words.pieces(List.of(words.get(at))).get(0);
            }

            @Override
            public Integer fromString(String text) {
                return box.getValue();
            }
        });
        box.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                if (asking) {
                    heads.from(OptionalInt.of(now));
                } else {
                    heads.to(OptionalInt.of(now));
                }
            }
        });
        box.promptTextProperty().bind(studio.language().text(asking ? "ui.find.from" : "ui.find.to"));
        return studio.language().describe(box, asking ? "ui.find.from" : "ui.find.to");
    }

    private TableColumn<Line, Double> column(
            String key, ToDoubleFunction<Line> number, Function<Double, String> written) {
        TableColumn<Line, Double> column = new TableColumn<>();
        Label name = new Label();
        name.textProperty().bind(studio.language().text(key));
        name.setTooltip(new Tooltip());
        name.getTooltip().textProperty().bind(studio.language().text(key + ".tip"));
        column.setGraphic(name);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(number.applyAsDouble(cell.getValue())));
        column.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null || value.isNaN() ? "" : written.apply(value));
                setAlignment(Pos.CENTER_RIGHT);
            }
        });
        table.getColumns().add(column);
        return column;
    }

    /** Profiles are of a run and a kind of attention; the weight from token to token follows the choice at once. */
    @SuppressWarnings("ReferenceEquality") // comparing every number of two runs would take long
    private void ask() {
        Optional<Selection> now = heads.selection();
        Optional<Trace> run = heads.run();
        if (now.isEmpty() || run.isEmpty()) {
            return;
        }
        AttentionBlock block = now.get().block();
        boolean same = asked.isPresent()
                && asked.get() == run.get()
                && kind.filter(block::isLike).isPresent();
        if (!same) {
            asked = run;
            kind = Optional.of(block);
            profiles.ask(Optional.of(new Question(run.get(), block)));
        }
        fill();
    }

    private void fill() {
        Optional<Selection> chosen = heads.selection();
        Optional<Trace> run = heads.run();
        if (chosen.isEmpty() || run.isEmpty()) {
            return;
        }
        Selection now = chosen.get();
        showing = true;
        choices(from, heads.asking().size(), now.query());
        choices(to, heads.asked().size(), now.key());
        List<Line> lines = new ArrayList<>();
        for (HeadProfile profile : profiles.answerProperty().get().orElse(List.of())) {
            boolean pair = now.query().isPresent() && now.key().isPresent();
            Optional<Float> weighs = run.get()
                    .find(profile.block().weights())
                    .filter(w -> pair
                            && profile.head() < w.size(0)
                            && now.query().getAsInt() < w.size(1)
                            && now.key().getAsInt() < w.size(2))
                    .map(w -> w.at(
                            profile.head(), now.query().getAsInt(), now.key().getAsInt()));
            lines.add(new Line(profile, weighs.orElse(Float.NaN)));
        }
        boolean same = table.getItems().equals(lines);
        if (!same) {
            table.getItems().setAll(lines);
            if (now.query().isPresent() && now.key().isPresent()) {
                table.getSortOrder().setAll(List.of(weight));
            }
            table.sort();
        }
        IntStream.range(0, table.getItems().size())
                .filter(i -> table.getItems().get(i).profile().block().equals(now.block())
                        && table.getItems().get(i).profile().head() == now.head())
                .findFirst()
                .ifPresent(i -> table.getSelectionModel().select(i));
        showing = false;
    }

    private static void choices(ComboBox<Integer> box, int count, OptionalInt chosen) {
        if (box.getItems().size() != count) {
            box.getItems().setAll(IntStream.range(0, count).boxed().toList());
        }
        box.setValue(chosen.isPresent() ? chosen.getAsInt() : null);
    }
}
