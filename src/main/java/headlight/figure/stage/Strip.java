package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * One vector as a strip of coloured cells, wrapped into as many rows as make the cells nearly square. What lies under a
 * point is computed, so a strip of hundreds of features costs no more than a short one.
 */
final class Strip {

    private static final double WRAP = 4;
    private static final double TALL = 0.8;
    private static final double LONG = 7;
    private static final double COARSE = 4;

    private final Site site;
    private final int row;
    private final int from;
    private final int features;
    private final boolean known;
    private final int columns;
    private final int rows;
    private final Rect where;

    /**
     * A strip for features {@code from … from + features − 1} of {@code site[row]}, in the middle of a room. Cells of
     * at least two pixels get whole pixels, so that their edges are sharp.
     *
     * @param known whether it is computed yet; if not, its place stays empty
     */
    Strip(Site site, int row, int from, int features, boolean known, Rect room) {
        this.site = site;
        this.row = row;
        this.from = from;
        this.features = features;
        this.known = known && features > 0;
        this.columns = columns(features, room);
        this.rows = Math.max(1, (features + columns - 1) / columns);
        double w = whole(room.w() / columns) * columns;
        double h = whole(room.h() / rows) * rows;
        this.where = new Rect(Math.round(room.centerX() - w / 2), Math.round(room.centerY() - h / 2), w, h);
    }

    /** The whole vector {@code site[row]}. */
    static Strip of(Scene scene, Site site, int row, boolean known, Rect room) {
        return new Strip(site, row, 0, scene.features(site), known, room);
    }

    /** The same in another room. */
    Strip in(Rect room) {
        return new Strip(site, row, from, features, known, room);
    }

    private static double whole(double cell) {
        return cell >= 2 ? Math.floor(cell) : cell;
    }

    /**
     * How many cells stand beside each other: in rooms of ordinary shape about four times as many as above each other,
     * whatever the room, so that a feature has the same place in every vector; else as many as bring the cells nearest
     * to squares. No gap is left at the end if possible.
     */
    static int columns(int features, Rect room) {
        double shape = room.w() / room.h();
        return shape >= TALL && shape <= LONG ? wrapped(features, WRAP) : wrapped(features, shape);
    }

    private static int wrapped(int features, double shape) {
        int best = Math.max(1, features);
        double least = Double.MAX_VALUE;
        for (int r = 1; r <= features; r++) {
            int c = (features + r - 1) / r;
            double stretch = Math.abs(Math.log(shape * r / c));
            double cost = stretch + (features % r == 0 ? 0 : 1);
            if (cost < least) {
                least = cost;
                best = c;
            }
        }
        return best;
    }

    Rect where() {
        return where;
    }

    Site site() {
        return site;
    }

    int features() {
        return features;
    }

    /** The place of the strip's feature {@code k}, from 0. */
    Rect cell(int k) {
        double w = where.w() / columns;
        double h = where.h() / rows;
        int r = k / columns;
        return new Rect(where.x() + k % columns * w, where.y() + r * h, w, h);
    }

    /** What is under a point of the strip: one number. */
    Spot spot(double x, double y) {
        int c = Math.min(columns - 1, (int) ((x - where.x()) / where.w() * columns));
        int r = Math.min(rows - 1, (int) ((y - where.y()) / where.h() * rows));
        return spot(Math.min(features - 1, r * columns + c));
    }

    /** One number. */
    Spot spot(int k) {
        return new Spot(site, List.of(row, from + k), cell(k));
    }

    /** Whether its cells are large enough to be pointed out one by one. */
    boolean coarse() {
        return where.w() / columns >= COARSE && where.h() / rows >= COARSE;
    }

    /** The whole vector. */
    Spot spot() {
        return new Spot(site, List.of(row), where);
    }

    /** Whether it is computed yet. */
    boolean known() {
        return known;
    }

    /** Paints each number in its colour, or the empty place. */
    void paint(Pen pen, Scene scene) {
        Optional<float[]> values = known ? scene.vector(site, row) : Optional.empty();
        if (values.isPresent()) {
            int[] cells = new int[columns * rows];
            DoubleFunction<Ink> colours = scene.colours(site);
            for (int k = 0; k < features; k++) {
                cells[k] = colours.apply(values.get()[from + k]).argb();
            }
            pen.surface.image(cells, columns, rows, where);
        }
        pen.surface.outline(where, 0, values.isPresent() ? pen.theme.bar() : pen.theme.rule(), 1);
    }
}
