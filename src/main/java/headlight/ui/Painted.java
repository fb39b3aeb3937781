package headlight.ui;

import headlight.figure.Cropped;
import headlight.figure.Figure;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.export.Raster;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A figure that has been painted already, on whatever thread, so that the screen only has to lay it down.
 *
 * @param figure the figure
 * @param where  the part of it that has been painted
 * @param image  how that looks
 * @param spots  what is where in it
 */
record Painted(Figure figure, Rect where, Image image, List<Spot> spots) implements Figure {

    /** Paints a figure; {@code pixels} of the screen for each of its own. */
    static Painted of(Figure figure, double pixels) {
        return of(figure, new Rect(0, 0, figure.size().width(), figure.size().height()), pixels);
    }

    /** Paints a part of a figure, whose edges are whole pixels of the screen. */
    static Painted of(Figure figure, Rect part, double pixels) {
        Raster raster = Raster.of(new Cropped(figure, part), pixels);
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                raster.width(),
                raster.height(),
                IntBuffer.wrap(raster.pixels()),
                PixelFormat.getIntArgbPreInstance()); // opaque, so it is the same as without
        return new Painted(figure, part, new WritableImage(buffer), figure.spots());
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
