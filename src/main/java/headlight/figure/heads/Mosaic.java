package headlight.figure.heads;

import headlight.figure.Colormap;
import headlight.figure.Extent;
import headlight.figure.Rect;
import headlight.trace.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** A matrix of weights as pixels: where several share a pixel, the largest is seen. */
final class Mosaic {

    private static final int SHADES = 4096;
    private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /** Of the few maps there are; making one takes longer than painting with it. */
    private static final Map<Lifted, int[]> KNOWN = new ConcurrentHashMap<>();

    private final int[] shades;
    private final float scale;

    private record Lifted(Colormap map, double lift) {
        int[] shades() {
            return IntStream.rangeClosed(0, SHADES)
                    .map(i -> map.share(Math.pow(i / (double) SHADES, lift)).argb())
                    .toArray();
        }
    }

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
        scale = (float) (SHADES / (highest > 0 ? highest : 1));
        shades = KNOWN.computeIfAbsent(new Lifted(map, lift), Lifted::shades);
    }

    /** The colour of one weight. */
    int shade(float weight) {
        float place = weight * scale;
        return shades[place > 0 ? (int) Math.min(SHADES, place + 0.5f) : 0];
    }

    /** A part of a matrix in so many rows and columns of pixels. */
    int[] paint(Tensor matrix, Extent part, int rows, int columns) {
        int[] pixels = new int[rows * columns];
        int[] edges = edges(part.left(), part.columns(), columns);
        int[] lines = edges(part.top(), part.rows(), rows);
        int[] places = places(edges);
        int[] largest = new int[columns];
        float[] weights = new float[matrix.size(1)];
        for (int row = 0; row < rows; row++) {
            if (row > 0 && rows >= part.rows() && lines[row] == lines[row - 1]) {
                System.arraycopy(pixels, (row - 1) * columns, pixels, row * columns, columns);
                continue;
            }
            Arrays.fill(largest, 0);
            for (int line = lines[row]; line < Math.max(lines[row] + 1, lines[row + 1]); line++) {
                matrix.part(line).read(weights, 0);
                if (columns < part.columns()) {
                    gather(weights, part.left(), places, largest);
                } else {
                    spread(weights, edges, largest);
                }
            }
            for (int column = 0; column < columns; column++) {
                pixels[row * columns + column] = shade(Float.intBitsToFloat(largest[column]));
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

    /**
     * Each weight of a line into the pixel that it shares with others. Which is larger cannot be foreseen, and a processor
     * that guesses wrong loses much time: the bits of numbers from 0 on are in the order of the numbers, and of whole
     * numbers the larger is found without guessing.
     */
    private static void gather(float[] line, int from, int[] places, int[] largest) {
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            int before = largest[place];
            int weight = bits(line[from + i]);
            largest[place] = weight > before ? weight : before;
        }
    }

    /** Each weight of a line into all of its pixels. */
    private static void spread(float[] line, int[] edges, int[] largest) {
        for (int column = 0; column < largest.length; column++) {
            int before = largest[column];
            int weight = bits(line[edges[column]]);
            largest[column] = weight > before ? weight : before;
        }
    }

    /** What is no number counts as nothing. */
    private static int bits(float weight) {
        int bits = Float.floatToRawIntBits(weight);
        return bits > INFINITE ? 0 : bits;
    }

    /** Where each pixel begins, and where the last one ends. */
    private static int[] edges(int from, int count, int pixels) {
        int[] edges = new int[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            edges[i] = from + (int) ((long) i * count / pixels);
        }
        return edges;
    }

    /** In which pixel each weight is that lies between the edges of the first and the last. */
    private static int[] places(int[] edges) {
        int[] places = new int[edges[edges.length - 1] - edges[0]];
        for (int pixel = 0; pixel + 1 < edges.length; pixel++) {
            Arrays.fill(places, edges[pixel] - edges[0], edges[pixel + 1] - edges[0], pixel);
        }
        return places;
    }
}
