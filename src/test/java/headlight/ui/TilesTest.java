package headlight.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Mark;
import headlight.figure.Rect;
import headlight.figure.Samples;
import headlight.figure.Size;
import headlight.figure.Sketch;
import headlight.figure.stage.StageFigure;
import headlight.trace.StepSize;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;

/** A picture in tiles looks like the picture in one piece, whatever it showed before. */
class TilesTest extends ApplicationTest {

    private static final Size ROOM = new Size(880, 600);

    /** Of 255 steps of a colour. The edge of a curve that is rounded elsewhere differs by less. */
    private static final int APART = 24;

    @Override
    public void start(Stage stage) {
        Look.loadFonts();
    }

    @Test
    void aPictureThatFollowsOthersIsThePictureInOnePiece() {
        for (double scale : List.of(1.0, 1.25)) {
            interact(() -> compare(scale));
        }
    }

    private static void compare(double scale) {
        Tiles tiles = new Tiles();
        for (Drawing drawing : drawings()) {
            StageFigure figure = new StageFigure(drawing, ROOM);
            show(tiles, figure, scale);
            int[] followed = pixels(tiles);
            assertArrayEquals(fresh(figure, scale), followed);
            if (scale == 1) {
                assertEquals(0, different(whole(figure), followed), "pixels that differ");
            }
        }
    }

    @Test
    void onlyWhatIsDifferentIsPainted() {
        interact(() -> {
            Tiles tiles = new Tiles();
            tiles.show(marks(40), 1000, 500, 1);
            long all = tiles.painted();
            tiles.show(marks(40), 1000, 500, 1);
            assertEquals(all, tiles.painted(), "the same again");
            tiles.show(marks(60), 1000, 500, 1);
            assertEquals(all + 1, tiles.painted(), "one dot moved within its tile");
            List<Drawing> steps = drawings().get(0).stops(StepSize.NUMBER);
            steps.forEach(step -> show(tiles, new StageFigure(step, ROOM), 1));
            assertTrue(tiles.painted() - all < steps.size() * all, "a step is less than the whole");
        });
    }

    private static List<Drawing> drawings() {
        return Stream.of(Samples.awkward(4, 4), Samples.awkward(30, 3))
                .flatMap(Samples::drawings)
                .toList();
    }

    private static List<Mark> marks(double x) {
        Sketch sketch = new Sketch();
        sketch.fill(new Rect(0, 0, 1000, 500), 0, Ink.WHITE);
        sketch.fill(new Rect(x, 20, 5, 5), 0, Ink.BLACK);
        return sketch.marks();
    }

    private static void show(Tiles tiles, Figure figure, double scale) {
        tiles.show(
                Sketch.of(figure), figure.size().width() * scale, figure.size().height() * scale, scale);
    }

    private static int[] fresh(Figure figure, double scale) {
        Tiles tiles = new Tiles();
        show(tiles, figure, scale);
        return pixels(tiles);
    }

    private static int[] whole(Figure figure) {
        Canvas canvas = new Canvas(figure.size().width(), figure.size().height());
        figure.paint(new CanvasSurface(canvas.getGraphicsContext2D(), 1));
        return pixels(canvas);
    }

    /** How many pixels a person could tell apart: rounding may change a colour by a little. */
    private static long different(int[] one, int[] other) {
        assertEquals(one.length, other.length);
        long count = 0;
        for (int i = 0; i < one.length; i++) {
            Ink a = new Ink(one[i]);
            Ink b = new Ink(other[i]);
            boolean alike = Math.abs(a.red() - b.red()) < APART
                    && Math.abs(a.green() - b.green()) < APART
                    && Math.abs(a.blue() - b.blue()) < APART;
            count += alike ? 0 : 1;
        }
        return count;
    }

    private static int[] pixels(Node node) {
        WritableImage image = node.snapshot(new SnapshotParameters(), null);
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        return pixels;
    }
}
