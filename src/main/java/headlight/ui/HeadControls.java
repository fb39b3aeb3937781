package headlight.ui;

import headlight.figure.Selection;
import headlight.session.HeadDesk;
import headlight.session.Numbers;
import headlight.session.Zoom;
import headlight.trace.AttentionBlock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.controlsfx.control.SegmentedButton;

/** Which layer, which kind of attention, from which token, from which weight on, and which way lines run. */
final class HeadControls extends FlowPane {

    private final Studio studio;
    private final HeadDesk heads;
    private final SegmentedButton kinds = new SegmentedButton();
    private final ComboBox<AttentionBlock> layers = new ComboBox<>();
    private final ToggleButton one = new ToggleButton();
    private final ToggleButton every = new ToggleButton();
    private final ToggleButton turned = new ToggleButton();
    private final Slider least = new Slider(0, 0.5, 0);
    private boolean showing;

    /**
     * The controls for a kind of picture.
     *
     * @param has which parts of a choice it depends on: {@code token}, {@code least}, {@code turn}, {@code zoom}
     */
    HeadControls(Studio studio, Predicate<String> has) {
        super(14, 6);
        this.studio = studio;
        this.heads = studio.desk().heads();
        getStyleClass().add("head-controls");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(kinds, layers());
        if (has.test("token")) {
            getChildren().add(tokens());
        }
        if (has.test("least")) {
            getChildren().add(least());
        }
        if (has.test("turn")) {
            getChildren().add(turned());
        }
        if (has.test("zoom")) {
            getChildren()
                    .add(group(
                            button("zoom-out", "−", "ui.heads.zoom.out", () -> heads.zoom()
                                    .by(1 / Zoom.STEP)),
                            button("zoom-in", "+", "ui.heads.zoom.in", () -> heads.zoom()
                                    .by(Zoom.STEP)),
                            fit()));
        }
        heads.selectionProperty().addListener((property, before, now) -> refresh());
        studio.language().messagesProperty().addListener((property, before, now) -> {
            layers.getItems().clear();
            kinds.getButtons().clear();
            refresh();
        });
        refresh();
    }

    private HBox layers() {
        layers.setId("layer");
        layers.setConverter(new StringConverter<>() {
            @Override
            public String toString(AttentionBlock block) {
                return block == null
                        ? ""
                        : studio.language()
                                .now(
                                        "ui.heads.layer",
                                        block.layer() + 1,
                                        layers.getItems().size());
            }

            @Override
            public AttentionBlock fromString(String text) {
                return layers.getValue();
            }
        });
        layers.valueProperty().addListener((property, before, now) -> {
            if (!showing && now != null) {
                heads.look(now);
            }
        });
        studio.language().describe(layers, "ui.heads.layer.tip");
        return group(
                button("layer-up", "‹", "ui.heads.layer.up", () -> heads.layerBy(-1)),
                layers,
                button("layer-down", "›", "ui.heads.layer.down", () -> heads.layerBy(1)));
    }

    private HBox tokens() {
        one.setId("from-one");
        every.setId("from-all");
        one.setOnAction(e -> heads.tokenBy(
                heads.selection().filter(now -> now.query().isPresent()).isPresent() ? 0 : 1));
        every.setOnAction(e -> heads.from(OptionalInt.empty()));
        one.textProperty().bind(studio.language().text("ui.heads.one"));
        every.textProperty().bind(studio.language().text("ui.heads.all"));
        studio.language().describe(one, "ui.heads.one.tip");
        studio.language().describe(every, "ui.heads.all.tip");
        return group(
                new SegmentedButton(one, every),
                button("token-back", "‹", "ui.heads.token.back", () -> heads.tokenBy(-1)),
                button("token-next", "›", "ui.heads.token.next", () -> heads.tokenBy(1)));
    }

    private HBox least() {
        Label label = new Label();
        label.textProperty()
                .bind(studio.language()
                        .says(
                                () -> least.getValue() > 0
                                        ? studio.language().now("ui.heads.least", Numbers.percent(least.getValue()))
                                        : studio.language().now("ui.heads.least.none"),
                                least.valueProperty()));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add("least");
        least.setId("least");
        least.setBlockIncrement(0.01);
        least.setPrefWidth(110);
        least.valueProperty().addListener((property, before, now) -> {
            if (!showing) {
                heads.above(now.doubleValue());
            }
        });
        studio.language().describe(least, "ui.heads.least.tip");
        return group(least, label);
    }

    private Button fit() {
        Button fit = button("zoom-fit", "", "ui.heads.zoom.fit.tip", heads.zoom()::fit);
        fit.textProperty().bind(studio.language().text("ui.heads.zoom.fit"));
        return fit;
    }

    private ToggleButton turned() {
        turned.setId("turned");
        turned.textProperty().bind(studio.language().text("ui.heads.turned"));
        turned.setOnAction(e -> heads.turn(turned.isSelected()));
        return studio.language().describe(turned, "ui.heads.turned.tip");
    }

    /** Shows what is chosen, without choosing it again. */
    private void refresh() {
        heads.selection().ifPresent(now -> {
            showing = true;
            showKinds(now);
            List<AttentionBlock> all = heads.layers();
            if (!layers.getItems().equals(all)) {
                layers.getItems().setAll(all);
            }
            layers.setValue(now.block());
            one.setSelected(now.query().isPresent());
            every.setSelected(now.query().isEmpty());
            turned.setSelected(now.vertical());
            least.setValue(now.least());
            showing = false;
        });
    }

    private void showKinds(Selection now) {
        List<AttentionBlock> all = heads.kinds();
        if (kinds.getButtons().size() != all.size()
                || !kinds.getButtons().stream().map(Node::getUserData).toList().equals(all)) {
            kinds.getButtons().clear();
            for (AttentionBlock kind : all) {
                String key = kind.stack().key() + (kind.cross() ? ".cross" : "");
                ToggleButton toggle = new ToggleButton(studio.language().now("ui.heads.kind." + key));
                toggle.setId("kind-" + key.replace('.', '-').toLowerCase(Locale.ROOT));
                toggle.setUserData(kind);
                toggle.setOnAction(e -> {
                    heads.selection()
                            .ifPresent(
                                    s -> heads.look(kind.at(Math.min(s.block().layer(), last(kind)))));
                    toggle.setSelected(true);
                });
                kinds.getButtons().add(toggle);
            }
        }
        kinds.getButtons().stream()
                .filter(toggle -> now.block().isLike((AttentionBlock) toggle.getUserData()))
                .forEach(toggle -> toggle.setSelected(true));
        kinds.setVisible(all.size() > 1);
        kinds.setManaged(all.size() > 1);
    }

    private int last(AttentionBlock kind) {
        return heads.last(kind).layer();
    }

    private Button button(String id, String text, String key, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(e -> action.run());
        return studio.language().describe(button, key);
    }

    private static HBox group(Node... nodes) {
        HBox group = new HBox(4, nodes);
        group.setAlignment(Pos.CENTER_LEFT);
        return group;
    }
}
