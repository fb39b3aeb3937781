package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.view.Views;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** "Alignment so far": where the decoder has looked, row by row. */
final class AlignmentPane extends VBox {

    private final Studio studio;
    private final FigureView view;

    AlignmentPane(Studio studio) {
        super(6);
        this.studio = studio;
        getStyleClass().add("alignment-pane");
        Label title = new Label();
        title.textProperty().bind(studio.language().text("ui.alignment"));
        title.getStyleClass().add("heading");
        view = new FigureView(studio, this::draw, studio.desk().playhead().momentProperty());
        view.setId("alignment");
        studio.language().name(view, "ui.alignment");
        ScrollPane scroll = new Scroll(view);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        view.figureProperty()
                .addListener((property, before, now) -> now.ifPresent(f -> scroll.setPrefViewportHeight(
                        f.size().height() * studio.look().scaleProperty().get())));
        studio.desk().playhead().momentProperty().addListener((property, before, now) -> now.filter(
                        m -> m.at() >= 0 && !m.step().encoding())
                .ifPresent(m -> scroll.setVvalue(
                        m.writing() / Math.max(1.0, m.trace().target().size() - 1.0))));
        getChildren().addAll(title, scroll);
    }

    FigureView view() {
        return view;
    }

    private Optional<Figure> draw(Size room) {
        return studio.desk().playhead().moment().flatMap(m -> Views.named("alignment")
                .filter(kind -> kind.suits().test(m.trace()))
                .map(kind -> kind.draw(Drawing.of(
                                m,
                                studio.look().themeProperty().get(),
                                studio.language().labels())
                        .wide(Math.max(200, room.width())))));
    }
}
