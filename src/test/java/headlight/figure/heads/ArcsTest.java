package headlight.figure.heads;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcsTest {

    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "false, 1.25", "true, 2"})
    void pixelsLookAsTheCurvesDo(boolean toTheRight, double scale) {
        Rect band = toTheRight ? new Rect(10, 7, 120, 300) : new Rect(10, 7, 300, 120);
        Arcs arcs = new Arcs(band, toTheRight);
        Random random = new Random(2);
        double along = toTheRight ? band.y() : band.x();
        for (int i = 0; i < 60; i++) {
            arcs.add(
                    along + 20 + 260 * random.nextDouble(),
                    along + 20 + 260 * random.nextDouble(),
                    Ink.rgb(random.nextInt(0x1000000)),
                    random.nextDouble(),
                    1 + 2 * random.nextDouble());
        }
        int[] curves = Pictures.pixels(330, 330, scale, Ink.WHITE, arcs::paint);
        int[] pixels = Pictures.pixels(330, 330, scale, Ink.WHITE, surface -> arcs.raster(Ink.WHITE, scale)
                .paint(surface));
        double difference = 0;
        int far = 0;
        for (int i = 0; i < curves.length; i++) {
            int d = distance(curves[i], pixels[i]);
            difference += d;
            far += d > 120 ? 1 : 0;
        }
        assertTrue(difference / curves.length < 3, "mean difference of channels " + difference / curves.length);
        assertTrue(far < curves.length / 200, far + " pixels of " + curves.length + " differ much");
    }

    @Test
    void whatCannotBeSeenIsLeftOut() {
        Arcs arcs = new Arcs(new Rect(0, 0, 10, 10), false);
        arcs.add(1, 2, Ink.BLACK, 0.001, 1);
        arcs.add(1, 2, Ink.BLACK, Double.NaN, 1);
        arcs.add(1, 2, Ink.BLACK, 0.5, 1);
        assertEquals(1, arcs.count());
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
