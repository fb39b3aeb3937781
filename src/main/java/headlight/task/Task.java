package headlight.task;

import java.util.List;

/** Something to learn: pairs of texts, made by a generator. */
public interface Task {

    /** Its name on the command line. */
    String name();

    /** Its name for people. */
    String title();

    /** What it is, in one line. */
    String description();

    /** How its texts become tokens. */
    Layout layout();

    /** Inputs to try. */
    List<String> examples();

    /**
     * Its pairs: the same for the same seed.
     *
     * @param holdout how much of them to hold out, from 0 to below 1
     */
    Data data(long seed, double holdout);
}
