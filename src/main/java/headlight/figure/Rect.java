package headlight.figure;

/** A rectangle: left, top, width, height. */
public record Rect(double x, double y, double w, double h) {

    /** The smallest that has both points. */
    public static Rect around(double x1, double y1, double x2, double y2) {
        return new Rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    /** The x of its middle. */
    public double centerX() {
        return x + w / 2;
    }

    /** The y of its middle. */
    public double centerY() {
        return y + h / 2;
    }

    /** Its right edge. */
    public double right() {
        return x + w;
    }

    /** Its lower edge. */
    public double bottom() {
        return y + h;
    }

    /** Whether a point lies in it. */
    public boolean contains(double px, double py) {
        return px >= x && px < x + w && py >= y && py < y + h;
    }

    /** The same, smaller by {@code d} on every side. */
    public Rect inset(double d) {
        return new Rect(x + d, y + d, Math.max(0, w - 2 * d), Math.max(0, h - 2 * d));
    }

    /** The same, moved. */
    public Rect shift(double dx, double dy) {
        return new Rect(x + dx, y + dy, w, h);
    }

    /** Whether the two overlap or touch. */
    public boolean meets(Rect other) {
        return other.x <= right() && other.right() >= x && other.y <= bottom() && other.bottom() >= y;
    }

    /** The smallest that contains both. */
    public Rect union(Rect other) {
        return around(
                Math.min(x, other.x),
                Math.min(y, other.y),
                Math.max(right(), other.right()),
                Math.max(bottom(), other.bottom()));
    }
}
