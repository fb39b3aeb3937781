package headlight.ui;

import headlight.figure.Selection;
import headlight.figure.Words;
import headlight.session.Aside;
import headlight.session.HeadDesk;
import headlight.session.Numbers;
import headlight.trace.AttentionBlock;
import headlight.trace.HeadProfile;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.HeadSearch;
import headlight.trace.HeadSearch.Strongest;
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
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Find the head: what each head is like, and how much it looks from one chosen token at another, to be sorted. */
final class FindPane extends VBox {

    /**
     * A line of the table.
     *
     * @param strongest the weight between the tokens chosen; while one is missing, the largest there is
     */
    record Line(HeadProfile profile, Optional<Strongest> strongest) {

        double weight() {
            return strongest.map(Strongest::weight).orElse(Float.NaN);
        }
    }

    private static final double PLACES = 150;

    private final Studio studio;
    private final HeadDesk heads;
    private final TokenStrip from;
    private final TokenStrip to;
    private final TableView<Line> table = new TableView<>();
    private final TableColumn<Line, Double> weight;
    private final TableColumn<Line, Line> places;
    private final Aside<Question, List<HeadProfile>> profiles;
    private final Aside<Search, List<Strongest>> weights;
    private Optional<Trace> asked = Optional.empty();
    private Optional<AttentionBlock> kind = Optional.empty();
    private Pair pair = new Pair(OptionalInt.empty(), OptionalInt.empty());
    private boolean showing;

    private record Question(Trace trace, AttentionBlock like) {}

    private record Pair(OptionalInt from, OptionalInt to) {}

    private record Search(Trace trace, AttentionBlock like, Pair pair) {}

    FindPane(Studio studio) {
        super(8);
        this.studio = studio;
        this.heads = studio.desk().heads();
        getStyleClass().add("find-pane");
        setId("find-pane");
        profiles = new Aside<>(
                studio.aside(), new ScreenThread(), question -> HeadProfile.all(question.trace(), question.like()));
        weights = new Aside<>(
                studio.aside(),
                new ScreenThread(),
                search -> HeadSearch.strongest(
                        search.trace(),
                        search.like(),
                        search.pair().from(),
                        search.pair().to()));
        from = new TokenStrip(heads::from);
        to = new TokenStrip(heads::to);
        Label what = new Label();
        what.textProperty().bind(studio.language().text("ui.find.about"));
        what.getStyleClass().add("faint");
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        table.setId("find-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("ui.find.layer", line -> line.profile().block().layer() + 1.0, n -> Integer.toString(n.intValue()));
        column("ui.find.head", line -> line.profile().head() + 1.0, n -> Integer.toString(n.intValue()));
        weight = column("ui.find.weight", Line::weight, Numbers::percent);
        places = new TableColumn<>();
        places.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        places.setCellFactory(c -> new TableCell<>() {
            @Override
            protected void updateItem(Line line, boolean empty) {
                super.updateItem(line, empty);
                setText(empty || line == null ? "" : where(line));
            }
        });
        places.setSortable(false);
        places.setPrefWidth(PLACES);
        table.getColumns().add(places);
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
        getChildren().addAll(what, row(from, "find-from", "ui.find.from"), row(to, "find-to", "ui.find.to"), table);
        heads.selectionProperty().addListener((property, before, now) -> ask());
        studio.desk().playhead().momentProperty().addListener((property, before, now) -> ask());
        profiles.answerProperty().addListener((property, before, now) -> fill());
        weights.answerProperty().addListener((property, before, now) -> fill());
        studio.language().messagesProperty().addListener((property, before, now) -> table.refresh());
        ask();
    }

    private HBox row(TokenStrip strip, String id, String key) {
        strip.setId(id);
        HBox.setHgrow(strip, Priority.ALWAYS);
        Label name = new Label();
        name.textProperty().bind(studio.language().text(key));
        name.getStyleClass().add("strip-name");
        HBox row = new HBox(8, name, studio.language().describe(strip, key));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
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

    /** Profiles are of a run and a kind of attention; weights also of the tokens that are chosen. */
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
        Pair wanted = new Pair(now.get().query(), now.get().key());
        if (!same || !wanted.equals(pair)) {
            pair = wanted;
            weights.ask(Optional.of(new Search(run.get(), block, wanted)));
        }
        fill();
    }

    private void fill() {
        Optional<Selection> chosen = heads.selection();
        if (chosen.isEmpty()) {
            return;
        }
        Selection now = chosen.get();
        showing = true;
        from.show(heads.asking(), now.query());
        to.show(heads.asked(), now.key());
        places.setVisible(now.query().isEmpty() || now.key().isEmpty());
        List<Line> lines = lines();
        if (!table.getItems().equals(lines)) {
            table.getItems().setAll(lines);
            if (now.query().isPresent() || now.key().isPresent()) {
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

    /** What is known by now; a weight that is still to be found is left out. */
    private List<Line> lines() {
        List<HeadProfile> known = profiles.answerProperty().get().orElse(List.of());
        List<Strongest> found = weights.answerProperty().get().orElse(List.of());
        return IntStream.range(0, known.size())
                .mapToObj(i -> new Line(
                        known.get(i),
                        i < found.size()
                                        && found.get(i)
                                                .block()
                                                .equals(known.get(i).block())
                                ? Optional.of(found.get(i))
                                : Optional.empty()))
                .toList();
    }

    /** A weight; and where it is, as far as that was not chosen. */
    private String where(Line line) {
        List<String> words = new ArrayList<>();
        line.strongest().ifPresent(most -> {
            boolean any = pair.from().isEmpty() && pair.to().isEmpty();
            if (pair.from().isEmpty()) {
                words.add(word(heads.asking(), most.query()) + (any ? "" : " →"));
            }
            if (pair.to().isEmpty()) {
                words.add("→ " + word(heads.asked(), most.key()));
            }
        });
        return String.join(" ", words);
    }

    private static String word(List<String> tokens, int at) {
        return at < tokens.size() ? Words.pieces(List.of(tokens.get(at))).get(0) : "#" + (at + 1);
    }
}
