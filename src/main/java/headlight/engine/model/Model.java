package headlight.engine.model;

import headlight.spec.Checkpoint;
import headlight.trace.Trace;

/** A model that runs. Owned by one thread; what it returns belongs to everyone. */
public interface Model extends AutoCloseable {

    /** What it was made from. */
    Checkpoint checkpoint();

    /**
     * Runs one input and records every site, with the way each number came about.
     *
     * @throws IllegalArgumentException when an edit names no site of this model, or has another shape
     */
    Trace run(Request request);

    /** Gives back its memory. */
    @Override
    void close();
}
