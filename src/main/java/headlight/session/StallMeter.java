package headlight.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long the screen's thread keeps others waiting: every few milliseconds it asks for a turn, and notes how
 * long that took.
 */
public final class StallMeter implements AutoCloseable {

    private static final long EVERY_MILLIS = 4;

    private final List<Double> waits = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread asking;

    /**
     * What was measured, in milliseconds.
     *
     * @param turns   how many turns were asked for
     * @param p99     of a hundred turns, one took longer
     * @param longest the longest anyone waited
     */
    public record Report(int turns, double p99, double longest) {}

    /** Starts measuring the thread behind an executor. */
    public StallMeter(Executor screen) {
        asking = new Thread(() -> ask(screen), "stall-meter");
        asking.setDaemon(true);
        asking.start();
    }

    private void ask(Executor screen) {
        try {
            do {
                CountDownLatch turn = new CountDownLatch(1);
                long asked = System.nanoTime();
                screen.execute(turn::countDown);
                turn.await();
                waits.add((System.nanoTime() - asked) / 1e6);
            } while (!stop.await(EVERY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was measured so far. */
    public Report report() {
        List<Double> sorted;
        synchronized (waits) {
            sorted = waits.stream().sorted().toList();
        }
        int last = sorted.size() - 1;
        return sorted.isEmpty()
                ? new Report(0, 0, 0)
                : new Report(sorted.size(), sorted.get((int) Math.floor(last * 0.99)), sorted.get(last));
    }

    /** Stops measuring. */
    @Override
    public void close() {
        stop.countDown();
        asking.interrupt();
    }
}
