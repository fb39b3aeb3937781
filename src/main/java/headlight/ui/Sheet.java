package headlight.ui;

import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Size;
import headlight.figure.export.Raster;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Pixels that are painted on any thread and seen in the window: both use the same memory, nothing is copied.
 *
 * @param raster where it is painted
 * @param buffer the same for the screen
 * @param image  the same as a node shows it
 */
record Sheet(Raster raster, PixelBuffer<IntBuffer> buffer, Image image) {

    /** An empty one. */
    static Sheet blank(Size room, double pixels) {
        Raster raster = Raster.blank(room, pixels);
        PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(
                raster.width(),
                raster.height(),
                IntBuffer.wrap(raster.pixels()),
                PixelFormat.getIntArgbPreInstance()); // opaque, so it is the same as without
        return new Sheet(raster, buffer, new WritableImage(buffer));
    }

    /** Paints a figure over what was there before; {@code pixels} of the screen for each of its own. */
    void paint(Figure figure, double pixels) {
        raster.paint(figure, pixels, Ink.WHITE).pixels(); // which makes them opaque
    }

    /** Tells the screen that it has been painted anew; on the screen's thread. */
    void show() {
        buffer.updateBuffer(all -> null);
    }

    /** Whether it is as large as a picture of this size. */
    boolean fits(Size room, double pixels) {
        return raster.fits(room, pixels);
    }
}
