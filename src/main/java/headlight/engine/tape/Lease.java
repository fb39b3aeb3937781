package headlight.engine.tape;

import java.lang.ref.Cleaner;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Buffers that belong to a trace: they stay as they are for as long as anything of it can be reached, and then go back to
 * their arena. So a run is recorded without copying a number.
 */
public final class Lease {

    private static final Cleaner CLEANER = Cleaner.create();

    /** How long the collector is waited for, in milliseconds: it usually needs a twentieth of that. */
    private static final int PATIENCE = 200;

    Lease(List<INDArray> arrays, long bytes, AtomicLong outstanding, Queue<INDArray> home) {
        outstanding.addAndGet(bytes);
        CLEANER.register(this, () -> {
            home.addAll(arrays);
            outstanding.addAndGet(-bytes);
        });
    }

    /** Asks for leases that nothing reaches any more, until those left hold no more than {@code most} bytes. */
    static void collect(AtomicLong outstanding, long most) {
        System.gc();
        long patient = System.nanoTime() + PATIENCE * 1_000_000L;
        while (outstanding.get() > most && System.nanoTime() < patient) {
            Thread.onSpinWait();
        }
    }
}
