package headlight.engine.nn;

import headlight.engine.tape.Value;

/** The weights of a model by their names. */
public interface Weights {

    /**
     * The weight of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    Value get(String name);

    /** Whether there is a weight of this name. */
    boolean has(String name);
}
