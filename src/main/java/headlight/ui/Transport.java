package headlight.ui;

import headlight.session.Playhead;
import headlight.session.Settings;
import headlight.spec.RecurrentCheckpoint;
import headlight.trace.StepSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** First, back, play, next, last; how far a step goes; the scrubber; the speed. */
final class Transport extends HBox {

    private final Studio studio;
    private final Playhead playhead;

    Transport(Studio studio, Playhead playhead, Player player, Runnable next) {
        super(14);
        this.studio = studio;
        this.playhead = playhead;
        getStyleClass().add("transport");
        setAlignment(Pos.CENTER_LEFT);
        Button first = button(Feather.SKIP_BACK, "ui.first", playhead::first);
        Button back = button(Feather.CHEVRON_LEFT, "ui.back", playhead::back);
        Button play = button(Feather.PLAY, "ui.play", player::toggle);
        play.getStyleClass().add("accent");
        Button forward = button(Feather.CHEVRON_RIGHT, "ui.next", next);
        Button last = button(Feather.SKIP_FORWARD, "ui.last", playhead::last);
        List.of(first, back, play, forward, last).forEach(b -> b.setFocusTraversable(true));
        player.playingProperty().addListener((property, before, now) -> ((FontIcon) play.getGraphic())
                .setIconCode(now ? Feather.PAUSE : Feather.PLAY));
        playhead.momentProperty().addListener((property, before, now) -> {
            first.setDisable(playhead.at() == Playhead.START);
            back.setDisable(playhead.at() == Playhead.START);
            forward.setDisable(playhead.atEnd());
            last.setDisable(playhead.atEnd());
        });
        HBox buttons = new HBox(6, first, back, play, forward, last);
        buttons.setAlignment(Pos.CENTER_LEFT);
        Scrubber scrubber = new Scrubber(studio, playhead);
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        getChildren().addAll(buttons, sizes(), scrubber, speeds());
        if (playhead.equals(studio.desk().playhead())) { // models that are compared are walked forwards only
            getChildren().add(2, wayBack());
        }
    }

    private Button button(Feather icon, String key, Runnable action) {
        Button button = new Button("", studio.look().icon(icon));
        button.getStyleClass().addAll("button-icon", "transport-button");
        button.setId(key.substring("ui.".length()));
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key);
    }

    private VBox sizes() {
        Label one = new Label();
        one.textProperty().bind(studio.language().text("ui.size"));
        one.getStyleClass().addAll("faint", "small-text");
        SegmentedButton sizes = new SegmentedButton();
        Map<StepSize, ToggleButton> toggles = new EnumMap<>(StepSize.class);
        for (StepSize size : StepSize.values()) {
            String key = "ui.size." + size.name().toLowerCase(Locale.ROOT);
            ToggleButton toggle = new ToggleButton();
            toggle.setId("size-" + size.name().toLowerCase(Locale.ROOT));
            toggle.textProperty().bind(studio.language().text(key));
            studio.language().describe(toggle, key + ".tip");
            toggle.setOnAction(e -> playhead.sizeProperty().set(size));
            toggles.put(size, toggle);
            sizes.getButtons().add(toggle);
        }
        toggles.get(playhead.sizeProperty().get()).setSelected(true);
        playhead.sizeProperty()
                .addListener((property, before, now) -> toggles.get(now).setSelected(true));
        sizes.getToggleGroup().selectedToggleProperty().addListener((property, before, now) -> {
            if (now == null) {
                toggles.get(playhead.sizeProperty().get()).setSelected(true);
            }
        });
        VBox box = new VBox(2, one, sizes);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    /** Whether the walk goes on, back from the loss to every state: only of a recurrent model. */
    private ToggleButton wayBack() {
        ToggleButton back = new ToggleButton();
        back.setId("way-back");
        back.textProperty().bind(studio.language().text("ui.back.gradients"));
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(e -> studio.desk().goBack(back.isSelected()));
        back.visibleProperty()
                .bind(studio.desk()
                        .checkpointProperty()
                        .map(opened -> opened.filter(RecurrentCheckpoint.class::isInstance)
                                .isPresent())
                        .orElse(false));
        back.managedProperty().bind(back.visibleProperty());
        playhead.momentProperty()
                .addListener((property, before, now) ->
                        back.setSelected(studio.desk().shown().backward()));
        return studio.language().describe(back, "ui.back.gradients.tip");
    }

    private ComboBox<Double> speeds() {
        ComboBox<Double> speeds = new ComboBox<>();
        speeds.setId("speed");
        speeds.getItems().setAll(Settings.SPEEDS);
        speeds.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double speed) {
                return speed == null ? "" : (speed == Math.rint(speed) ? "" + speed.intValue() : "" + speed) + "×";
            }

            @Override
            public Double fromString(String text) {
                return Double.valueOf(text.replace("×", ""));
            }
        });
        speeds.setValue(studio.speed().get());
        speeds.valueProperty()
                .addListener((property, before, now) -> studio.speed().set(now));
        studio.speed().addListener((property, before, now) -> speeds.setValue(now.doubleValue()));
        speeds.setMinWidth(USE_PREF_SIZE);
        return studio.language().describe(speeds, "ui.speed");
    }
}
