package headlight.figure.stage;

import headlight.figure.Rect;
import headlight.figure.Size;
import java.util.stream.IntStream;

/**
 * Where everything on the stage of a layer stands: the overview on top, one column per position that is asked, the card
 * of the position that asks. It depends on the tokens and the room there is, never on how far the computation has come.
 *
 * <p>A column from below: its token, what is read from it, its key, its score, its weight, its value; above all columns
 * the context. Of more columns than there is room for, those around the one at work are shown.
 */
final class LayerLayout {

    static final Size SMALLEST = new Size(860, 540);

    static final double MARGIN = 12;
    private static final double NAMES = 152;
    private static final double CARD = 252;
    private static final double LANE = 30;
    private static final double GAP = 6;
    private static final double OVERVIEW = 26;
    private static final double WIDEST_COLUMN = 190;

    /** Narrower columns are not told apart: fewer are shown instead. */
    private static final double NARROWEST_COLUMN = 5;

    /** What is left at each side for saying how many columns are not shown. */
    private static final double MORE = 34;

    private static final double VECTOR = 40;
    private static final double HEADS = HeadStrips.HEIGHT + 3;
    private static final double SCORES = 74;
    private static final double WEIGHTS = 80;
    private static final double CONTEXT = 84;

    final Size size;
    final int keys;

    /** The first column shown, and how many are. */
    final int from;

    final int count;
    final double pitch;

    /** Whether the vectors of all heads stand beside those of the one that is looked at. */
    final boolean everyHead;

    final WordLine line;
    final Rect overview;
    final Rect columns;
    final Rect context;
    final Rect values;
    final Rect weights;
    final Rect scores;
    final Rect vectors;
    final Rect inputs;
    final Rect words;
    final Rect card;

    /**
     * The places on the stage.
     *
     * @param focus the column that must be among those shown
     */
    LayerLayout(LayerScene scene, int focus, Size available) {
        size = new Size(Math.max(SMALLEST.width(), available.width()), Math.max(SMALLEST.height(), available.height()));
        keys = scene.keys();
        card = new Rect(size.width() - MARGIN - CARD, MARGIN, CARD, size.height() - 2 * MARGIN);
        double left = MARGIN + NAMES;
        double room = card.x() - LANE - left;
        boolean all = keys * NARROWEST_COLUMN <= room;
        double inner = all ? room : room - 2 * MORE;
        count = all ? keys : (int) (inner / NARROWEST_COLUMN);
        from = all ? 0 : first(focus);
        pitch = Math.min(WIDEST_COLUMN, inner / Math.max(1, count));
        line = WordLine.of(
                IntStream.range(from, from + count).mapToObj(scene::asked).toList(), pitch);
        overview = new Rect(MARGIN, MARGIN, room + NAMES, OVERVIEW);
        double top = overview.bottom() + GAP;
        columns = new Rect(left + (room - pitch * count) / 2, top, pitch * count, card.bottom() - top);

        everyHead = HeadStrips.fit(scene.block.heads(scene.trace), vectorWidth());
        double heads = everyHead ? HEADS : 0;
        double extra = columns.h() - line.height() - 6 * GAP - 3 * VECTOR - 2 * heads - SCORES - WEIGHTS - CONTEXT;
        double vector = VECTOR + Math.max(0, Math.min(26, extra * 0.1));
        words = band(Math.rint(card.bottom() - line.height()), line.height());
        inputs = above(words, vector);
        vectors = above(inputs, vector + heads);
        scores = above(vectors, SCORES + Math.max(0, extra * 0.18));
        weights = above(scores, WEIGHTS + Math.max(0, extra * 0.22));
        values = above(weights, vector + heads);
        context = band(top, values.y() - GAP - top);
    }

    /** Pages overlap by half, so that the columns stand still while the one at work moves among them. */
    private int first(int focus) {
        int half = Math.max(1, count / 2);
        return Math.max(0, Math.min(keys - count, focus / half * half - half / 2));
    }

    private Rect above(Rect lower, double h) {
        double y = Math.round(lower.y() - GAP - h);
        return band(y, lower.y() - GAP - y);
    }

    private Rect band(double y, double h) {
        return new Rect(MARGIN, y, card.x() - LANE - MARGIN + 6, h);
    }

    /** Whether a position has its column. */
    boolean shows(int key) {
        return key >= from && key < from + count;
    }

    /** The positions that have columns. */
    IntStream shown() {
        return IntStream.range(from, from + count);
    }

    double names() {
        return MARGIN + 10;
    }

    double nameWidth() {
        return NAMES - 16;
    }

    /** Whether columns are so narrow that numbers do not fit. */
    boolean narrow() {
        return pitch < 30;
    }

    double x(int key) {
        return columns.x() + pitch * (key - from + 0.5);
    }

    /** The column's whole panel. */
    Rect panel(int key) {
        double gap = Math.max(1, Math.min(14, pitch * 0.12));
        double w = Math.max(1, Math.min(170, pitch - gap));
        return new Rect(whole(x(key) - w / 2), columns.y(), narrow() ? Math.max(1, Math.floor(w)) : w, columns.h());
    }

    private double whole(double pixels) {
        return narrow() ? Math.round(pixels) : pixels;
    }

    /** What a row has of a column. */
    Rect cell(int key, Rect band) {
        Rect panel = panel(key);
        return new Rect(panel.x(), band.y(), panel.w(), band.h());
    }

    /** Where a vector of a column stands in its row. */
    Rect vector(int key, Rect band) {
        double w = vectorWidth();
        return new Rect(cell(key, band).centerX() - w / 2, band.y() + 5, w, band.h() - 10);
    }

    private double vectorWidth() {
        double w = panel(from).w();
        return Math.min(150, w > 24 ? w - 10 : w);
    }

    /** What of a vector's place the head has that is looked at, where all of them stand there. */
    static Rect ofHead(Rect vector) {
        return new Rect(vector.x(), vector.y(), vector.w(), vector.h() - HEADS);
    }

    /** What of it all heads have, small. */
    static Rect ofHeads(Rect vector) {
        return new Rect(vector.x(), vector.bottom() - HeadStrips.HEIGHT, vector.w(), HeadStrips.HEIGHT);
    }

    double barWidth() {
        double w = panel(from).w();
        return narrow() ? Math.max(2, w - 2) : Math.min(78, w * 0.5);
    }

    /** The softmax bar of a column, from 0 (its lower edge) to 100 %. */
    Rect track(int key) {
        double w = barWidth();
        return new Rect(whole(x(key) - w / 2), weights.y() + 22, w, weights.h() - 22 - 8);
    }

    /** Where the scores of a column may go; their labels included. */
    Rect scoreRoom(int key) {
        double w = barWidth();
        return new Rect(whole(x(key) - w / 2), scores.y() + 6, w, scores.h() - 12);
    }

    /** Where the context vector stands. */
    Rect contextStrip() {
        double h = Math.max(26, Math.min(60, context.h() * 0.3));
        double w = Math.max(110, Math.min(220, h * 3.4));
        return new Rect(columns.centerX() - w / 2, context.y() + 24, w, h);
    }

    /** The x of the lines between the columns and the card. */
    double lane() {
        return card.x() - LANE / 2 + 4;
    }
}
