package headlight.figure.heads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import headlight.figure.Colormap;
import headlight.figure.Extent;
import headlight.figure.Palette;
import headlight.figure.Theme;
import headlight.trace.Tensor;
import org.junit.jupiter.api.Test;

class MosaicTest {

    private static final Colormap MAP = Palette.shares(Theme.LIGHT);

    private final Tensor matrix = Tensor.of(new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f, Float.NaN}, 3, 3);
    private final Mosaic mosaic = new Mosaic(MAP, 1);

    @Test
    void everyCellIsWhereItBelongs() {
        int[] pixels = mosaic.paint(matrix, Extent.all(matrix), 3, 3);
        for (int i = 0; i < 8; i++) {
            assertEquals(mosaic.shade(matrix.at(i / 3, i % 3)), pixels[i]);
        }
        assertEquals(MAP.share(0).argb(), pixels[8]);
    }

    @Test
    void whereSeveralShareAPixelTheLargestIsSeen() {
        assertEquals(mosaic.shade(0.7f), mosaic.paint(matrix, Extent.all(matrix), 1, 1)[0]);
    }

    @Test
    void aPartIsStretchedCellByCell() {
        int[] pixels = mosaic.paint(matrix, new Extent(1, 2, 0, 2), 2, 4);
        for (int row = 0; row < 2; row++) {
            assertEquals(mosaic.shade(0.3f), pixels[4 * row]);
            assertEquals(mosaic.shade(0.3f), pixels[4 * row + 1]);
            assertEquals(mosaic.shade(0.4f), pixels[4 * row + 2]);
        }
    }
}
