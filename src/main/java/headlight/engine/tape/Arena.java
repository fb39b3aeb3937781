package headlight.engine.tape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Buffers that are used again and again: allocating costs more than computing, and what is never freed grows. After a
 * run everything comes back; what lies unused beyond the limit is closed, the longest unused shapes first. Small runs, of
 * which each has other shapes, keep less than the limit: several times what the largest of them needed.
 */
public final class Arena implements AutoCloseable {

    /** How many bytes may lie unused, unless said otherwise: 256 MiB. */
    public static final long LIMIT = 256L << 20;

    /** How many times the largest run's bytes may lie unused; and how many bytes in any case: 64 MiB. */
    private static final int TIMES = 6;

    private static final long LEAST = 64L << 20;

    /** How many bytes leases may hold before those that are forgotten are looked for: 512 MiB. */
    private static final long LEASED = 512L << 20;

    private record Kind(DataType type, List<Long> shape) {}

    private final DataType type;
    private final long limit;
    private final Map<Kind, Deque<INDArray>> free = new LinkedHashMap<>(64, 0.75f, true);
    private final List<INDArray> lent = new ArrayList<>();
    private final Queue<INDArray> returned = new ConcurrentLinkedQueue<>();
    private final AtomicLong outstanding = new AtomicLong();
    private long unused;
    private long largest;

    /** An arena of numbers of this type. */
    public Arena(DataType type) {
        this(type, LIMIT);
    }

    /** An arena of which so many bytes may lie unused. */
    public Arena(DataType type, long limit) {
        this.type = type;
        this.limit = limit;
    }

    /** The type of its numbers. */
    public DataType type() {
        return type;
    }

    /** An array of this shape in C order, with any content. It goes back at the next {@link #reclaim()}. */
    public INDArray take(long... shape) {
        Kind kind = new Kind(type, Arrays.stream(shape).boxed().toList());
        Deque<INDArray> waiting = free.get(kind);
        INDArray array;
        if (waiting == null || waiting.isEmpty()) {
            array = Nd4j.createUninitialized(type, shape, 'c');
        } else {
            array = waiting.pop();
            unused -= bytes(array);
        }
        lent.add(array);
        return array;
    }

    /** Takes back everything lent since the last time, and what leases have given back. */
    public void reclaim() {
        long run = lent.stream().mapToLong(Arena::bytes).sum();
        largest = Math.max(largest, run);
        lent.forEach(this::keep);
        lent.clear();
        for (INDArray array = returned.poll(); array != null; array = returned.poll()) {
            keep(array);
        }
        trim(Math.min(limit, Math.max(LEAST, TIMES * largest)));
    }

    private void keep(INDArray array) {
        Kind kind = new Kind(type, Arrays.stream(array.shape()).boxed().toList());
        free.computeIfAbsent(kind, k -> new ArrayDeque<>()).push(array);
        unused += bytes(array);
    }

    /**
     * Hands over everything lent since the last time: it comes back by itself when nothing reaches the lease any more.
     */
    public Lease lease() {
        long bytes = lent.stream().mapToLong(Arena::bytes).sum();
        Lease lease = new Lease(List.copyOf(lent), bytes, outstanding, returned);
        lent.clear();
        return lease;
    }

    /**
     * Makes room before a large run: when leases hold much, those that nobody looks at any more are found now. The garbage
     * collector does not see how large they are, and would not hurry.
     */
    public void makeRoom() {
        if (outstanding.get() > LEASED) {
            Lease.collect(outstanding, LEASED);
        }
        reclaim();
    }

    /** How many bytes lie unused. */
    public long unused() {
        return unused;
    }

    private void trim(long goal) {
        var kinds = free.values().iterator();
        while (unused > goal && kinds.hasNext()) {
            Deque<INDArray> waiting = kinds.next();
            while (unused > goal && !waiting.isEmpty()) {
                INDArray array = waiting.pop();
                unused -= bytes(array);
                array.close();
            }
            if (waiting.isEmpty()) {
                kinds.remove();
            }
        }
    }

    private static long bytes(INDArray array) {
        return array.length() * array.dataType().width();
    }

    @Override
    public void close() {
        reclaim();
        trim(0);
    }
}
