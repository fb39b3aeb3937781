package headlight.ui;

import headlight.figure.Cropped;
import headlight.figure.Figure;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;

/**
 * A figure that has been painted already, on whatever thread, so that the screen only has to lay it down.
 *
 * @param figure the figure
 * @param where  the part of it that has been painted
 * @param sheet  what it has been painted on
 * @param spots  what is where in it
 */
record Painted(Figure figure, Rect where, Sheet sheet, List<Spot> spots) implements Figure {

    /** Paints a figure; {@code pixels} of the screen for each of its own. */
    static Painted of(Figure figure, double pixels) {
        return of(figure, new Rect(0, 0, figure.size().width(), figure.size().height()), pixels);
    }

    /** Paints a part of a figure, whose edges are whole pixels of the screen. */
    static Painted of(Figure figure, Rect part, double pixels) {
        return of(figure, part, pixels, new Sheets());
    }

    /** The same on the next of some sheets. */
    static Painted of(Figure figure, Rect part, double pixels, Sheets sheets) {
        Cropped seen = new Cropped(figure, part);
        Sheet sheet = sheets.next(seen.size(), pixels);
        sheet.paint(seen, pixels);
        return new Painted(figure, part, sheet, figure.spots());
    }

    /** How it looks. */
    Image image() {
        return sheet.image();
    }

    /** A figure, if it is one that has been painted. */
    static Optional<Painted> in(Optional<Figure> figure) {
        return figure.filter(Painted.class::isInstance).map(Painted.class::cast);
    }

    @Override
    public Size size() {
        return figure.size();
    }

    @Override
    public void paint(Surface surface) {
        figure.paint(surface);
    }

    @Override
    public Optional<Spot> at(double x, double y) {
        return figure.at(x, y);
    }
}
