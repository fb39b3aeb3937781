package headlight.figure;

/** A cubic curve from (x1, y1) to (x2, y2), drawn towards two control points on its way. */
public record Bezier(double x1, double y1, double cx1, double cy1, double cx2, double cy2, double x2, double y2) {

    /** A rectangle that the curve does not leave. */
    Rect bounds() {
        return Rect.around(x1, y1, x2, y2).union(Rect.around(cx1, cy1, cx2, cy2));
    }
}
