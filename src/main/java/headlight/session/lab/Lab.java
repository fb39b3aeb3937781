package headlight.session.lab;

import headlight.session.Latest;
import headlight.session.Shelf;
import headlight.session.lab.Setting.Amount;
import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.task.Tasks;
import headlight.text.Refusal;
import headlight.trace.Learning;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The laboratory: what is to be learned and by what, the training that goes on, and those before it. Its properties belong
 * to the screen's thread; what is trained belongs to a thread of its own, which nothing here waits for.
 */
public final class Lab implements AutoCloseable {

    /** The frame that is always the newest. */
    public static final int NEWEST = -1;

    /** How it stands. */
    public enum State {
        /** Nothing goes on. */
        IDLE,
        RUNNING,
        /** It waits before its next step. */
        PAUSED
    }

    /** What the trainer has to say, as a whole: only the newest needs to be heard. */
    private record News(int run, Report report, boolean over, Optional<Result> result, Optional<Trouble> trouble) {}

    private final ReadOnlyObjectWrapper<Material> material =
            new ReadOnlyObjectWrapper<>(new Material.Built(Tasks.ALL.get(0)));
    private final ReadOnlyObjectWrapper<Choices> choices = new ReadOnlyObjectWrapper<>(Choices.FIRST);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyObjectWrapper<Optional<Trouble>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Shelf shelf;
    private final Executor worker;
    private final Executor screen;
    private final Latest<News> news;
    private final Runs runs = new Runs();
    private Optional<Training> training = Optional.empty();

    /**
     * An empty laboratory.
     *
     * @param shelf  where models come from
     * @param worker the thread that trains and writes
     * @param screen the thread that owns these properties
     */
    public Lab(Shelf shelf, Executor worker, Executor screen) {
        this.shelf = shelf;
        this.worker = worker;
        this.screen = screen;
        this.news = new Latest<>(screen, this::hear);
    }

    /** The same with a thread of its own, which leaves the machine to whoever needs it more. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: the window only has less to wait for
    public Lab(Shelf shelf, Executor screen) {
        this(
                shelf,
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "laboratory");
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                }),
                screen);
    }

    /** What there is to learn from without a file. */
    public static List<Material> materials() {
        List<Material> all = new ArrayList<>();
        Tasks.ALL.forEach(task -> all.add(new Material.Built(task)));
        return all;
    }

    /** Learns from something else. */
    public void use(Material other) {
        material.set(other);
        settle(Trouble.Place.MATERIAL);
    }

    /** Learns from a file of pairs, once it is read. */
    public void use(Path file, Tokens tokens) {
        worker.execute(() -> {
            try {
                Material own = Material.Own.read(file, tokens);
                screen.execute(() -> use(own));
            } catch (IOException | Refusal e) {
                complain(Trouble.of(Trouble.Place.MATERIAL, e));
            }
        });
    }

    /** Chooses; while a training goes on, what can be changed in it changes. */
    public void choose(Setting setting, Object value) {
        choices.set(choices.get().with(setting, value));
        settle(Trouble.Place.MODEL);
        training.filter(t -> setting instanceof Amount).ifPresent(t -> {
            if (setting.equals(LabSettings.LEARNING_RATE)) {
                t.learningRate((Double) value);
            } else if (setting.equals(LabSettings.TEACHER_FORCING)) {
                t.teacherForcing((Double) value);
            }
        });
    }

    /** Begins, or goes on. */
    public void train() {
        state.set(State.RUNNING);
        training.ifPresentOrElse(t -> t.controls().resume(), () -> begin(new Training()));
    }

    /** Waits before the next step. */
    public void pause() {
        training.ifPresent(t -> {
            t.controls().pause();
            state.set(State.PAUSED);
        });
    }

    /** One batch, then waits. */
    public void single() {
        Training one = training.orElseGet(Training::new);
        one.controls().single();
        state.set(State.PAUSED);
        if (training.isEmpty()) {
            begin(one);
        }
    }

    /** Ends the training; the best so far is kept. */
    public void stop() {
        training.ifPresent(t -> t.controls().stop());
    }

    private void begin(Training started) {
        training = Optional.of(started);
        trouble.set(Optional.empty());
        int number = runs.number();
        Material from = material.get();
        Choices how = choices.get();
        runs.add(new Run(
                number, from.title() + " · " + how.title(), Optional.of(how), Report.NOTHING, false, Optional.empty()));
        worker.execute(() -> news.accept(work(started, number, from, how)));
    }

    private News work(Training started, int number, Material from, Choices how) {
        Report[] last = {Report.NOTHING};
        try {
            Result result = started.run(from, how, report -> {
                last[0] = report;
                news.accept(new News(number, report, false, Optional.empty(), Optional.empty()));
            });
            return new News(number, last[0], true, Optional.of(result), Optional.empty());
        } catch (Refusal | IllegalArgumentException | IllegalStateException e) {
            return new News(number, last[0], true, Optional.empty(), Optional.of(Trouble.of(Trouble.Place.MODEL, e)));
        }
    }

