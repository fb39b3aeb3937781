package headlight.engine.model;

import headlight.engine.tape.Backend;
import headlight.spec.Checkpoint;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.TransformerCheckpoint;

/** The catalogue of model families. */
public final class Families {

    private Families() {}

    /** A model that runs, from what lies in its folder. The first one loads ND4J: not on a thread that draws. */
    public static Model open(Checkpoint checkpoint) {
        Backend.start();
        return checkpoint instanceof TransformerCheckpoint transformer
                ? new TransformerModel(transformer)
                : new RecurrentModel((RecurrentCheckpoint) checkpoint);
    }
}
