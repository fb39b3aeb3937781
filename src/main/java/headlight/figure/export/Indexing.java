package headlight.figure.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;

/** Pictures in the colours of one palette: each pixel in the nearest, with no dots between. */
final class Indexing {

    private final IndexColorModel palette;
    private final Map<Integer, Byte> nearest = new HashMap<>();

    /** In a palette of at most 256 colours. */
    Indexing(IndexColorModel palette) {
        this.palette = palette;
    }

    /** A picture as places in the palette. */
    BufferedImage of(Raster raster) {
        BufferedImage image =
                new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        byte[] places = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int[] pixels = raster.pixels();
        for (int i = 0; i < pixels.length; i++) {
            places[i] = i > 0 && pixels[i] == pixels[i - 1]
                    ? places[i - 1]
                    : nearest.computeIfAbsent(pixels[i], this::find);
        }
        return image;
    }

    private byte find(int color) {
        return ((byte[]) palette.getDataElements(color, null))[0];
    }
}
