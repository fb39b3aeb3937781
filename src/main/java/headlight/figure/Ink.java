package headlight.figure;

/** A colour, as 0xAARRGGBB. */
public record Ink(int argb) {

    /** An opaque colour, as 0xRRGGBB. */
    public static Ink rgb(int rgb) {
        return new Ink(0xFF000000 | rgb);
    }

    /** The same colour at another opacity, from 0 to 1. */
    public Ink fade(double opacity) {
        return new Ink(((int) Math.round(opacity * 255) << 24) | (argb & 0xFFFFFF));
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
}
