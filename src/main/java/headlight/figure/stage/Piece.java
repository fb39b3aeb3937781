package headlight.figure.stage;

import headlight.figure.Spot;
import java.util.List;

/** A part of the stage: it paints itself, and knows what of it stands for a number. */
interface Piece {

    /** Paints what is known, and the empty place of what is not. */
    void paint(Pen pen);

    /** The vectors that it shows; their cells are computed where they are asked for. */
    default List<Strip> strips() {
        return List.of();
    }

    /** What else in it stands for something recorded. */
    default List<Spot> spots() {
        return List.of();
    }
}
