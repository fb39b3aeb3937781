package headlight.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import headlight.figure.view.Views;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sketch keeps everything that was painted, as values. */
class SketchTest {

    @Test
    void whatItsMarksPaintIsWhatTheFigurePaints() {
        for (Drawing drawing : drawings()) {
            for (Figure figure : figures(drawing)) {
                RecordingSurface again = new RecordingSurface();
                Sketch.of(figure).forEach(mark -> mark.paint(again));
                assertEquals(RecordingSurface.of(figure).calls(), again.calls());
            }
        }
    }

    @Test
    void theSamePictureMakesTheSameMarks() {
        for (Drawing drawing : drawings()) {
            List<Figure> once = figures(drawing);
            List<Figure> again = figures(drawing);
            for (int i = 0; i < once.size(); i++) {
                assertEquals(Sketch.of(once.get(i)), Sketch.of(again.get(i)));
            }
        }
    }

    @Test
    void aTextStandsInsideItsBounds() {
        for (Drawing drawing : drawings()) {
            for (Figure figure : figures(drawing)) {
                List<Rect> bounds = Sketch.of(figure).stream().map(Mark::bounds).toList();
                for (RecordingSurface.Text text : RecordingSurface.of(figure).texts()) {
                    assertTrue(
                            bounds.stream()
                                    .anyMatch(r -> r.x() <= text.where().getMinX()
                                            && r.y() <= text.where().getMinY()
                                            && r.right() >= text.where().getMaxX()
                                            && r.bottom() >= text.where().getMaxY()),
                            text.text() + " at " + text.where());
                }
            }
        }
    }

    @Test
    void shapesAndImagesAreComparedByWhatTheyShow() {
        assertEquals(sketch(0, 7), sketch(0, 7));
        assertNotEquals(sketch(0, 7), sketch(1, 7));
        assertNotEquals(sketch(0, 7), sketch(0, 8));
    }

    private static List<Mark> sketch(double bend, int color) {
        Sketch sketch = new Sketch();
        sketch.group(1, 2, 30, () -> {
            sketch.fill(new Path2D.Double(new CubicCurve2D.Double(0, 0, bend, 5, 9, 5, 9, 9)), 1, 1, Ink.BLACK);
            sketch.clip(new Rect(0, 0, 5, 5), () -> sketch.image(new int[] {color, 2}, 2, 1, new Rect(0, 0, 9, 9)));
        });
        return sketch.marks();
    }

    private static List<Drawing> drawings() {
        return Samples.traces().stream().flatMap(Samples::drawings).toList();
    }

    private static List<Figure> figures(Drawing drawing) {
        return Views.of(drawing.trace()).stream()
                .filter(view -> List.of("stage", "alignment", "heads").contains(view.kind()))
                .map(view -> view.draw(drawing))
                .toList();
    }
}
