package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * One vector of a layer as a strip of coloured cells. Of a vector that is too long for its room, the first features are
 * shown.
 */
final class LayerStrip {

    private static final double LEAST = 1.5;
    private static final double COARSE = 4;

    private final Site site;
    private final List<Integer> index;
    private final Optional<float[]> values;
    private final int shown;
    private final int columns;
    private final int rows;
    private final Rect where;

    /**
     * The vector at an index of a site.
     *
     * @param known whether it is computed yet; if not, its place stays empty
     */
    LayerStrip(LayerScene scene, Site site, List<Integer> index, boolean known, Rect room) {
        this.site = site;
        this.index = index;
        this.values = known ? scene.row(site, index.stream().mapToInt(i -> i).toArray()) : Optional.empty();
        this.shown = Math.max(1, Math.min(scene.features(site), capacity(room)));
        this.columns = Strip.columns(shown, room);
        this.rows = Math.max(1, (shown + columns - 1) / columns);
        double w = whole(room.w() / columns) * columns;
        double h = whole(room.h() / rows) * rows;
        this.where = new Rect(
                Math.round(room.centerX() - w / 2), Math.round(room.centerY() - h / 2), Math.max(1, w), Math.max(1, h));
    }

    private static double whole(double cell) {
        return cell >= 2 ? Math.floor(cell) : cell;
    }

    /** How many features a room has place for. */
    static int capacity(Rect room) {
        return Math.max(1, ((int) (room.w() / LEAST)) * ((int) (room.h() / LEAST)));
    }

    Rect where() {
        return where;
    }

    boolean known() {
        return values.isPresent();
    }

    private Rect cell(int k) {
        double w = where.w() / columns;
        double h = where.h() / rows;
        int r = k / columns;
        return new Rect(where.x() + k % columns * w, where.y() + r * h, w, h);
    }

    /** What is under a point of the strip: one number. */
    Spot spot(double x, double y) {
        int c = Math.min(columns - 1, (int) ((x - where.x()) / where.w() * columns));
        int r = Math.min(rows - 1, (int) ((y - where.y()) / where.h() * rows));
        return spot(Math.min(shown - 1, r * columns + c));
    }

    private Spot spot(int k) {
        List<Integer> at = new ArrayList<>(index);
        at.add(k);
        return new Spot(site, at, cell(k));
    }

    /** The whole vector, and its cells where they are large enough to be pointed out one by one. */
    List<Spot> spots() {
        List<Spot> spots = new ArrayList<>(List.of(new Spot(site, index, where)));
        if (where.w() / columns >= COARSE && where.h() / rows >= COARSE) {
            for (int k = 0; k < shown; k++) {
                spots.add(spot(k));
            }
        }
        return spots;
    }

    /** Paints each number in its colour, or the empty place. */
    void paint(Pen pen, LayerScene scene) {
        values.ifPresent(numbers -> {
            int[] cells = new int[columns * rows];
            DoubleFunction<Ink> colours = scene.colours(site);
            for (int k = 0; k < shown; k++) {
                cells[k] = colours.apply(numbers[k]).argb();
            }
            pen.surface.image(cells, columns, rows, where);
        });
        if (where.w() >= 8) {
            pen.surface.outline(where, 0, known() ? pen.theme.bar() : pen.theme.rule(), 1);
        } else if (!known()) {
            pen.surface.fill(where, 0, pen.theme.ink().fade(0.05));
        }
    }
}
