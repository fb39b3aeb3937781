package headlight.ui;

import headlight.figure.Figure;
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
 * @param image  how it looks
 * @param spots  what is where in it
 */
record Painted(Figure figure, Image image, List<Spot> spots) implements Figure {

    /** Paints a figure; {@code pixels} of the screen for each of its own. */
    static Painted of(Figure figure, double pixels) {
        Raster raster = Raster.of(figure, pixels);
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                raster.width(),
                raster.height(),
                IntBuffer.wrap(raster.pixels()),
                PixelFormat.getIntArgbPreInstance()); // opaque, so it is the same as without
        return new Painted(figure, new WritableImage(buffer), figure.spots());
    }

    /** The picture of a figure, if it is one that has been painted. */
    static Optional<Image> image(Optional<Figure> figure) {
        return figure.filter(Painted.class::isInstance).map(Painted.class::cast).map(Painted::image);
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
