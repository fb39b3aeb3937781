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

    /** Room for a picture of that size. */
    BufferedImage blank(Raster raster) {
        return new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    }

    /** Writes a picture as places in the palette over what was there before. */
    BufferedImage write(Raster raster, BufferedImage over) {
        byte[] places = ((DataBufferByte) over.getRaster().getDataBuffer()).getData();
        int[] pixels = raster.pixels();
        for (int i = 0; i < pixels.length; i++) {
            places[i] = i > 0 && pixels[i] == pixels[i - 1]
                    ? places[i - 1]
                    : nearest.computeIfAbsent(pixels[i], this::find);
        }
        return over;
    }

    private byte find(int color) {
        return ((byte[]) palette.getDataElements(color, null))[0];
    }
}
