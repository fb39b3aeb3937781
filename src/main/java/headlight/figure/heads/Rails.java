package headlight.figure.heads;

import headlight.figure.Ink;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Surface;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Where the tokens that ask and those that are asked stand on both sides of a band of curves, and the bars of weights
 * beside those that are asked.
 */
interface Rails {

    /** How words are set. */
    record Look(IntFunction<Ink> ink, IntPredicate strong) {}

    /** Everything together, from (0, 0). */
    Size size();

    /** Where the curves are. */
    Rect band();

    /** Whether they run to the right. */
    boolean toTheRight();

    /** The place of an asking token along the band. */
    double asking(int token);

    /** The place of an asked token along the band. */
    double asked(int token);

    /** From one token to the next. */
    double pitch();

    /** Paints the words of both sides. */
    void words(Surface surface, Look asking, Look asked);

    /** What belongs to an asking token: its word. */
    Rect askingWord(int token);

    /** What belongs to an asked token: its word. */
    Rect askedWord(int token);

    /** The small mark of one of so many heads at an asked token, at the end of its curve. */
    Rect mark(int token, int i, int heads);

    /** Where the title of the bars stands, on its baseline; and how wide it may be. */
    Rect barsTitle();

    /** The bar of one of so many heads at an asked token, as long as its weight. */
    Rect bar(int token, int i, int heads, double weight);

    /** Paints what the bars stand on: a line, and the words once more where they are far. */
    void ground(Surface surface, Ink rule, Look asked);

    /** Paints the number of a bar at its end. */
    void number(Surface surface, String number, Rect bar, Ink ink);
}
