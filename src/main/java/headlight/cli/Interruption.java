package headlight.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C as a wish to stop: whoever works sees it, ends in good order, and only then the program does. The hook of the
 * virtual machine must be waited for, because the machine is gone when it returns.
 */
final class Interruption implements AutoCloseable {

    /** Longer than any step of work, shorter than anyone's patience. */
    private static final long MOST_SECONDS = 60;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "interruption");
    private volatile boolean wanted;

    private Interruption() {}

    /** Watches for Ctrl-C until closed. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Whether someone wants to stop. */
    boolean isWanted() {
        return wanted;
    }

    private void interrupt() {
        wanted = true;
        try {
            if (!done.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine is shutting down already: the hook has done its work.
            wanted = true;
        }
    }
}
