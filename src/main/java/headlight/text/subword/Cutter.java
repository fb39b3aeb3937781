package headlight.text.subword;

import headlight.text.Aligned;
import headlight.text.subword.Framed.Piece;
import java.util.List;
import java.util.OptionalInt;

/** Cuts a part of a text into tokens of a vocabulary. */
public sealed interface Cutter permits WordPiece, BytePairs {

    /** The tokens of a part that is not empty. */
    List<Piece> cut(Aligned part);

    /** The token for what the vocabulary does not have. */
    OptionalInt unknown();
}
