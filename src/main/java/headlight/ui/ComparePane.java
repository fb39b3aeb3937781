package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.beside.CompareFigure;
import headlight.figure.beside.Lane;
import headlight.session.CompareDesk;
import headlight.session.Comparison;
import headlight.session.Desk;
import headlight.session.ReadyMade;
import headlight.session.Shelf;
import headlight.trace.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Several models on the text of the window, next to each other: which, and the picture of what they make of it. */
final class ComparePane extends VBox {

    private final Studio studio;
    private final Desk desk;
    private final CompareDesk compare;
    private final MenuButton models = new MenuButton();
    private final FlowPane offers = new FlowPane(6, 4);
    private final FigureView view;

    ComparePane(Studio studio) {
        super(8);
        this.studio = studio;
        this.desk = studio.desk();
        this.compare = desk.compare();
        getStyleClass().add("compare-pane");
        setId("compare-pane");
        view = new FigureView(studio, this::draw, compare.playhead().momentProperty(), compare.comparisonProperty());
        view.setId("comparison");
        studio.language().name(view, "figure.compare");
        view.reads(spot -> lane(spot)
                .flatMap(lane -> compare.playhead().moment().map(m -> new Moment(lane.run(), m.steps(), m.at()))));
        view.onClick((spot, more) -> {
            open(spot);
            return true;
        });
        ScrollPane scroll = new Scroll(view);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        StackPane place = new StackPane(scroll, hint());
        VBox.setVgrow(place, Priority.ALWAYS);
        getChildren().addAll(choice(), error(), place);
        desk.modelsProperty().addListener((property, before, now) -> list());
        desk.checkpointProperty().addListener((property, before, now) -> list());
        compare.chosenProperty().addListener((property, before, now) -> list());
        compare.offersProperty().addListener((property, before, now) -> list());
        studio.language().messagesProperty().addListener((property, before, now) -> list());
        list();
    }

    private FlowPane choice() {
        models.setId("compare-models");
        models.setMinWidth(Region.USE_PREF_SIZE);
        studio.language().describe(models, "ui.compare.models.tip");
        offers.setAlignment(Pos.CENTER_LEFT);
        offers.setId("compare-offers");
        FlowPane line = new FlowPane(12, 6, models, offers);
        line.setAlignment(Pos.CENTER_LEFT);
        offers.prefWrapLengthProperty().bind(line.widthProperty().subtract(230));
        return line;
    }

    /** Every model at hand to choose from, and what they offer. */
    private void list() {
        List<String> chosen = compare.chosenProperty().get();
        models.setText(studio.language().now("ui.compare.models", chosen.size()));
        models.getItems().setAll(entries().stream().map(this::item).toList());
        offers.getChildren().setAll(compare.here().stream().map(this::offer).toList());
        Label none = new Label(studio.language().now("ui.compare.none"));
        none.getStyleClass().add("faint");
        if (offers.getChildren().isEmpty()) {
            offers.getChildren().add(none);
        }
    }

    private List<Shelf.Entry> entries() {
        List<Shelf.Entry> entries = new ArrayList<>(desk.modelsProperty().get());
        desk.modelProperty().get().filter(open -> !entries.contains(open)).ifPresent(entries::add);
        return entries;
    }

    private CheckMenuItem item(Shelf.Entry entry) {
        CheckMenuItem item = new CheckMenuItem(entry.title());
        item.setSelected(compare.chosenProperty().get().contains(entry.key()));
        item.setOnAction(e -> compare.toggle(entry.key()));
        return item;
    }

    private ToggleButton offer(ReadyMade one) {
        String name = one.kind().name().toLowerCase(Locale.ROOT);
        ToggleButton button = new ToggleButton(studio.language().now("ui.compare." + name));
        button.setId("compare-" + name);
        button.getStyleClass().add("small");
        button.setSelected(one.keys().equals(compare.chosenProperty().get()));
        button.setOnAction(e -> {
            compare.choose(one.keys());
            button.setSelected(true);
        });
        return studio.language().describe(button, "ui.compare." + name + ".tip");
    }

    private Label error() {
        Label error = new Label();
        error.setId("compare-error");
        error.getStyleClass().add("error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.textProperty()
                .bind(studio.language()
                        .says(
                                () -> compare.refusalProperty()
                                        .get()
                                        .map(studio.language()::refusal)
                                        .orElse(""),
                                compare.refusalProperty()));
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    /** There while there is nothing to see. */
    private Label hint() {
        Label hint = new Label();
        hint.getStyleClass().add("faint");
        hint.setMouseTransparent(true);
        hint.textProperty()
                .bind(studio.language()
                        .says(
                                () -> studio.language()
                                        .now(compare.busyProperty().get() ? "ui.compare.busy" : "ui.compare.empty"),
                                compare.busyProperty()));
        hint.visibleProperty()
                .bind(compare.comparisonProperty().map(Optional::isEmpty).orElse(true));
        return hint;
    }

    private Optional<Lane> lane(Spot spot) {
        return view.figureProperty()
                .get()
                .filter(CompareFigure.class::isInstance)
                .map(CompareFigure.class::cast)
                .flatMap(figure -> compare.comparisonProperty().get().map(now -> now.lanes()
                        .get(figure.laneOf(spot))));
    }

    private void open(Spot spot) {
        lane(spot).filter(lane -> lane.run().has(spot.site())).ifPresent(lane -> {
            List<Integer> number = new ArrayList<>(spot.index());
            while (number.size() < spot.site().axes().size()) {
                number.add(0);
            }
            desk.inspector().open(lane.run(), spot.site(), number);
        });
    }

    private Optional<Figure> draw(Size room) {
        Optional<Comparison> now = compare.comparisonProperty().get();
        return compare.playhead()
                .moment()
                .flatMap(moment -> now.map(comparison -> new CompareFigure(
                        Drawing.of(
                                        moment,
                                        studio.look().themeProperty().get(),
                                        studio.language().labels())
                                .wide(room.width())
                                .high(room.height()),
                        comparison.lanes())));
    }
}
