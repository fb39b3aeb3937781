package headlight.figure.stage;

import headlight.figure.Rect;
import headlight.figure.Size;
import java.util.List;

/**
 * Where everything on the stage stands. It depends on the source words and the room there is, never on how far the
 * computation has come: nothing jumps.
 *
 * <p>From left to right: names and formulas, one column per source word, a lane for two connecting lines, the card.
 * From the top downwards: context, softmax, scores, hidden states, words; the eye goes upwards.
 */
final class Layout {

    /** Below this the stage is scrolled, not squeezed. */
    static final Size SMALLEST = new Size(800, 540);

    private static final double MARGIN = 12;
    private static final double NAMES = 164;
    private static final double CARD = 240;
    private static final double LANE = 28;
    private static final double GAP = 8;
    private static final double WIDEST_COLUMN = 240;

    private static final double STATES_LEAST = 74;
    private static final double SCORES_LEAST = 78;
    private static final double WEIGHTS_LEAST = 92;
    private static final double CONTEXT_LEAST = 138;

    /** What one more layer of states takes. */
    private static final double LEVEL = 52;

    /** Strips of states are not higher than this. */
    private static final double STRIP_MOST = 76;

    /** The same where there is nothing above them. */
    private static final double STRIP_ALONE = 108;

    /** With nothing to look back at, a picture higher than this would be empty in the middle. */
    private static final double HIGH_ALONE = 580;

    private static final double SHARE_ALONE = 0.8;

    final Size size;

    /** Whether there are scores and weights. */
    final boolean attends;

    final int sources;
    final double pitch;
    private final double strip;
    final WordLine line;
    final Rect columns;
    final Rect context;
    final Rect weights;
    final Rect scores;
    final Rect states;
    final Rect words;
    final Rect card;

    /** How many layers of states stand above each other: all, or the top one where there is no room. */
    final int levels;

    /**
     * The places on the stage.
     *
     * @param attends whether there are scores and weights; without, what is left closes up
     * @param layers  how many layers of states there are
     */
    Layout(List<String> source, Size available, boolean attends, int layers) {
        size = new Size(Math.max(SMALLEST.width(), available.width()), Math.max(SMALLEST.height(), available.height()));
        this.attends = attends;
        sources = source.size();
        strip = attends || layers > 1 ? STRIP_MOST : STRIP_ALONE;
        double high = attends
                ? size.height()
                : Math.min(size.height(), Math.max(HIGH_ALONE + (layers - 1) * LEVEL, SHARE_ALONE * size.height()));
        double start = Math.round((size.height() - high) / 2) + MARGIN;
        card = new Rect(size.width() - MARGIN - CARD, start, CARD, high - 2 * MARGIN);
        double left = MARGIN + NAMES;
        double width = card.x() - LANE - 6 - left;
        pitch = Math.min(WIDEST_COLUMN, width / Math.max(1, sources));
        columns = new Rect(left + (width - pitch * sources) / 2, start, pitch * sources, card.h());
        line = WordLine.of(source, pitch);

        double fixed = attends ? 4 * GAP + STATES_LEAST + SCORES_LEAST + WEIGHTS_LEAST + CONTEXT_LEAST : 0;
        double extra = card.h() - line.height() - fixed;
        double more = (layers - 1) * LEVEL;
        levels = more <= extra ? layers : 1;
        double top = Math.round(card.bottom() - line.height());
        words = band(top, card.bottom() - top);
        if (attends) {
            double rest = extra - (levels - 1) * LEVEL;
            states = above(words, STATES_LEAST + (levels - 1) * LEVEL + Math.min(60, rest * 0.16));
            scores = above(states, SCORES_LEAST + rest * 0.24);
            weights = above(scores, WEIGHTS_LEAST + rest * 0.26);
        } else {
            double each = strip + 44;
            states = above(words, Math.min(levels * each, (extra - 2 * GAP) * (levels == 1 ? 0.5 : 0.7)));
            scores = new Rect(states.x(), states.y(), states.w(), 0);
            weights = scores;
        }
        double lower = attends ? weights.y() : states.y();
        context = band(card.y(), lower - GAP - card.y());
    }

