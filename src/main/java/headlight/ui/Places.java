package headlight.ui;

import java.io.File;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person where things are, or should be. */
interface Places {

    /** A trace, or a model's folder. */
    Optional<File> toOpen(Language language, Window owner);

    /** A file of pairs. */
    Optional<File> toLearn(Language language, Window owner);

    /** The folder into which a model goes. */
    Optional<File> toKeep(Language language, Window owner);

    /** Where a new file of this name goes. */
    Optional<File> toSave(String name, Language language, Window owner);
}
