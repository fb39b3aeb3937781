package headlight.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Work beside the window, such as a long export: how far it is, how to stop it, how it ended. */
public final class Saving {

    /** How it stands. */
    public enum State {
        IDLE,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED
    }

    /** The work itself; it stops when its thread is interrupted. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it.
         *
         * @param progress told how much is done, from 0 to 1
         * @throws InterruptedIOException when it was interrupted
         */
        void run(DoubleConsumer progress) throws IOException;
    }

    private record Report(State state, double progress, String message) {}

    private final Executor worker;
    private final Latest<Report> reports;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private String message = "";
    private volatile Optional<Thread> running = Optional.empty();

    /**
     * Nothing to do yet.
     *
     * @param worker where the work is done
     * @param screen the thread that owns these properties
     */
    public Saving(Executor worker, Executor screen) {
        this.worker = worker;
        this.reports = new Latest<>(screen, report -> {
            message = report.message();
            progress.set(report.progress());
            state.set(report.state());
        });
    }

    /** Begins; only one thing at a time. */
    public void start(Work work) {
        if (state.get() == State.RUNNING) {
            return;
        }
        progress.set(0);
        state.set(State.RUNNING);
        worker.execute(() -> reports.accept(run(work)));
    }

    /** Stops it; what was written so far is thrown away. */
    public void cancel() {
        running.ifPresent(Thread::interrupt);
    }

    private Report run(Work work) {
        running = Optional.of(Thread.currentThread());
        try {
            work.run(done -> reports.accept(new Report(State.RUNNING, done, "")));
            return new Report(State.DONE, 1, "");
        } catch (InterruptedIOException e) {
            return new Report(State.CANCELLED, 0, "");
        } catch (IOException | RuntimeException e) {
            return new Report(
                    State.FAILED, 0, Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        } finally {
            running = Optional.empty();
            Thread.interrupted(); // a late cancel must not reach the next work on this thread
        }
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** From 0 to 1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Why it failed; empty otherwise. */
    public String message() {
        return message;
    }
}
