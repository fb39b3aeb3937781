package headlight.figure.stage;

import headlight.figure.Rect;
import headlight.figure.Words;
import java.util.List;

/**
 * Where everything in the card stands, read upwards as the rows beside it: the word read and the hidden state at the
 * heights of theirs, then concatenation, next word, output. The inside of the cell takes the place of the two that are
 * still empty then.
 */
final class CardLayout {

    static final double CHIP = 24;
    static final double CHIP_LINE = 30;

    /** The height of a line of the words before an experiment. */
    static final double BEFORE = 15;

    private static final double TITLE = 26;
    private static final double CONCAT = 86;

    /** What mixing the two halves takes beside. */
    private static final double COMBINED = 48;

    private static final double NEXT = 140;
    private static final double NEXT_LEAST = 104;
    private static final double NEXT_MOST = 216;
    private static final int CHIPS_MOST = 4;

    /** How many lines of words stay above the inside of a cell. */
    private static final int LINES_ABOVE_CELL = 2;

    private static final double GAP = 6;

    /** The state at work is not higher than this. */
    private static final double MOST = 76;

    /** Nor lower is its row than this. */
    private static final double LEAST = 74;

    final Rect frame;
    final Rect output;
    final Rect next;
    final Rect concat;
    final Rect cell;
    final Rect wholeCell;
    final Rect state;
    final Rect strip;
    final Rect input;
    final int chipLines;

    /** The words before an experiment, in one or two lines. */
    final List<String> before;

    /**
     * The places in the card.
     *
     * @param said     what to say about the output before an experiment; empty without one
     * @param concats  whether context and state are put side by side
     * @param combines whether they are mixed then
     */
    CardLayout(Layout layout, String said, boolean concats, boolean combines) {
        frame = layout.card;
        Rect inside = layout.inside();
        double x = inside.x() - 8;
        double w = inside.w() + 16;
        before = lines(said, inside.w());
        double both = concats ? CONCAT + (combines ? COMBINED : 0) : 0;
        double least = TITLE + 4 + (before.isEmpty() ? 0 : before.size() * BEFORE + 3);
        double above = layout.states.bottom() - inside.y();
        double spare = above - both - least - CHIP_LINE - NEXT_LEAST - 3 * GAP;
        double low = Math.max(LEAST, Math.min(Math.min(layout.states.h(), MOST + 33), spare));
        double bottom = layout.states.bottom() - low - GAP;
        concat = new Rect(x, bottom - both, w, both);
        double room = concat.y() - inside.y() - 2 * GAP;
        double usual = Math.min(NEXT, Math.max(NEXT_LEAST, room - least - CHIP_LINE));
        double high = Math.max(usual, Math.min(NEXT_MOST, room - least - CHIPS_MOST * CHIP_LINE));
        next = new Rect(x, concat.y() - (concats ? GAP : 0) - high, w, high);
        chipLines = Math.max(1, Math.min(CHIPS_MOST, (int) ((room - least - high) / CHIP_LINE)));
        output = new Rect(x, inside.y(), w, least + chipLines * CHIP_LINE);
        double highest = inside.y() + least + Math.min(chipLines, LINES_ABOVE_CELL) * CHIP_LINE + GAP;
        double cellTop = layout.attends ? next.y() : Math.min(next.y(), highest);
        cell = new Rect(x, cellTop, w, bottom - cellTop);
        wholeCell = new Rect(x, inside.y(), w, bottom - inside.y());
        state = new Rect(x, layout.states.bottom() - low, w, low);
        double tall = Math.min(MOST, state.h() - 36);
        strip = new Rect(inside.x() + 44, state.bottom() - 27 - tall, inside.w() - 44, tall);
        input = new Rect(inside.x() + 44, layout.words.y() + 8, inside.w() - 44, 30);
    }

    private static List<String> lines(String text, double width) {
        String first = Words.fit(text, Pen.SMALL, width);
        if (first.equals(text)) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        int space = text.lastIndexOf(' ', first.length() - 1);
        int end = space > 0 ? space : first.length() - 1;
        return List.of(text.substring(0, end), Words.fit(text.substring(end).strip(), Pen.SMALL, width));
    }

    /** How many lines of chips there is room for above the inside of the cell, or above the next word. */
    int lines(boolean inside) {
        double room = (inside ? cell.y() : next.y()) - chips();
        return Math.max(1, Math.min(chipLines, (int) (room / CHIP_LINE)));
    }

    /** The top of the chips. */
    double chips() {
        return output.y() + TITLE + (before.isEmpty() ? 0 : before.size() * BEFORE + 3);
    }

    /** Where text begins. */
    double x() {
        return output.x() + 8;
    }

    /** Where it ends. */
    double right() {
        return output.right() - 8;
    }
}
