package headlight.ui;

import headlight.figure.Size;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sheets that take turns: while one is seen and the next is on its way to the screen, a third is painted. New ones for
 * every picture would be a gigabyte a minute, and the program would stand still again and again to tidy up.
 */
final class Sheets {

    private static final int MOST = 3;

    private final Deque<Sheet> used = new ArrayDeque<>();

    /** The one whose turn it is, for a picture of this size; one thread only. */
    Sheet next(Size room, double pixels) {
        Sheet next = used.size() < MOST ? Sheet.blank(room, pixels) : used.remove();
        if (!next.fits(room, pixels)) {
            next = Sheet.blank(room, pixels);
        }
        used.add(next);
        return next;
    }
}
