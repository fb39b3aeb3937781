package headlight.figure;

/**
 * How a text is set, in the bundled family.
 *
 * @param size   in pixels at scale 1
 * @param strong semibold instead of regular
 */
public record Lettering(double size, boolean strong) {

    /** Regular, of this size. */
    public static Lettering plain(double size) {
        return new Lettering(size, false);
    }

    /** Semibold, of this size. */
    public static Lettering strong(double size) {
        return new Lettering(size, true);
    }
}
