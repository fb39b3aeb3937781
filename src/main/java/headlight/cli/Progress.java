package headlight.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/** One line that says how far something is and how long it still takes. Shown on a terminal only, and wiped at the end. */
final class Progress implements AutoCloseable {

    private static final long BETWEEN = 100_000_000;
    private static final String WIPE = "\r\033[K";

    private final PrintWriter err;
    private final boolean shown;
    private final long begin = System.nanoTime();
    private long last = begin;
    private boolean written;

    private Progress(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** On the error stream, if a person is watching. */
    static Progress onTerminal(PrintWriter err) {
        return new Progress(err, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on there always is a console, which is asked what it is
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** So many of so many are done. At most ten times a second. */
    void show(String what, long done, long of) {
        long now = System.nanoTime();
        if (!shown || now - last < BETWEEN || done == 0) {
            return;
        }
        last = now;
        written = true;
        double left = (now - begin) / 1e9 / done * (of - done);
        err.print(WIPE + what + " " + done + " of " + of + ", " + time(left) + " left");
        err.flush();
    }

    /** Wipes the line, so that the next one stands alone. */
    void wipe() {
        if (written) {
            err.print(WIPE);
            err.flush();
            written = false;
        }
    }

    @Override
    public void close() {
        wipe();
    }

    /** A time as people say it: {@code 8 s}, {@code 2:05 min}, {@code 1:10 h}. */
    static String time(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s % 3600 / 60);
    }
}
