package headlight.ui;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Selection;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.View;
import headlight.figure.view.Views;
import headlight.session.HeadDesk;
import headlight.trace.Moment;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** A kind of picture of what is chosen of the heads, in a scroll pane; clicking a head or a token chooses it. */
final class HeadPicture {

    private final Studio studio;
    private final View kind;
    private final UnaryOperator<Selection> part;
    private final FigureView view;
    private final ScrollPane scroll;
    private final StackPane pane;
    private final Late late;
    private Late.Page page = new Late.Page(0, 0);
    private Runnable chosen = () -> {};

    /**
     * A picture.
     *
     * @param kind the kind's name
     * @param painter where it is painted
     * @param whole whether all of it is seen at once, rather than scrolled
     * @param part what of the choice it depends on: other changes do not paint it anew
     */
    HeadPicture(Studio studio, Executor painter, String kind, boolean whole, UnaryOperator<Selection> part) {
        this.studio = studio;
        this.kind = Views.named(kind).orElseThrow();
        this.part = part;
        view = new FigureView(
                studio,
                this::draw,
                studio.desk().playhead().momentProperty(),
                studio.desk().originalProperty(),
                studio.desk().heads().selectionProperty());
        late = new Late(painter, whole ? Late.whole(this.kind) : Late.wide(this.kind), view::repaint);
        view.setId("figure-" + kind);
        studio.language().name(view, "figure." + kind);
        view.onClick(this::choose);
        scroll = new Scroll(view);
        scroll.viewportBoundsProperty()
                .addListener((property, before, now) -> view.room(now.getWidth(), now.getHeight()));
        List.<ObservableValue<?>>of(
                        scroll.hvalueProperty(),
                        scroll.vvalueProperty(),
                        scroll.viewportBoundsProperty(),
                        view.widthProperty(),
                        view.heightProperty())
                .forEach(place -> place.addListener((property, before, now) -> turn()));
        Label drawing = new Label();
        drawing.textProperty().bind(studio.language().text("ui.drawing"));
        drawing.getStyleClass().add("faint");
        drawing.visibleProperty()
                .bind(view.figureProperty().map(Optional::isEmpty).orElse(true));
        drawing.setMouseTransparent(true);
        pane = new StackPane(scroll, drawing);
    }

    /** Also does this when a head has been chosen in it. */
    HeadPicture then(Runnable action) {
        chosen = action;
        return this;
    }

    FigureView view() {
        return view;
    }

    StackPane pane() {
        return pane;
    }

    /** Where the picture is much larger than the room, what is seen of it is painted when it comes into sight. */
    private void turn() {
        Bounds room = scroll.getViewportBounds();
        Late.Page next = new Late.Page(
                page(scroll.getHvalue(), view.getWidth(), room.getWidth()),
                page(scroll.getVvalue(), view.getHeight(), room.getHeight()));
        if (!next.equals(page)) {
            page = next;
            view.repaint();
        }
    }

    private static int page(double value, double picture, double room) {
        return room < 1 ? 0 : (int) (value * Math.max(0, picture - room) / room);
    }

    private Optional<Figure> draw(Size room) {
        HeadDesk heads = studio.desk().heads();
        Optional<Moment> moment = studio.desk().playhead().moment();
        Optional<Selection> selection = heads.selection().map(part);
        if (moment.isEmpty()
                || selection.isEmpty()
                || !kind.suits().test(moment.get().trace())) {
            return late.none();
        }
        Moment whole = new Moment(
                moment.get().trace(), moment.get().steps(), moment.get().steps().size() - 1);
        Drawing drawing = Drawing.of(
                        whole,
                        studio.look().themeProperty().get(),
                        studio.language().labels())
                .beside(studio.desk().originalProperty().get())
                .choosing(selection.get());
        double scale = studio.look().scaleProperty().get();
        double pixels = view.getScene() == null || view.getScene().getWindow() == null
                ? 1
                : view.getScene().getWindow().getRenderScaleX();
        return late.of(
                new Late.Wish(drawing, studio.language().messagesProperty().get(), room, scale * pixels, page));
    }

    private boolean choose(Spot spot, boolean more) {
        boolean taken = studio.desk().heads().choose(spot, more);
        if (taken) {
            chosen.run();
        }
        return taken;
    }
}
