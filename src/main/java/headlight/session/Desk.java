package headlight.session;

import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.text.Encoded;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The state of the window: which model, which text, which run, what is being done about it. Its properties belong to
 * the screen's thread; the models belong to the engine's.
 */
public final class Desk {

    private final Playhead playhead = new Playhead();
    private final Inspector inspector = new Inspector();
    private final Experiment experiment = new Experiment();
    private final HeadDesk heads = new HeadDesk(playhead);
    private final OpenedCell opened = new OpenedCell(playhead);
    private final ReadOnlyObjectWrapper<List<Shelf.Entry>> models = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Shelf.Entry>> model = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trace>> original = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Trace>> compared = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Checkpoint>> checkpoint =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Encoded>> read = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper runs = new ReadOnlyBooleanWrapper();

    private final CompareDesk compare;
    private final HonestyDesk honesty;
    private final ForcingDesk forcing;
    private final BeamDesk beam;
    private final Shelf shelf;
    private final Executor engine;
    private final Executor screen;
    private final Workbench workbench;
    private final Latest<Intent> intents;
    private final Latest<List<Shelf.Entry>> found;
    private Intent wanted = Intent.NONE;
    private Intent shown = wanted;
    private boolean applying;

    /**
     * An empty desk.
     *
     * @param shelf  where models come from
     * @param engine the one thread that owns the models
     * @param screen the thread that owns these properties
     */
    public Desk(Shelf shelf, Executor engine, Executor screen) {
        this.shelf = shelf;
        this.engine = engine;
        this.screen = screen;
        this.workbench = new Workbench(shelf, new Latest<>(screen, this::apply));
        this.intents = new Latest<>(engine, workbench::meet);
        this.found = new Latest<>(screen, this::found);
        this.compare = new CompareDesk(this, shelf, engine, screen);
        this.honesty = new HonestyDesk(this);
        this.forcing = new ForcingDesk(this);
        this.beam = new BeamDesk(this);
        experiment.changesProperty().addListener((property, before, changes) -> {
            if (!applying) {
                want(wanted.with(changes));
            }
        });
    }

    /**
     * Opens a model or a trace, and looks for what else there is to choose from.
     *
     * @param recent paths of models and traces opened before
     */
    public void start(String key, String startText, List<String> recent) {
        open(key, startText);
        engine.execute(() -> {
            List<Shelf.Entry> all = new ArrayList<>(shelf.entries());
            recent.stream()
                    .filter(path -> all.stream().noneMatch(entry -> entry.key().equals(path)))
                    .map(path -> new Shelf.Entry(path, new File(path).getName(), List.of()))
                    .forEach(all::add);
            found.accept(List.copyOf(all));
        });
    }

    /** Opens a model or a trace; an empty text runs its first example. */
    public void open(String key, String newText) {
        want(new Intent(key, newText, List.of(), wanted.generation(), "", wanted.backward()));
    }

    /** Runs a text with the open model; nothing typed is refused, not taken for the first example. */
    public void run(String newText) {
        want(wanted.reading(newText.isEmpty() ? " " : newText));
    }

    /** Goes on with the text in another way, where the model generates. */
    public void generate(Generation generation) {
        want(wanted.with(generation));
    }

    /** Compares the meaning of the text with that of another; nothing typed compares with none. */
    public void compare(String other) {
        want(wanted.comparing(other.strip()));
    }

    /** Goes back from the loss of each run as well, or no longer. */
    public void goBack(boolean back) {
        want(wanted.goingBack(back));
    }

    /** Lets go of the model. */
    public void close() {
        engine.execute(() -> {
            workbench.close();
            compare.close();
        });
    }

    /**
     * What is found out with the open model, on its thread.
     *
     * @param key  the model that a question is about; it has no answer when another is open by then
     * @param find finds it out, or refuses
     */
    <Q, A> Aside<Q, Told<A>> measuring(Function<Q, String> key, BiFunction<Q, LoadedModel, A> find) {
        return new Aside<>(engine, screen, question -> workbench
                .model(key.apply(question))
                .map(model -> Told.of(() -> find.apply(question, model)))
                .orElseGet(() -> new Told<>(Optional.empty(), Optional.empty())));
    }

