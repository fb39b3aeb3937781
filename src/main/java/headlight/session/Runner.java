package headlight.session;

import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.text.Encoded;
import headlight.trace.Change;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;

/** Something that runs text: a model that is ready. Owned by the engine thread. */
public interface Runner extends AutoCloseable {

    /** An opened model, which is closed with this. */
    static Runner of(LoadedModel model) {
        return new Running(model);
    }

    /** The opened model that it runs, if it is one. */
    default Optional<LoadedModel> opened() {
        return Optional.empty();
    }

    /** What it was made from. */
    Checkpoint checkpoint();

    /**
     * A text as the model reads it: its tokens, where they stand in the text, and whether it was too long.
     *
     * @throws IllegalArgumentException when the text is refused; the message is for the person who typed it
     */
    Encoded encode(String text);

    /**
     * Runs a text with some things changed, and records everything.
     *
     * @throws IllegalArgumentException when the text is refused; the message is for the person who typed it
     */
    Trace run(String text, List<Change> changes, Generation generation);

    /**
     * The same, and back from the loss of what was written, where the model can.
     *
     * @throws IllegalArgumentException when the text is refused; the message is for the person who typed it
     */
    default Trace run(String text, List<Change> changes, Generation generation, boolean backward) {
        return run(text, changes, generation);
    }

    /** Gives back its memory. */
    @Override
    void close();
}
