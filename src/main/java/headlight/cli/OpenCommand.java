package headlight.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code open}: the window, with a model or a trace loaded. */
@Command(name = "open", description = "Opens the window with a model or a trace loaded.")
final class OpenCommand implements Callable<Integer> {

    private final Window window;

    @Parameters(index = "0", arity = "0..1", paramLabel = "MODEL|TRACE", description = "A model, or a trace file.")
    private Optional<String> what = Optional.empty();

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The text to walk through.")
    private Optional<String> text = Optional.empty();

    OpenCommand(Window window) {
        this.window = window;
    }

    @Override
    public Integer call() {
        window.open(what, text);
        return Exit.DONE;
    }
}
