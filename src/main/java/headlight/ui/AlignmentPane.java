package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.View;
import headlight.figure.view.Views;
import headlight.session.Playhead;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;

/**
 * "Alignment so far": where the decoder has looked, row by row. In its place, too, are the gates over time and the hidden
 * states; one of those alone where nothing is aligned.
 */
final class AlignmentPane extends VBox {

    private static final String ALIGNMENT = "alignment";
    private static final List<String> KINDS = List.of(ALIGNMENT, "gates", "states");

    private final Studio studio;
    private final FigureView view;
    private final SegmentedButton buttons = new SegmentedButton();
    private final Foresight<Pictured, Figure> figures;
    private Set<String> of = Set.of();
    private List<String> offered = List.of();
    private String chosen = ALIGNMENT;

    /** What the picture depends on. */
    private record Pictured(View kind, Drawing drawing) {}

    AlignmentPane(Studio studio) {
        super(6);
        this.studio = studio;
        getStyleClass().add("alignment-pane");
        Label title = new Label();
        title.textProperty().bind(studio.language().text("ui.alignment"));
        title.getStyleClass().add("heading");
        title.visibleProperty().bind(buttons.visibleProperty().not());
        title.managedProperty().bind(title.visibleProperty());
        buttons.managedProperty().bind(buttons.visibleProperty());
        buttons.setVisible(false);
        figures = new Foresight<>(this::figure, studio.foresight());
        view = new FigureView(
                studio,
                this::draw,
                studio.desk().playhead().momentProperty(),
                studio.desk().opened().placeProperty());
        view.setId(ALIGNMENT);
        studio.language().name(view, "ui.alignment");
        ScrollPane scroll = new Scroll(view);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        view.figureProperty()
                .addListener((property, before, now) -> now.ifPresent(f -> scroll.setPrefViewportHeight(
                        f.size().height() * studio.look().scaleProperty().get())));
        studio.desk().playhead().momentProperty().addListener((property, before, now) -> {
            offer(now);
            now.filter(m -> m.at() >= 0 && !m.step().encoding() && shown().equals(Optional.of(ALIGNMENT)))
                    .ifPresent(m -> scroll.setVvalue(
                            m.writing() / Math.max(1.0, m.trace().target().size() - 1.0)));
        });
        getChildren().addAll(title, buttons, scroll);
    }

    FigureView view() {
        return view;
    }

    /** A button for each kind of picture that there is of the run. */
    private void offer(Optional<Moment> now) {
        Set<String> sites = now.map(m -> m.trace().sites()).orElse(Set.of());
        if (sites.equals(of)) {
            return;
        }
        of = Set.copyOf(sites);
        List<String> kinds = now.map(m -> kinds(m.trace())).orElse(List.of());
        if (!kinds.equals(offered)) {
            offered = kinds;
            buttons.getButtons().setAll(kinds.stream().map(this::button).toList());
            buttons.setVisible(kinds.size() > 1 || !kinds.contains(ALIGNMENT));
        }
        shown().ifPresent(kind -> buttons.getButtons()
                .forEach(button -> button.setSelected(button.getId().equals("aside-" + kind))));
    }

    private ToggleButton button(String kind) {
        ToggleButton button = new ToggleButton();
        button.setId("aside-" + kind);
        button.textProperty().bind(studio.language().text("figure." + kind));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(e -> {
            chosen = kind;
            button.setSelected(true);
            view.repaint();
        });
        return button;
    }

    private static List<String> kinds(Trace trace) {
        return Views.of(trace).stream().map(View::kind).filter(KINDS::contains).toList();
    }

    /** What is chosen, else the first that there is. */
    private Optional<String> shown() {
        return offered.contains(chosen) ? Optional.of(chosen) : offered.stream().findFirst();
    }

    private Optional<Figure> draw(Size room) {
        Playhead playhead = studio.desk().playhead();
        return playhead.moment().flatMap(m -> shown().flatMap(Views::named)
                .map(kind -> figures.of(
                        picture(kind, m, room),
                        playhead.neighbours().stream()
                                .map(other -> picture(kind, other, room))
                                .toList())));
    }

    private Pictured picture(View kind, Moment moment, Size room) {
        return new Pictured(
                kind,
                Drawing.of(
                                moment,
                                studio.look().themeProperty().get(),
                                studio.language().labels())
                        .opening(studio.desk().opened().placeProperty().get())
                        .wide(Math.max(200, room.width())));
    }

    private Figure figure(Pictured picture) {
        Figure figure = picture.kind().draw(picture.drawing());
        Ahead.ready(figure, studio.look().scaleProperty().get());
        return figure;
    }
}
