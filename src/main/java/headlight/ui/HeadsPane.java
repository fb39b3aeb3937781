package headlight.ui;

import headlight.figure.View;
import headlight.figure.view.Views;
import headlight.session.HeadDesk;
import headlight.session.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The centre of the window where heads are looked at: what to look at, and the picture. */
final class HeadsPane extends VBox {

    /** What of a choice each kind of picture depends on, besides the layer. */
    private static final Map<Mode, Set<String>> CONTROLS = Map.of(
            Mode.HEADS, Set.of("token", "least", "turn"),
            Mode.HEAD, Set.of("head", "zoom"),
            Mode.NEURON, Set.of("token", "head"));

    private final Studio studio;
    private final HeadDesk heads;
    private final VBox content = new VBox();
    private final Map<Mode, Node> panes = new EnumMap<>(Mode.class);

    HeadsPane(Studio studio) {
        super(4);
        this.studio = studio;
        this.heads = studio.desk().heads();
        getStyleClass().add("heads-pane");
        setId("heads-pane");
        setFocusTraversable(true); // where a pane has no picture, keys still belong to it
        Island room = Island.filling(content);
        VBox.setVgrow(room, Priority.ALWAYS);
        getChildren().add(room);
        heads.shownProperty().addListener((property, before, now) -> show());
        show();
    }

    /** Where the keyboard belongs. */
    Optional<Node> picture() {
        return Optional.ofNullable(content.lookup(".figure-view")).or(() -> Optional.of(this));
    }

    private void show() {
        Mode mode = heads.shownProperty().get();
        if (mode != Mode.WALK && mode != Mode.TRAIN) {
            Node pane = panes.computeIfAbsent(mode, this::pane);
            VBox.setVgrow(pane, Priority.ALWAYS);
            content.getChildren().setAll(pane);
        }
    }

    private Node pane(Mode mode) {
        VBox pane = new VBox(6);
        Set<String> has = CONTROLS.getOrDefault(mode, Set.of());
        if (!has.isEmpty()) {
            pane.getChildren().add(new HeadControls(studio, has::contains));
        }
        if (has.contains("head")) { // other pictures have their heads to choose from in them
            pane.getChildren().add(new HeadChips(studio));
        }
        switch (mode) {
            case FIND -> {
                return new FindPane(studio);
            }
            case COMPARE -> {
                return new ComparePane(studio);
            }
            case HONESTY -> {
                return new HonestyPane(studio);
            }
            case FORCING -> {
                return new ForcingPane(studio);
            }
            case BEAM -> {
                return new BeamPane(studio);
            }
            default -> {}
        }
        Views.named(mode.kind()).map(View::kind).ifPresent(kind -> {
            HeadPicture picture = new HeadPicture(
                    studio, studio.painter(), kind, mode == Mode.MODEL || mode == Mode.HEAD, UnaryOperator.identity());
            if (mode == Mode.MODEL) {
                picture.then(() -> heads.modeProperty().set(Mode.HEAD));
            } else if (mode == Mode.HEADS) {
                picture.view().grip(new WeightsGrip(studio, picture.view()));
            }
            if (mode == Mode.HEAD) {
                new ZoomGrip(heads.zoom(), picture.view());
            }
            VBox.setVgrow(picture.pane(), Priority.ALWAYS);
            pane.getChildren().add(picture.pane());
        });
        return pane;
    }
}
