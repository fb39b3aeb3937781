package headlight.ui;

import headlight.figure.stage.CellFigure;
import headlight.session.OpenedCell;
import headlight.trace.CellPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.SegmentedButton;

/** Opens the recurrent cell at work, and chooses its layer and direction where there are several; there while cells are. */
final class CellBar extends HBox {

    /** What there is to choose from. */
    private record Choice(int layers, boolean bothWays) {}

    private final Studio studio;
    private final OpenedCell opened;
    private final ToggleButton open = new ToggleButton();
    private Choice offered = new Choice(0, false);
    private List<ToggleButton> layers = List.of();
    private List<ToggleButton> ways = List.of();

    CellBar(Studio studio) {
        super(8);
        this.studio = studio;
        this.opened = studio.desk().opened();
        setAlignment(Pos.CENTER_RIGHT);
        open.setId("cell-open");
        open.getStyleClass().add("small");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.textProperty().bind(studio.language().text("ui.cell"));
        studio.language().describe(open, "ui.cell.tip");
        open.setOnAction(e -> {
            opened.toggle();
            show();
        });
        getChildren().add(open);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> studio.desk()
                                .playhead()
                                .moment()
                                .filter(now -> CellFigure.suits(now.trace()))
                                .isPresent(),
                        studio.desk().playhead().momentProperty()));
        managedProperty().bind(visibleProperty());
        opened.placeProperty().addListener((property, before, now) -> show());
    }

    private void show() {
        Optional<CellPlace> place = opened.placeProperty().get();
        open.setSelected(place.isPresent());
        Choice now = new Choice(opened.layers(), opened.bothWays());
        if (!now.equals(offered)) {
            offered = now;
            layers = IntStream.range(0, now.layers() > 1 ? now.layers() : 0)
                    .mapToObj(this::layer)
                    .toList();
            ways = now.bothWays() ? List.of(way(false), way(true)) : List.of();
            getChildren()
                    .setAll(Stream.of(group(layers), group(ways), Stream.of(open))
                            .flatMap(s -> s)
                            .toList());
        }
        place.ifPresent(cell -> {
            IntStream.range(0, layers.size()).forEach(l -> layers.get(l).setSelected(l == cell.layer()));
            IntStream.range(0, ways.size()).forEach(w -> ways.get(w).setSelected((w == 1) == cell.reverse()));
        });
    }

    private static Stream<Region> group(List<ToggleButton> buttons) {
        if (buttons.isEmpty()) {
            return Stream.empty();
        }
        SegmentedButton all = new SegmentedButton();
        all.getButtons().setAll(buttons);
        return Stream.of(all);
    }

    private ToggleButton layer(int layer) {
        ToggleButton button = new ToggleButton(studio.language().now("ui.cell.layer", layer + 1));
        button.setId("cell-layer-" + layer);
        return chosen(button, () -> opened.layer(layer));
    }

    private ToggleButton way(boolean reverse) {
        boolean backwards = studio.desk()
                .playhead()
                .moment()
                .map(now -> now.trace().backwards() != reverse)
                .orElse(reverse);
        ToggleButton button = new ToggleButton(backwards ? "←" : "→");
        button.setId(reverse ? "cell-way-reverse" : "cell-way-forward");
        button.setAccessibleText(studio.language().now(reverse ? "ui.cell.reverse" : "ui.cell.forward"));
        return chosen(button, () -> opened.way(reverse));
    }

    private ToggleButton chosen(ToggleButton button, Runnable choose) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> {
            choose.run();
            show();
        });
        return button;
    }
}
