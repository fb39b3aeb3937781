package headlight.session;

import headlight.session.Shelf.Found;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.text.Refusal;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Several models on the text of the desk, walked together: which, what each makes of it, and how far. Nothing runs before
 * somebody looks.
 */
public final class CompareDesk {

    /** What somebody wants to see. */
    private record Wish(List<String> keys, String text) {}

    /** What came of it. */
    private record Answer(Wish wish, Optional<Comparison> comparison, Optional<Snapshot.Refusal> refusal) {}

    private final Desk desk;
    private final Shelf shelf;
    private final Executor engine;
    private final Playhead playhead = new Playhead();
    private final ReadOnlyObjectWrapper<List<String>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<ReadyMade>> offers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Latest<Wish> wishes;
    private final Latest<Answer> answers;
    private final Latest<List<ReadyMade>> found;
    private final Map<String, Runner> open = new LinkedHashMap<>(); // belongs to the engine's thread
    private boolean looking;
    private Wish wanted = new Wish(List.of(), "");

    CompareDesk(Desk desk, Shelf shelf, Executor engine, Executor screen) {
        this.desk = desk;
        this.shelf = shelf;
        this.engine = engine;
        answers = new Latest<>(screen, this::apply);
        wishes = new Latest<>(engine, wish -> answers.accept(meet(wish)));
        found = new Latest<>(screen, this::offer);
        playhead.sizeProperty().bindBidirectional(desk.playhead().sizeProperty());
        desk.textProperty().addListener((property, before, now) -> ask());
        desk.modelProperty().addListener((property, before, now) -> begin());
        desk.heads().shownProperty().addListener((property, before, now) -> look(now == Mode.COMPARE));
    }

    private void look(boolean now) {
        boolean first = now && !looking && offers.get().isEmpty();
        looking = now;
        if (first) {
            engine.execute(() -> found.accept(shelf.comparisons()));
        }
        begin();
        ask();
    }

    private void offer(List<ReadyMade> all) {
        offers.set(List.copyOf(all));
        if (chosen.get().size() < Comparison.LEAST) {
            chosen.set(List.of());
            begin();
        }
    }

    /** Where nothing fitting is chosen yet, the first ready-made comparison; without one, the open model alone. */
    private void begin() {
        Optional<String> key = desk.modelProperty().get().map(Shelf.Entry::key);
        if (looking && key.isPresent() && !chosen.get().contains(key.get())) {
            List<ReadyMade> here = here();
            choose(here.stream()
                    .filter(one -> one.keys().contains(key.get()))
                    .findFirst()
                    .or(() -> here.stream().findFirst())
                    .map(ReadyMade::keys)
                    .orElse(List.of(key.get())));
        }
    }

    /** The ready-made comparisons for what the open model learned. */
    public List<ReadyMade> here() {
        String task = desk.checkpointProperty()
                .get()
                .map(Checkpoint::card)
                .map(Checkpoint.Card::task)
                .orElse("");
        return offers.get().stream().filter(one -> one.task().equals(task)).toList();
    }

    /** These models; of more than there is room for, the last ones. */
    public void choose(List<String> keys) {
        List<String> some = keys.subList(Math.max(0, keys.size() - Comparison.MOST), keys.size());
        if (!some.equals(chosen.get())) {
            chosen.set(List.copyOf(some));
            ask();
        }
    }

    /** This model, too, or no longer. */
    public void toggle(String key) {
        List<String> keys = new ArrayList<>(chosen.get());
        if (!keys.remove(key)) {
            keys.add(key);
        }
        choose(keys);
    }

    private void ask() {
        Wish wish = new Wish(chosen.get(), desk.textProperty().get());
        if (looking && !wish.equals(wanted) && !wish.text().isBlank()) {
            wanted = wish;
            if (wish.keys().size() < Comparison.LEAST) {
                comparison.set(Optional.empty());
                refusal.set(Optional.empty());
                playhead.clear();
                return;
            }
            busy.set(true);
            wishes.accept(wish);
        }
    }

    private Answer meet(Wish wish) {
        try {
            List<Runner> runners = new ArrayList<>();
            for (String key : wish.keys()) {
                runners.add(runner(key));
            }
            Comparison.check(runners.stream().map(Runner::checkpoint).toList());
            List<Trace> runs = runners.stream()
                    .map(runner -> runner.run(wish.text(), List.of(), Generation.GREEDY))
                    .toList();
            return new Answer(
                    wish,
                    Optional.of(new Comparison(
                            wish.keys(),
                            wish.text(),
                            Comparison.lanes(
                                    runners.stream().map(Runner::checkpoint).toList(), runs))),
                    Optional.empty());
        } catch (IOException | RuntimeException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            Optional<Refusal.Saying> saying = e instanceof Refusal refused ? refused.saying() : Optional.empty();
            return new Answer(
                    wish, Optional.empty(), Optional.of(new Snapshot.Refusal(Snapshot.Field.MODEL, message, saying)));
        } finally {
            open.entrySet().removeIf(entry -> {
                boolean gone = !wish.keys().contains(entry.getKey());
                if (gone) {
                    entry.getValue().close();
                }
                return gone;
            });
        }
    }

    private Runner runner(String key) throws IOException {
        Runner runner = open.get(key);
        if (runner == null) {
            if (!(shelf.open(key) instanceof Found.Model model)) {
                throw new Refusal(key + ": a recorded run reads no other text; expected a model");
            }
            runner = model.runner();
            open.put(key, runner);
        }
        return runner;
    }

    private void apply(Answer answer) {
        if (!answer.wish().equals(wanted)) {
            return;
        }
        busy.set(false);
        refusal.set(answer.refusal());
        comparison.set(answer.comparison());
        answer.comparison()
                .ifPresentOrElse(
                        now -> playhead.show(
                                new Moment(now.longest(), now.walk(), now.walk().size() - 1)),
                        playhead::clear);
    }

    /** Lets go of the models; on the engine's thread. */
    void close() {
        open.values().forEach(Runner::close);
        open.clear();
    }

    /** How far all of them are walked. */
    public Playhead playhead() {
        return playhead;
    }

    /** The models chosen, as the shelf opens them. */
    public ReadOnlyObjectProperty<List<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What they make of the text; empty until that is known. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** Why they cannot be compared, if so. */
    public ReadOnlyObjectProperty<Optional<Snapshot.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /** What the models at hand offer. */
    public ReadOnlyObjectProperty<List<ReadyMade>> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    /** Whether the engine is at work on it. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