    private void found(List<Shelf.Entry> atHand) {
        models.set(atHand);
        model.get().ifPresent(this::addModel);
    }

    private void want(Intent intent) {
        wanted = intent;
        busy.set(true);
        intents.accept(intent);
    }

    private void apply(Snapshot snapshot) {
        refusal.set(snapshot.refusal());
        boolean newest = snapshot.answers().equals(wanted);
        busy.set(!newest);
        wanted = newest ? snapshot.shown() : wanted;
        if (!snapshot.shown().equals(shown)) {
            boolean sameRun = shown.model().equals(snapshot.shown().model())
                    && shown.text().equals(snapshot.shown().text());
            shown = snapshot.shown();
            show(snapshot, sameRun);
        }
    }

    private void show(Snapshot snapshot, boolean sameRun) {
        model.set(snapshot.entry());
        addModel(snapshot.entry().orElseThrow());
        checkpoint.set(snapshot.checkpoint());
        read.set(snapshot.read());
        text.set(snapshot.shown().text());
        runs.set(snapshot.runs());
        if (!sameRun) {
            applying = true;
            experiment.forget();
            applying = false;
        }
        original.set(snapshot.original());
        compared.set(snapshot.compared());
        Moment start = snapshot.start().orElseThrow();
        playhead.run(start, sameRun ? playhead.at() : Playhead.START);
        if (sameRun) {
            inspector.reopen(start.trace());
        } else {
            inspector.close();
        }
    }

    /** A model opened from elsewhere joins the chooser. */
    private void addModel(Shelf.Entry entry) {
        if (models.get().stream().noneMatch(e -> e.key().equals(entry.key()))) {
            List<Shelf.Entry> more = new ArrayList<>(models.get());
            more.add(entry);
            models.set(List.copyOf(more));
        }
    }

    /** Where models come from. */
    public Shelf shelf() {
        return shelf;
    }

    /** What is on show: which model, which text, which changes. */
    public Intent shown() {
        return shown;
    }

    public Playhead playhead() {
        return playhead;
    }

    public Inspector inspector() {
        return inspector;
    }

    public Experiment experiment() {
        return experiment;
    }

    /** What of a Transformer's attention is looked at. */
    public HeadDesk heads() {
        return heads;
    }

    /** The recurrent cell that is opened into its gates. */
    public OpenedCell opened() {
        return opened;
    }

    /** Several models on the text. */
    public CompareDesk compare() {
        return compare;
    }

    /** How much the answer hangs on where the decoder looked. */
    public HonestyDesk honesty() {
        return honesty;
    }

    /** The right words read, beside the model's own. */
    public ForcingDesk forcing() {
        return forcing;
    }

    /** The text decoded by beam search. */
    public BeamDesk beam() {
        return beam;
    }

    /** The models to choose from. */
    public ReadOnlyObjectProperty<List<Shelf.Entry>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /** The model (or recording) that is open. */
    public ReadOnlyObjectProperty<Optional<Shelf.Entry>> modelProperty() {
        return model.getReadOnlyProperty();
    }

    /** The run without the changes made by hand; empty when nothing is changed. */
    public ReadOnlyObjectProperty<Optional<Trace>> originalProperty() {
        return original.getReadOnlyProperty();
    }

    /** The run of the text whose meaning is compared; empty when there is none. */
    public ReadOnlyObjectProperty<Optional<Trace>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /** Why the last wish was not met; empty when it was. */
    public ReadOnlyObjectProperty<Optional<Snapshot.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What the open model was made from; empty for a recording. */
    public ReadOnlyObjectProperty<Optional<Checkpoint>> checkpointProperty() {
        return checkpoint.getReadOnlyProperty();
    }

    /** The text on show as the model reads it: its tokens and where they stand; empty for a recording. */
    public ReadOnlyObjectProperty<Optional<Encoded>> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** The text that is on show. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Whether the engine is at work on a wish. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether text can be run and changed (a recorded run cannot). */
    public ReadOnlyBooleanProperty runsProperty() {
        return runs.getReadOnlyProperty();
    }
}
