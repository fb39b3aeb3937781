package headlight.figure.heads;

import headlight.figure.Colormap;
import headlight.figure.Extent;
import headlight.figure.Rect;
import headlight.trace.Tensor;
import java.util.Arrays;

/** A matrix of weights as pixels: where several share a pixel, the largest is seen. */
final class Mosaic {

    private static final int SHADES = 4096;

    private final int[] shades = new int[SHADES + 1];
    private final double highest;

    /** In the colours of a map, from 0 to a highest weight. */
    Mosaic(Colormap map, double highest) {
        this(map, highest, 1);
    }

    /**
     * In the colours of a map, from 0 to a highest weight.
     *
     * @param lift the power by which a share becomes a place in the map: below 1, small weights are seen better
     */
    Mosaic(Colormap map, double highest, double lift) {
        this.highest = highest > 0 ? highest : 1;
        for (int i = 0; i <= SHADES; i++) {
            shades[i] = map.share(Math.pow(i / (double) SHADES, lift)).argb();
        }
    }

    /** The colour of one weight. */
    int shade(float weight) {
        double place = weight / highest;
        return shades[place > 0 ? (int) Math.round(Math.min(1, place) * SHADES) : 0];
    }

    /** A part of a matrix in so many rows and columns of pixels. */
    int[] paint(Tensor matrix, Extent part, int rows, int columns) {
        int[] pixels = new int[rows * columns];
        int[] edges = edges(part.left(), part.columns(), columns);
        int[] lines = edges(part.top(), part.rows(), rows);
        float[] largest = new float[columns];
        for (int row = 0; row < rows; row++) {
            if (row > 0 && rows >= part.rows() && lines[row] == lines[row - 1]) {
                System.arraycopy(pixels, (row - 1) * columns, pixels, row * columns, columns);
                continue;
            }
            Arrays.fill(largest, 0);
            for (int line = lines[row]; line < Math.max(lines[row] + 1, lines[row + 1]); line++) {
                gather(matrix.row(line), edges, largest);
            }
            for (int column = 0; column < columns; column++) {
                pixels[row * columns + column] = shade(largest[column]);
            }
        }
        return pixels;
    }

    /** The same for a place on a screen, pixel by pixel. */
    Pixels pixels(Tensor matrix, Extent part, Rect place, double scale) {
        int left = (int) Math.round(place.x() * scale);
        int top = (int) Math.round(place.y() * scale);
        int width = Math.max(1, (int) Math.round(place.right() * scale) - left);
        int height = Math.max(1, (int) Math.round(place.bottom() * scale) - top);
        Rect where = new Rect(left / scale, top / scale, width / scale, height / scale);
        return new Pixels(paint(matrix, part, height, width), width, height, where);
    }

    private static void gather(float[] line, int[] edges, float[] largest) {
        for (int column = 0; column < largest.length; column++) {
            int end = Math.max(edges[column] + 1, edges[column + 1]);
            for (int i = edges[column]; i < end; i++) {
                if (line[i] > largest[column]) {
                    largest[column] = line[i];
                }
            }
        }
    }

    /** Where each pixel begins, and where the last one ends. */
    private static int[] edges(int from, int count, int pixels) {
        int[] edges = new int[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            edges[i] = from + (int) ((long) i * count / pixels);
        }
        return edges;
    }
}
