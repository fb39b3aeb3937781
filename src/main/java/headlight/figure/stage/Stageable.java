package headlight.figure.stage;

import headlight.figure.Figure;
import headlight.figure.Rect;
import java.util.Optional;

/** A picture of one moment of a walk. */
public interface Stageable extends Figure {

    /** Where the numbers of this step stand; empty before the first. */
    Optional<Rect> now();
}
