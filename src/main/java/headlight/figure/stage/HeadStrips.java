package headlight.figure.stage;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * The vectors that all heads have of one position, small and side by side; the head that is looked at has a frame. Of long
 * vectors the first features are shown.
 */
final class HeadStrips {

    /** How high they stand. */
    static final double HEIGHT = 12;

    private static final double NARROWEST = 4;
    private static final double CELL = 2;

    private final LayerScene scene;
    private final Site site;
    private final int position;
    private final boolean known;
    private final int heads;
    private final int shown;
    private final int columns;
    private final int rows;
    private final double cell;
    private final Rect where;

    /**
     * The vectors of a position.
     *
     * @param known whether they are computed yet; if not, their place stays empty
     */
    HeadStrips(LayerScene scene, Site site, int position, boolean known, Rect room) {
        this.scene = scene;
        this.site = site;
        this.position = position;
        this.known = known;
        heads = scene.block.heads(scene.trace);
        Rect one = new Rect(room.x(), room.y(), room.w() / heads - 1, room.h());
        int capacity = ((int) (one.w() / CELL)) * ((int) (one.h() / CELL));
        shown = Math.max(1, Math.min(scene.features(site), capacity));
        columns = Strip.columns(shown, one);
        rows = Math.max(1, (shown + columns - 1) / columns);
        cell = room.w() / across();
        where = room;
    }

    /** Whether so many heads can be told apart in a room so wide. */
    static boolean fit(int heads, double width) {
        return heads > 1 && width / heads >= NARROWEST;
    }

    /** A cell's width is left between two heads. */
    private int across() {
        return heads * columns + heads - 1;
    }

    private Rect place(int head) {
        return new Rect(where.x() + head * (columns + 1) * cell, where.y(), columns * cell, where.h());
    }

    /** Paints them onto a ground of this colour: as one picture, since there may be hundreds on the stage. */
    void paint(Pen pen, Ink ground) {
        if (!known) {
            pen.surface.fill(where, 0, pen.theme.ink().fade(0.05));
            return;
        }
        int[] colours = new int[across() * rows];
        Arrays.fill(colours, ground.argb());
        DoubleFunction<Ink> inks = scene.colours(site);
        for (int head = 0; head < heads; head++) {
            Optional<float[]> vector = scene.row(site, head, position);
            for (int k = 0; vector.isPresent() && k < shown; k++) {
                int column = head * (columns + 1) + k % columns;
                colours[k / columns * across() + column] =
                        inks.apply(vector.get()[k]).argb();
            }
        }
        pen.surface.image(colours, across(), rows, where);
        pen.surface.outline(place(scene.head).inset(-1), 1, pen.theme.accent(), 1.4);
    }

    /** Each head's vector. */
    List<Spot> spots() {
        return known
                ? IntStream.range(0, heads)
                        .mapToObj(head -> new Spot(site, List.of(head, position), place(head)))
                        .toList()
                : List.of();
    }
}
