package headlight.figure.heads;

import headlight.figure.Bezier;
import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Surface;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Curves from one side of a band to the other, all of one form: upright where they begin and end. The same picture twice:
 * as true curves for a file, and as pixels for a screen, which takes a fiftieth of the time.
 */
final class Arcs {

    /** What is fainter than this changes no pixel. */
    static final double FAINTEST = 1 / 256.0;

    private static final int FIELDS = 4;

    /** As many take longer than a beat of the screen. */
    private static final int MANY = 100_000;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** The parts of which a curve takes some from the colour below it. */
    private static final int SHARES = 256;

    private final Rect band;
    private final boolean toTheRight;
    private float[] numbers = new float[256 * FIELDS];
    private int[] colours = new int[256];
    private int count;

    /**
     * No curves yet.
     *
     * @param toTheRight whether they run from the left side of the band to its right, rather than from top to bottom
     */
    Arcs(Rect band, boolean toTheRight) {
        this.band = band;
        this.toTheRight = toTheRight;
    }

    /** One more curve, over those before; nothing when it is too faint to be seen. */
    void add(double from, double to, Ink ink, double opacity, double width) {
        if (!(opacity >= FAINTEST)) {
            return;
        }
        if (count == colours.length) {
            colours = Arrays.copyOf(colours, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * FIELDS * count);
        }
        numbers[FIELDS * count] = (float) from;
        numbers[FIELDS * count + 1] = (float) to;
        numbers[FIELDS * count + 2] = (float) Math.min(1, opacity);
        numbers[FIELDS * count + 3] = (float) width;
        colours[count++] = ink.argb();
    }

    /** How many there are to see. */
    int count() {
        return count;
    }

    /** As true curves. */
    void paint(Surface surface) {
        for (int i = 0; i < count; i++) {
            double from = numbers[FIELDS * i];
            double to = numbers[FIELDS * i + 1];
            Ink ink = new Ink(colours[i]).fade(numbers[FIELDS * i + 2]);
            double width = numbers[FIELDS * i + 3];
            if (toTheRight) {
                double middle = band.centerX();
                surface.curve(new Bezier(band.x(), from, middle, from, middle, to, band.right(), to), ink, width);
            } else {
                double middle = band.centerY();
                surface.curve(new Bezier(from, band.y(), from, middle, to, middle, to, band.bottom()), ink, width);
            }
        }
    }

    /**
     * As pixels on opaque paper.
     *
     * @param scale pixels of the screen for one at scale 1
     */
    Pixels raster(Ink paper, double scale) {
        int left = (int) Math.floor(band.x() * scale);
        int top = (int) Math.floor(band.y() * scale);
        int width = (int) Math.ceil(band.right() * scale) - left;
        int height = (int) Math.ceil(band.bottom() * scale) - top;
        int rows = toTheRight ? width : height;
        int columns = toTheRight ? height : width;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, paper.argb());
        double start = ((toTheRight ? band.x() : band.y()) * scale) - (toTheRight ? left : top);
        double length = (toTheRight ? band.w() : band.h()) * scale;
        Form form = Form.of(rows, start, length);
        Brush brush = new Brush(pixels, columns, scale, toTheRight ? top : left);
        // Lines of pixels do not touch each other, so they are painted side by side; but what takes long leaves the
        // window
        // a processor to answer with.
        IntStream lines = IntStream.range(0, rows);
        (count > MANY && PROCESSORS <= 2 ? lines : lines.parallel())
                .forEach(row -> brush.line(row, form.place[row], form.slope[row]));
        Rect where = new Rect(left / scale, top / scale, width / scale, height / scale);
        return new Pixels(toTheRight ? turned(pixels, width, height) : pixels, width, height, where);
    }

    /** What was painted line by line as if it ran downwards, as it runs to the right. */
    private static int[] turned(int[] pixels, int width, int height) {
        int[] turned = new int[pixels.length];
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                turned[y * width + x] = pixels[x * height + y];
            }
        }
        return turned;
    }

    /**
     * The form that all curves have: how far each line of pixels is on the way from 0 to 1, and how steep it is there.
     */
    private static final class Form {
        private final float[] place;
        private final float[] slope;

        private Form(int rows) {
            place = new float[rows];
            slope = new float[rows];
        }

        /** Of the cubic whose two control points stand half-way across, right below its start and right above its end. */
        static Form of(int rows, double start, double length) {
            Form form = new Form(rows);
            for (int row = 0; row < rows; row++) {
                double across = Math.max(0, Math.min(1, (row + 0.5 - start) / length));
                double t = parameter(across);
                form.place[row] = (float) (t * t * (3 - 2 * t));
                form.slope[row] = (float) (6 * t * (1 - t) / (1.5 - 3 * t + 3 * t * t) / length);
            }
            return form;
        }

        /** Where on the cubic it is so far across: 1.5 t − 1.5 t² + t³ = across. */
        private static double parameter(double across) {
            double low = 0;
            double high = 1;
            for (int i = 0; i < 40; i++) {
                double t = (low + high) / 2;
                if (1.5 * t - 1.5 * t * t + t * t * t < across) {
                    low = t;
                } else {
                    high = t;
                }
            }
            return (low + high) / 2;
        }
    }

    /** Paints line of pixels by line of pixels, each with as much of every curve's colour as the curve covers of it. */
    private final class Brush {

        private final int[] pixels;
        private final int columns;
        private final float[] from = new float[count];
        private final float[] way = new float[count];
        private final float[] width = new float[count];
        private final float[] strength = new float[count];
        private final float[] faint = new float[count];

        /**
         * A brush for all curves.
         *
         * @param columns pixels in a line
         * @param origin  where a line begins along the band, in pixels
         */
        Brush(int[] pixels, int columns, double scale, float origin) {
            this.pixels = pixels;
            this.columns = columns;
            for (int i = 0; i < count; i++) {
                from[i] = (float) (numbers[FIELDS * i] * scale) - origin;
                way[i] = (float) (numbers[FIELDS * i + 1] * scale) - origin - from[i];
                strength[i] = SHARES * numbers[FIELDS * i + 2];
                faint[i] = 0.5f / strength[i];
                width[i] = (float) (numbers[FIELDS * i + 3] * scale);
            }
        }

        /** Millions of times a picture, so all is spelt out: calls would take longer than the rest. */
        void line(int row, float place, float slope) {
            int[] line = pixels;
            int start = row * columns;
            for (int i = 0; i < count; i++) {
                float x = from[i] + way[i] * place - 0.5f;
                float steep = way[i] * slope;
                float slant = steep < 0 ? -steep : steep;
                // Cut by a line of pixels, a slanted stroke is this long; while the line passes, it moves by its slant.
                float box = width[i] * (float) Math.sqrt(1 + slant * slant);
                float blur = slant > 1 ? slant : 1;
                float rise = slant > 1 ? strength[i] / slant : strength[i];
                float peak = rise * (box < blur ? box : blur);
                float reach = (box + blur) / 2;
                float seen = reach - blur * faint[i]; // beyond it, less than half a share
                int first = Math.max(0, (int) (x - seen + 1));
                int last = Math.min(columns - 1, (int) (x + seen + 1) - 1);
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
    }
}
