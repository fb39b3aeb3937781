package headlight.figure.heads;

import headlight.figure.Ink;
import headlight.figure.Rect;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Curves as pixels on opaque paper. They are painted some thousands at a time, as many as a processor keeps at hand: the
 * millions of a long text would fill the memory, and be read from there for every line of pixels.
 */
final class RasterArcs implements Arcs {

    private static final int AT_ONCE = 8192;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** The parts of which a curve takes some from the colour below it. */
    private static final int SHARES = 256;

    private final boolean toTheRight;
    private final double scale;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final int rows;
    private final int columns;
    private final int[] pixels;
    private final ArcForm form;

    private final float[] froms = new float[AT_ONCE];
    private final float[] ways = new float[AT_ONCE];
    private final float[] widths = new float[AT_ONCE];
    private final float[] strengths = new float[AT_ONCE];
    private final float[] faints = new float[AT_ONCE];
    private final int[] colours = new int[AT_ONCE];
    private int waiting;
    private boolean many;

    /**
     * No curves yet.
     *
     * @param toTheRight whether they run from the left side of the band to its right, rather than from top to bottom
     * @param scale      pixels of the screen for one at scale 1
     */
    RasterArcs(Rect band, boolean toTheRight, Ink paper, double scale) {
        this.toTheRight = toTheRight;
        this.scale = scale;
        left = (int) Math.floor(band.x() * scale);
        top = (int) Math.floor(band.y() * scale);
        width = (int) Math.ceil(band.right() * scale) - left;
        height = (int) Math.ceil(band.bottom() * scale) - top;
        rows = toTheRight ? width : height;
        columns = toTheRight ? height : width;
        pixels = new int[width * height];
        Arrays.fill(pixels, paper.argb());
        double start = ((toTheRight ? band.x() : band.y()) * scale) - (toTheRight ? left : top);
        form = ArcForm.of(rows, start, (toTheRight ? band.w() : band.h()) * scale);
    }

    @Override
    public void add(double from, double to, Ink ink, double opacity, double width) {
        if (!(opacity >= FAINTEST)) {
            return;
        }
        if (waiting == AT_ONCE) {
            many = true;
            flush();
        }
        float origin = toTheRight ? top : left; // where a line of pixels begins along the band
        froms[waiting] = (float) (from * scale) - origin;
        ways[waiting] = (float) (to * scale) - origin - froms[waiting];
        strengths[waiting] = SHARES * (float) Math.min(1, opacity);
        faints[waiting] = 0.5f / strengths[waiting];
        widths[waiting] = (float) (width * scale);
        colours[waiting++] = ink.argb();
    }

    /** All curves so far. */
    Pixels pixels() {
        flush();
        Rect where = new Rect(left / scale, top / scale, width / scale, height / scale);
        return new Pixels(toTheRight ? turned() : pixels, width, height, where);
    }

    /**
     * Lines of pixels do not touch each other, so they are painted side by side; but what takes long leaves the window a
     * processor to answer with.
     */
    private void flush() {
        IntStream lines = IntStream.range(0, rows);
        (many && PROCESSORS <= 2 ? lines : lines.parallel()).forEach(this::line);
        waiting = 0;
    }

    /**
     * One line of pixels, each with as much of every curve's colour as the curve covers of it. Millions of times a picture,
     * so all is spelt out: calls would take longer than the rest.
     */
    private void line(int row) {
        float place = form.place(row);
        float slope = form.slope(row);
        int[] line = pixels;
        int start = row * columns;
        int edge = columns - 1;
        int count = waiting;
        for (int i = 0; i < count; i++) {
            float way = ways[i];
            float strength = strengths[i];
            float x = froms[i] + way * place - 0.5f;
            float steep = way * slope;
            float slant = steep < 0 ? -steep : steep;
            // Cut by a line of pixels, a slanted stroke is this long; while the line passes, it moves by its slant.
            float box = widths[i] * (float) Math.sqrt(1 + slant * slant);
            float blur = slant > 1 ? slant : 1;
            float rise = slant > 1 ? strength / slant : strength;
            float peak = rise * (box < blur ? box : blur);
            float reach = (box + blur) / 2;
            float seen = reach - blur * faints[i]; // beyond it, less than half a share
            int first = (int) (x - seen + 1);
            first = first > 0 ? first : 0;
            int last = (int) (x + seen + 1) - 1;
            last = last < edge ? last : edge;
            int rb = colours[i] & 0xFF00FF;
            int g = colours[i] & 0x00FF00;
            for (int column = first; column <= last; column++) {
                float away = column < x ? x - column : column - x;
                float cover = rise * (reach - away);
                int share = (int) ((cover < peak ? cover : peak) + 0.5f);
                int rest = SHARES - share;
                int under = line[start + column];
                line[start + column] = 0xFF000000
                        | ((((under & 0xFF00FF) * rest + rb * share + 0x800080) >>> 8) & 0xFF00FF)
                        | ((((under & 0x00FF00) * rest + g * share + 0x008000) >>> 8) & 0x00FF00);
            }
        }
    }

    /** What was painted line by line as if it ran downwards, as it runs to the right. */
    private int[] turned() {
        int[] turned = new int[pixels.length];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                turned[y * width + x] = pixels[x * height + y];
            }
        }
        return turned;
    }
}