    /** A row of about this height above another; edges stand on whole pixels. */
    private Rect above(Rect lower, double h) {
        double y = Math.round(lower.y() - GAP - h);
        return band(y, lower.y() - GAP - y);
    }

    private Rect band(double y, double h) {
        return new Rect(MARGIN, y, card.x() - LANE - MARGIN, h);
    }

    /** Where names and formulas of the rows begin. */
    double names() {
        return MARGIN + 12;
    }

    /** How wide names and formulas may be. */
    double nameWidth() {
        return NAMES - 16;
    }

    /** The middle of a column. */
    double x(int source) {
        return columns.x() + pitch * (source + 0.5);
    }

    /** The column's whole panel. */
    Rect panel(int source) {
        double gap = Math.max(1, Math.min(16, pitch * 0.12));
        double w = Math.min(190, pitch - gap);
        return new Rect(whole(x(source) - w / 2), columns.y(), whole(w), columns.h());
    }

    /** Whether columns are so narrow that numbers and formulas do not fit below each other. */
    boolean narrow() {
        return pitch < 30;
    }

    /** Narrow things stand on whole pixels: their edges stay sharp, and they are painted fast. */
    private double whole(double pixels) {
        return narrow() ? Math.round(pixels) : pixels;
    }

    /** What a row has of a column. */
    Rect cell(int source, Rect band) {
        Rect panel = panel(source);
        return new Rect(panel.x(), band.y(), panel.w(), band.h());
    }

    /** The width of the bars of scores and weights. */
    double barWidth() {
        double w = panel(0).w();
        return narrow() ? Math.max(4, w - 3) : Math.min(84, w * 0.5);
    }

    /** The height of a label below a strip. */
    double labelHeight() {
        return 18;
    }

    /** Where the top layer's state of a word stands. */
    Rect state(int source) {
        return state(source, 0);
    }

    /** Where a state stands in its row, above its label; {@code down} layers below the top. */
    Rect state(int source, int down) {
        Rect cell = cell(source, states);
        double side = Math.max(1, Math.min(9, cell.w() * 0.08));
        double w = Math.min(160, cell.w() - 2 * side);
        double each = states.h() / levels;
        double room = each - 9 - labelHeight() - (levels > 1 ? 11 : 6);
        double h = Math.min(strip, room);
        return new Rect(cell.centerX() - w / 2, states.y() + down * each + 9 + (room - h), w, h);
    }

    /** The line on which the label of a state stands. */
    double label(int down) {
        return states.y() + (down + 1) * states.h() / levels - 9;
    }

    /** Where the context vector stands. */
    Rect contextStrip() {
        double h = Math.max(34, Math.min(88, context.h() * 0.26));
        double w = Math.max(128, Math.min(256, h * 2.8));
        return new Rect(columns.centerX() - w / 2, context.y() + 30, w, h);
    }

    /** The softmax bar of a column, from 0 (its lower edge) to 100 %. */
    Rect track(int source) {
        double w = barWidth();
        return new Rect(whole(x(source) - w / 2), weights.y() + 24, w, weights.h() - 24 - 10);
    }

    /** Where the scores of a column may go; their labels included. */
    Rect scoreRoom(int source) {
        double w = barWidth();
        return new Rect(whole(x(source) - w / 2), scores.y() + 8, w, scores.h() - 16);
    }

    /** The x of the line that brings the context vector to the card, and of the one that brings the state out of it. */
    double lane() {
        return card.x() - LANE / 2;
    }

    /** The room inside the card, its heading left out. */
    Rect inside() {
        return new Rect(card.x() + 16, card.y() + 36, card.w() - 32, card.h() - 36 - 12);
    }
}
