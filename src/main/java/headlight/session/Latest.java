package headlight.session;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands values from one thread to another and keeps only the newest: a hand that drags a bar asks for more runs than
 * the engine has time for, and the engine may publish more results than the screen has time to draw.
 */
public final class Latest<T> implements Consumer<T> {

    private final AtomicReference<T> waiting = new AtomicReference<>();
    private final Executor receiver;
    private final Consumer<? super T> take;

    /**
     * A hand-over.
     *
     * @param receiver where {@code take} runs; {@code Runnable::run} in tests
     * @param take     what to do with each value that gets through
     */
    public Latest(Executor receiver, Consumer<? super T> take) {
        this.receiver = receiver;
        this.take = take;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            receiver.execute(() -> take.accept(waiting.getAndSet(null)));
        }
    }
}
