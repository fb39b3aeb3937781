package headlight.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Makes what will most likely be asked for next while a person looks at what there is: on the screen's thread a step then
 * costs a look into a short list. What is not ready when it is asked for is made at once; nobody waits.
 *
 * @param <K> what is asked for; compared by {@code equals}, and holds all that the answer depends on
 * @param <V> the answer: pure, made on any thread
 */
final class Foresight<K, V> {

    private record Made<K, V>(K key, V value) {}

    private final Function<K, V> make;
    private final Executor beside;
    private final List<Made<K, V>> made = new CopyOnWriteArrayList<>();
    private volatile List<K> expected = List.of();

    /**
     * Knows nothing yet.
     *
     * @param make   the answer
     * @param beside the thread on which it is made before it is asked for
     */
    Foresight(Function<K, V> make, Executor beside) {
        this.make = make;
        this.beside = beside;
    }

    /**
     * The answer.
     *
     * @param next what will most likely be asked for after this, the likeliest first; of the rest nothing is kept
     */
    V of(K key, List<K> next) {
        Made<K, V> now = known(key).orElseGet(() -> new Made<>(key, make.apply(key)));
        expected = List.copyOf(next);
        made.removeIf(m -> !next.contains(m.key()));
        made.add(now);
        beside.execute(this::prepare);
        return now.value();
    }

    /**
     * Whether the answer is there; else it is made beside.
     *
     * @param then what is done when it is there, on the thread on which it was made
     */
    boolean has(K key, Runnable then) {
        boolean there = known(key).isPresent();
        if (!there) {
            expected = List.of(key);
            beside.execute(() -> {
                prepare();
                then.run();
            });
        }
        return there;
    }

    private Optional<Made<K, V>> known(K key) {
        return made.stream().filter(m -> m.key().equals(key)).findFirst();
    }

    /** Stops where something else is expected meanwhile. */
    private void prepare() {
        List<K> wanted = expected;
        for (K key : wanted) {
            if (known(key).isEmpty()) {
                Made<K, V> ready = new Made<>(key, make.apply(key));
                if (!expected.equals(wanted)) {
                    return;
                }
                made.add(ready);
            }
        }
    }
}
