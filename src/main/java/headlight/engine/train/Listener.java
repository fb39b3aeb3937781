package headlight.engine.train;

/** Who watches a training. Called on the thread that trains. */
public interface Listener {

    /** After each step: how many steps of how many of this epoch are done, and the loss of the last. */
    default void step(int epoch, int done, int of, double loss) {}

    /** After each epoch. */
    default void epoch(Epoch report) {}

    /** When a hand stopped it on the way: how the epoch that was not finished went. */
    default void stopped(Epoch report) {}

    /** What the model makes of the probes: before the first step, ever again while it learns, and whenever it pauses. */
    default void glance(Glance glance) {}

    /** Asked after each step: whether to stop now and keep the best so far. */
    default boolean wantsToStop() {
        return false;
    }
}
