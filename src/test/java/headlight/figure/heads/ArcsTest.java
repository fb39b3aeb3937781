package headlight.figure.heads;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.RecordingSurface;
import headlight.figure.Rect;
import headlight.figure.Samples;
import headlight.figure.export.Pictures;
import headlight.trace.Transformers;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcsTest {

    /** More than are painted at once, too. */
    @ParameterizedTest
    @CsvSource({"false, 1, 60", "true, 1, 60", "false, 1.25, 60", "true, 2, 60", "false, 1, 9000"})
    void pixelsLookAsTheCurvesDo(boolean toTheRight, double scale, int count) {
        Rect band = toTheRight ? new Rect(10, 7, 120, 300) : new Rect(10, 7, 300, 120);
        double along = toTheRight ? band.y() : band.x();
        Consumer<Arcs> some = arcs -> {
            Random random = new Random(2);
            for (int i = 0; i < count; i++) {
                arcs.add(
                        along + 20 + 260 * random.nextDouble(),
                        along + 20 + 260 * random.nextDouble(),
                        Ink.rgb(random.nextInt(0x1000000)),
                        random.nextDouble(),
                        1 + 2 * random.nextDouble());
            }
        };
        int[] curves =
                Pictures.pixels(330, 330, scale, Ink.WHITE, surface -> some.accept(Arcs.on(surface, band, toTheRight)));
        RasterArcs raster = new RasterArcs(band, toTheRight, Ink.WHITE, scale);
        some.accept(raster);
        int[] pixels = Pictures.pixels(
                330, 330, scale, Ink.WHITE, surface -> raster.pixels().paint(surface));
        double difference = 0;
        int far = 0;
        for (int i = 0; i < curves.length; i++) {
            int d = distance(curves[i], pixels[i]);
            difference += d;
            far += d > 120 ? 1 : 0;
        }
        double crowd = count > 1000 ? 10 : 1; // where strokes lie on strokes, the last decides of many pixels
        assertTrue(difference / curves.length < 3 * crowd, "mean difference of channels " + difference / curves.length);
        assertTrue(far < crowd * curves.length / 200, far + " pixels of " + curves.length + " differ much");
    }

    @Test
    void whatCannotBeSeenIsLeftOut() {
        Rect band = new Rect(0, 0, 10, 10);
        RecordingSurface surface = new RecordingSurface();
        for (double opacity : new double[] {0.001, Double.NaN, 0.5}) {
            Arcs.on(surface, band, false).add(1, 2, Ink.BLACK, opacity, 1);
        }
        assertEquals(1, surface.calls().size());
        RasterArcs raster = new RasterArcs(band, false, Ink.WHITE, 1);
        raster.add(1, 2, Ink.BLACK, 0.001, 1);
        raster.add(1, 2, Ink.BLACK, Double.NaN, 1);
        int[] blank = Pictures.pixels(10, 10, 1, Ink.WHITE, nothing -> {});
        assertArrayEquals(blank, Pictures.pixels(10, 10, 1, Ink.WHITE, raster.pixels()::paint));
    }

    @Test
    void aPreparedFigureIsTheSameButForItsPixels() {
        Drawing drawing = Samples.drawing(Transformers.encoder(Transformers.tokens(12), 1, 4));
        Figure figure = new HeadsFigure(drawing);
        Figure prepared = figure.prepared(1.5);
        assertEquals(figure.size(), prepared.size());
        assertEquals(figure.spots(), prepared.spots());
        assertEquals(
                0,
                RecordingSurface.of(prepared).calls().stream()
                        .filter(call -> call.startsWith("curve"))
                        .count());
        assertTrue(RecordingSurface.of(figure).calls().stream()
                        .filter(call -> call.startsWith("curve"))
                        .count()
                > 100);
    }

    private static int distance(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)));
        }
        return most;
    }
}
