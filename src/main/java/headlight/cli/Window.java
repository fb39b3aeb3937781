package headlight.cli;

import java.util.Optional;

/** The way from a command to the window, which commands do not know. */
@FunctionalInterface
public interface Window {

    /**
     * Opens the window and returns when it is closed.
     *
     * @param modelOrTrace what it shows first: a model's name or folder, or a trace file
     * @param text         the text it shows first
     */
    void open(Optional<String> modelOrTrace, Optional<String> text);
}
