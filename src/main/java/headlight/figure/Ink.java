package headlight.figure;

/** A colour, as 0xAARRGGBB. */
public record Ink(int argb) {

    public static final Ink BLACK = rgb(0x000000);
    public static final Ink WHITE = rgb(0xFFFFFF);

    /** An opaque colour, as 0xRRGGBB. */
    public static Ink rgb(int rgb) {
        return new Ink(0xFF000000 | rgb);
    }

    /** The same colour at another opacity, from 0 to 1. */
    public Ink fade(double opacity) {
        return new Ink(((int) Math.round(opacity * 255) << 24) | (argb & 0xFFFFFF));
    }

    /** The colour this far on the way to another: 0 is this, 1 the other. */
    public Ink mix(Ink other, double share) {
        return new Ink(((int) Math.round((opacity() + (other.opacity() - opacity()) * share) * 255) << 24)
                | (between(red(), other.red(), share) << 16)
                | (between(green(), other.green(), share) << 8)
                | between(blue(), other.blue(), share));
    }

    public int red() {
        return (argb >> 16) & 255;
    }

    public int green() {
        return (argb >> 8) & 255;
    }

    public int blue() {
        return argb & 255;
    }

    /** From 0 to 1. */
    public double opacity() {
        return (argb >>> 24) / 255.0;
    }

    /** How bright it is to the eye, from 0 (black) to 1 (white): WCAG 2, relative luminance. */
    public double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    /** How far two opaque colours stand apart, from 1 to 21: WCAG 2, contrast ratio. Text needs 4.5. */
    public double contrast(Ink other) {
        double a = luminance() + 0.05;
        double b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
