package headlight.session;

import headlight.trace.Edit;
import headlight.trace.Trace;
import java.util.List;

/** Something that runs text: a model that is ready. Owned by the engine thread. */
public interface Runner extends AutoCloseable {

    /**
     * Runs a text with some values replaced, and records everything.
     *
     * @throws IllegalArgumentException when the text is refused; the message is for the person who typed it
     */
    Trace run(String text, List<Edit> edits);

    /** Gives back its memory. */
    @Override
    void close();
}
