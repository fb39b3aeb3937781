package headlight.figure;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;

/** What was painted on it, as marks: compared with another picture's, they tell what changed between the two. */
public final class Sketch implements Surface {

    private List<Mark> marks = new ArrayList<>();

    /** What a figure paints. */
    public static List<Mark> of(Figure figure) {
        Sketch sketch = new Sketch();
        figure.paint(sketch);
        return sketch.marks();
    }

    /** Everything so far, in the order in which it was painted. */
    public List<Mark> marks() {
        return List.copyOf(marks);
    }

    @Override
    public void fill(Rect rect, double radius, Ink ink) {
        marks.add(new Mark.Fill(rect, radius, ink));
    }

    @Override
    public void outline(Rect rect, double radius, Ink ink, double width) {
        marks.add(new Mark.Outline(rect, radius, ink, width));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Ink ink, double width) {
        marks.add(new Mark.Line(x1, y1, x2, y2, ink, width));
    }

    @Override
    public void curve(Bezier curve, Ink ink, double width) {
        marks.add(new Mark.Curve(curve, ink, width));
    }

    @Override
    public void fill(Shape shape, double dx, double dy, Ink ink) {
        marks.add(new Mark.Filled(shape, dx, dy, ink));
    }

    @Override
    public void text(String text, double x, double baseline, Lettering lettering, Align align, Ink ink) {
        marks.add(new Mark.Text(text, x, baseline, lettering, align, ink));
    }

    @Override
    public void image(int[] argb, int width, int height, Rect where) {
        marks.add(new Mark.Image(new Mark.Pixels(argb, width, height), where));
    }

    @Override
    public void clip(Rect rect, Runnable inside) {
        List<Mark> painted = painted(inside);
        marks.add(new Mark.Clip(rect, painted));
    }

    @Override
    public void group(double dx, double dy, double degrees, Runnable inside) {
        List<Mark> painted = painted(inside);
        marks.add(new Mark.Group(dx, dy, degrees, painted));
    }

    private List<Mark> painted(Runnable inside) {
        List<Mark> outside = marks;
        marks = new ArrayList<>();
        inside.run();
        List<Mark> painted = marks;
        marks = outside;
        return painted;
    }
}
