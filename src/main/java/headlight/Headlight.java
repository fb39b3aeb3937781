package headlight;

import headlight.cli.Cli;
import headlight.cli.Outlet;
import headlight.engine.tape.Backend;
import headlight.session.Library;
import headlight.session.LibraryShelf;
import headlight.session.SettingsFile;
import headlight.session.Shelf;
import headlight.ui.HeadlightApp;
import headlight.ui.Start;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The program. Without arguments it opens the window; with arguments it is a command. The one place that knows every room
 * of the house. Nothing of the window is loaded for a command, and nothing of the commands for the window.
 */
public final class Headlight {

    /** Commands that compute: ND4J takes a third of a second to load, so it starts before anything is parsed. */
    private static final Set<String> COMPUTING =
            Set.of("run", "explain", "figure", "train", "eval", "lab", "bench", "bench-memory", "bench-bert");

    /** The exit code when reading or writing failed, as of every command. */
    private static final int FAILED = 4;

    private Headlight() {}

    /** Starts the program. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true"); // pictures are drawn in memory, the window is JavaFX's
        if (args.length == 0) {
            justTheWindow();
            return;
        }
        if (Stream.of(args).anyMatch(COMPUTING::contains) && Stream.of(args).noneMatch(a -> a.matches("-h|--help"))) {
            beside("engine", Backend::load);
        }
        PrintWriter out = stream(new Outlet(new FileOutputStream(FileDescriptor.out)));
        PrintWriter err = stream(new FileOutputStream(FileDescriptor.err));
        int code = Cli.run(Headlight::window, out, err, args);
        Runtime.getRuntime().exit(code);
    }

    private static void justTheWindow() {
        try {
            window(Optional.empty(), Optional.empty());
        } catch (UncheckedIOException e) {
            System.err.println("headlight: " + e.getCause().getMessage());
            Runtime.getRuntime().exit(FAILED);
        }
    }

    private static void window(Optional<String> modelOrTrace, Optional<String> text) {
        Hush.JAVAFX.setLevel(Level.SEVERE);
        Shelf shelf = new LibraryShelf(Library.atHand());
        Start start = new Start(shelf, Backend::load, SettingsFile.ofUser(), modelOrTrace.orElse(""), text.orElse(""));
        try {
            HeadlightApp.open(start);
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new UncheckedIOException(new IOException("the window cannot open: " + e.getMessage()
                    + "; expected a display, or a command " + "that needs none (headlight --help)"));
        }
    }

    /** JavaFX warns whenever it lies on the class path, where it works as well. Held here, so that its level stays. */
    private static final class Hush {
        static final Logger JAVAFX = Logger.getLogger("javafx");
    }

    /** Does something on a thread that keeps nobody waiting; what goes wrong there goes wrong again where it is needed. */
    private static void beside(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
    }

    /** UTF-8, which every terminal reads, but for those of Windows, which say what they read. */
    private static PrintWriter stream(OutputStream bytes) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Charset charset = Optional.ofNullable(
                        System.getProperty("stdout.encoding", System.getProperty("native.encoding")))
                .filter(name -> windows && Charset.isSupported(name))
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        return new PrintWriter(new OutputStreamWriter(bytes, charset), true);
    }
}
