package headlight.ui;

import headlight.figure.Labels;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Theme;
import headlight.figure.lab.LearningFigure;
import headlight.session.Aside;
import headlight.session.lab.Exhibit;
import headlight.session.lab.Lab;
import headlight.trace.Learning;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Curves and maps of the training on show. They are painted beside the window, only the newest that is wished for; a click
 * or a drag in a chart goes to that moment of the film.
 */
final class LabPicture extends Region {

    private static final double LEAST = 160;

    private record Wish(Exhibit exhibit, Theme theme, Labels labels, Size size, double scale) {}

    private record Shown(LearningFigure figure, Painted painted) {}

    private final Studio studio;
    private final Lab lab;
    private final ImageView image = new ImageView();
    private final Aside<Wish, Shown> pictures;
    private final Sheets sheets = new Sheets();
    private long paints;

    LabPicture(Studio studio) {
        this.studio = studio;
        this.lab = studio.lab();
        setId("learning");
        setFocusTraversable(true);
        setMinSize(0, 0);
        getStyleClass().add("lab-picture");
        studio.language().name(this, "ui.lab.picture");
        getChildren().add(image);
        pictures = new Aside<>(studio.painter(), new ScreenThread(), this::paint);
        pictures.answerProperty().addListener((property, before, now) -> show(now));
        InvalidationListener ask = changed -> ask();
        List.of(
                        lab.runsProperty(),
                        lab.chosenProperty(),
                        lab.frameProperty(),
                        studio.look().themeProperty(),
                        studio.look().scaleProperty(),
                        studio.language().messagesProperty(),
                        widthProperty(),
                        heightProperty(),
                        visibleProperty())
                .forEach(value -> value.addListener(ask));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::seek);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::seek);
    }

    /** How often it has been painted. */
    long paints() {
        return paints;
    }

    /** Wishes for the picture of now, if anybody could see it. */
    void ask() {
        double scale = studio.look().scaleProperty().get();
        if (getWidth() / scale < LEAST
                || getHeight() / scale < LEAST
                || studio.desk().heads().shownProperty().get() != headlight.session.Mode.TRAIN) {
            return;
        }
        double pixels = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        Labels labels = studio.language().labels();
        pictures.ask(Exhibit.of(lab, labels)
                .map(exhibit -> new Wish(
                        exhibit,
                        studio.look().themeProperty().get(),
                        labels,
                        new Size(getWidth() / scale, getHeight() / scale),
                        scale * pixels)));
    }

    private Shown paint(Wish wish) {
        LearningFigure figure = wish.exhibit().figure(wish.theme(), wish.labels(), wish.size());
        Rect whole = new Rect(0, 0, figure.size().width(), figure.size().height());
        return new Shown(figure, Painted.of(figure, whole, wish.scale(), sheets));
    }

    private void show(Optional<Shown> now) {
        paints++;
        now.ifPresent(shown -> shown.painted().sheet().show());
        image.setImage(now.map(shown -> shown.painted().image()).orElse(null));
        double scale = studio.look().scaleProperty().get();
        now.map(shown -> shown.figure().size()).ifPresent(size -> {
            image.setFitWidth(size.width() * scale);
            image.setFitHeight(size.height() * scale);
        });
    }

    private void seek(MouseEvent e) {
        requestFocus();
        double scale = studio.look().scaleProperty().get();
        pictures.answerProperty()
                .get()
                .map(Shown::figure)
                .map(figure -> figure.epochAt(e.getX() / scale, e.getY() / scale))
                .filter(epoch -> epoch.isPresent())
                .ifPresent(epoch -> lab.frameProperty().set(nearest(epoch.getAsDouble())));
    }

    private int nearest(double epoch) {
        List<Learning.Frame> frames =
                lab.run().map(run -> run.learning().frames()).orElse(List.of());
        int best = Lab.NEWEST;
        for (int i = 0; i < frames.size(); i++) {
            boolean nearer = best == Lab.NEWEST
                    || Math.abs(frames.get(i).epoch() - epoch)
                            < Math.abs(frames.get(best).epoch() - epoch);
            best = nearer ? i : best;
        }
        return best;
    }
}
