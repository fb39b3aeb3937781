package headlight.session.bottleneck;

import headlight.session.Latest;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The measuring of the bottleneck beside the window: what is measured, how far it is, what was found. Its properties
 * belong to the screen's thread; the models that are trained belong to a thread of its own, which nothing here waits for.
 */
public final class Bottleneck {

    /** How it stands. */
    public enum State {
        IDLE,
        RUNNING,
        /** It was asked to end, and will after its next step. */
        ENDING
    }

    private record News(Findings found, boolean over) {}

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Findings>> findings = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Executor worker;
    private final Latest<News> news;
    private volatile boolean goesOn;

    /**
     * Nothing measured yet.
     *
     * @param worker the thread that trains
     * @param screen the thread that owns these properties
     */
    public Bottleneck(Executor worker, Executor screen) {
        this.worker = worker;
        this.news = new Latest<>(screen, this::hear);
    }

    /** The same with a thread of its own. */
    public Bottleneck(Executor screen) {
        this(
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "bottleneck");
                    thread.setDaemon(true);
                    return thread;
                }),
                screen);
    }

    /** Begins anew; what was found before is forgotten. Only one thing is measured at a time. */
    public void start(Plan plan) {
        if (state.get() != State.IDLE) {
            return;
        }
        goesOn = true;
        state.set(State.RUNNING);
        findings.set(Optional.empty());
        worker.execute(() -> {
            Findings all = new Sweep(plan).run(() -> goesOn, found -> news.accept(new News(found, false)));
            news.accept(new News(all, true));
        });
    }

    /** Ends it; what was found so far stays. */
    public void cancel() {
        if (state.get() == State.RUNNING) {
            goesOn = false;
            state.set(State.ENDING);
        }
    }

    private void hear(News heard) {
        findings.set(Optional.of(heard.found()));
        if (heard.over()) {
            state.set(State.IDLE);
        }
    }

    /** Whether it measures. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was found, and how much is done; empty before the first news. */
    public ReadOnlyObjectProperty<Optional<Findings>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }
}