    private void hear(News heard) {
        runs.replace(heard.run(), run -> run.with(heard.report()));
        if (heard.over()) {
            training = Optional.empty();
            state.set(State.IDLE);
            trouble.set(heard.trouble());
            heard.result()
                    .ifPresentOrElse(
                            result -> runs.ended(heard.run(), result),
                            () -> runs.forget(run -> run.number() == heard.run()));
        }
    }

    /** Shows how a model learned, if it tells; not while another training goes on. */
    public void recall(String key, String title) {
        if (training.isPresent() || runs.hasAt(key)) {
            return;
        }
        worker.execute(() -> {
            try {
                shelf.learning(key).ifPresent(learning -> screen.execute(() -> recalled(key, title, learning)));
            } catch (IOException | Refusal e) {
                complain(Trouble.of(Trouble.Place.MODEL, e));
            }
        });
    }

    private void recalled(String key, String title, Learning learning) {
        if (training.isPresent() || runs.hasAt(key)) {
            return;
        }
        int number = runs.number();
        runs.lies(number, key);
        Report report = new Report(learning, 0, 0, Double.NaN, Double.NaN, Double.NaN);
        runs.add(new Run(number, title, Optional.empty(), report, false, Optional.empty()));
    }

    /** Keeps the model of the run on show in a folder. */
    public void save(String folder) {
        runs.result().ifPresent(result -> {
            trouble.set(Optional.empty());
            int number = run().orElseThrow().number();
            worker.execute(() -> {
                try {
                    Path place = Path.of(folder.strip()).toAbsolutePath();
                    if (folder.isBlank()) {
                        throw new Refusal("folder: nothing in it; expected where the model goes", "nowhere");
                    }
                    result.write(place);
                    screen.execute(() -> {
                        runs.lies(number, place.toString());
                        runs.replace(number, run -> run.at(place));
                    });
                } catch (IOException | Refusal | InvalidPathException e) {
                    complain(Trouble.of(Trouble.Place.FOLDER, e));
                }
            });
        });
    }

    /** Hands over the model of the run on show: the folder where it is kept, or one that is there until the program ends. */
    public void hand(Consumer<String> taker) {
        run().filter(Run::done).ifPresent(run -> {
            Optional<String> place = run.folder().map(Path::toString).or(() -> runs.place(run.number()));
            if (place.isPresent()) {
                taker.accept(place.get());
                return;
            }
            Result result = runs.result().orElseThrow();
            worker.execute(() -> {
                try {
                    String passing = PassingFolder.of(result).toString();
                    screen.execute(() -> {
                        runs.lies(run.number(), passing);
                        taker.accept(passing);
                    });
                } catch (IOException e) {
                    complain(Trouble.of(Trouble.Place.FOLDER, e));
                }
            });
        });
    }

    /** Whether a model lies where it will not be after the program ends. */
    public boolean isPassing(String key) {
        return PassingFolder.isOne(key);
    }

    /** Where the model of the run on show could go. */
    public String suggestedFolder(Path shelfOfOwn) {
        return runs.result()
                .map(result -> PassingFolder.free(shelfOfOwn, PassingFolder.name(result))
                        .toString())
                .orElse("");
    }

    /** Looks at another run. */
    public void look(int number) {
        runs.look(number);
    }

    /** Forgets the runs that are over, all but the one on show. */
    public void tidy() {
        int kept = runs.chosenProperty().get();
        runs.forget(run -> run.number() != kept);
    }

    private void complain(Trouble why) {
        screen.execute(() -> trouble.set(Optional.of(why)));
    }

    private void settle(Trouble.Place place) {
        if (trouble.get().filter(t -> t.place() == place).isPresent()) {
            trouble.set(Optional.empty());
        }
    }

    /** The run on show. */
    public Optional<Run> run() {
        return runs.shown();
    }

    /** What is to be learned from. */
    public ReadOnlyObjectProperty<Material> materialProperty() {
        return material.getReadOnlyProperty();
    }

    /** What is chosen for the next training; of the one that goes on, too, what can be changed in it. */
    public ReadOnlyObjectProperty<Choices> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /** Whether a training goes on. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** All runs, in the order in which they began. */
    public ReadOnlyObjectProperty<List<Run>> runsProperty() {
        return runs.allProperty();
    }

    /** The number of the run on show; 0 when there is none. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return runs.chosenProperty();
    }

    /** The frame of its film on show, from 0; {@link #NEWEST} follows it. */
    public IntegerProperty frameProperty() {
        return runs.frameProperty();
    }

    /** Why the last wish was not met; empty when it was. */
    public ReadOnlyObjectProperty<Optional<Trouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    @Override
    public void close() {
        stop();
    }
}
