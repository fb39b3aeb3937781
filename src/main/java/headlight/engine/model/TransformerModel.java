package headlight.engine.model;

import headlight.spec.TransformerCheckpoint;
import headlight.trace.Trace;

/** A Transformer that runs. */
final class TransformerModel implements Model {

    private final TransformerCheckpoint checkpoint;

    TransformerModel(TransformerCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    @Override
    public TransformerCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Trace run(Request request) {
        throw new IllegalArgumentException(checkpoint.family() + " does not run");
    }

    @Override
    public void close() {}
}
