package headlight.figure;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is computed when it is first asked for, and kept. */
public final class Once<T> {

    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    public Once(Supplier<T> source) {
        this.source = source;
    }

    public T get() {
        if (value.isEmpty()) {
            value = Optional.of(source.get());
        }
        return value.orElseThrow();
    }
}
