package headlight.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class StallMeterTest {

    @Test
    void aThreadThatIsHeldKeepsItsMeterWaiting() throws InterruptedException {
        ExecutorService screen = Executors.newSingleThreadExecutor();
        CountDownLatch asked = new CountDownLatch(20);
        try (StallMeter meter = new StallMeter(task -> {
            asked.countDown();
            screen.execute(task);
        })) {
            screen.execute(() -> {
                long until = System.nanoTime() + 60_000_000;
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            });
            asked.await();

            StallMeter.Report report = meter.report();
            assertTrue(report.turns() >= 19, report.toString());
            assertTrue(report.longest() >= 20, report.toString());
            assertTrue(report.p99() <= report.longest());
        } finally {
            screen.shutdown();
        }
    }
}
