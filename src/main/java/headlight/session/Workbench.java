package headlight.session;

import headlight.session.Shelf.Found;
import headlight.spec.Generation;
import headlight.text.Refusal;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine's side of the desk: owns the open model, meets intents, publishes snapshots. One thread only. */
final class Workbench {

    /** The model that a first start opens, if it is at hand. */
    private static final String FIRST = "french";

    private final Shelf shelf;
    private final Consumer<Snapshot> publish;
    private Optional<Found> open = Optional.empty();
    private Snapshot shown = Snapshot.NOTHING;

    Workbench(Shelf shelf, Consumer<Snapshot> publish) {
        this.shelf = shelf;
        this.publish = publish;
    }

    /** Makes it so, or says why not and leaves everything as it is. */
    void meet(Intent intent) {
        Optional<Snapshot.Refusal> refusal = attempt(intent);
        if (refusal.isPresent() && open.isEmpty() && !intent.model().isEmpty()) {
            attempt(Intent.NONE); // what was remembered is gone: rather the first model than an empty stage
        }
        publish.accept(refusal.map(why -> shown.refusing(intent, why)).orElse(shown));
    }

    /** The open model, if it is this one. */
    Optional<LoadedModel> model(String key) {
        return open.filter(found -> shown.shown().model().equals(key))
                .filter(Found.Model.class::isInstance)
                .flatMap(found -> ((Found.Model) found).runner().opened());
    }

    /** Gives back the open model's memory. */
    void close() {
        open.ifPresent(Workbench::close);
        open = Optional.empty();
    }

    private Optional<Snapshot.Refusal> attempt(Intent intent) {
        Snapshot.Field field = Snapshot.Field.MODEL;
        Optional<Found> opened = Optional.empty();
        try {
            String key = intent.model().isEmpty() ? firstModel() : intent.model();
            boolean same = open.isPresent() && shown.shown().model().equals(key);
            Found found = same ? open.get() : shelf.open(key);
            opened = same ? Optional.empty() : Optional.of(found);
            field = Snapshot.Field.TEXT;
            shown = run(found, intent.of(key, intent.text()), same).answering(intent);
            if (!same) {
                close();
                open = Optional.of(found);
            }
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            opened.ifPresent(Workbench::close);
            String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            Optional<Refusal.Saying> saying = e instanceof Refusal refusal ? refusal.saying() : Optional.empty();
            return Optional.of(new Snapshot.Refusal(field, message, saying));
        }
    }

    private Snapshot run(Found found, Intent intent, boolean same) {
        if (found instanceof Found.Model model) {
            String text = intent.text().isEmpty() ? firstExample(model.entry()) : intent.text();
            if (text.isBlank()) {
                throw new Refusal("text: nothing in it; expected at least one token", "empty");
            }
            Trace original = same
                            && shown.shown().text().equals(text)
                            && shown.shown().generation().equals(intent.generation())
                            && shown.shown().backward() == intent.backward()
                    ? shown.original().or(shown::trace).orElseThrow()
                    : model.runner().run(text, List.of(), intent.generation(), intent.backward());
            boolean changed = !intent.changes().isEmpty();
            return new Snapshot(
                    intent,
                    intent.of(intent.model(), text),
                    Optional.of(model.entry()),
                    true,
                    Optional.of(model.runner().checkpoint()),
                    Optional.of(model.runner().encode(text)),
                    start(
                            changed
                                    ? model.runner().run(text, intent.changes(), intent.generation(), intent.backward())
                                    : original),
                    changed ? Optional.of(original) : Optional.empty(),
                    compared(model, intent.other(), same),
                    Optional.empty());
        }
        Found.Recording recording = (Found.Recording) found;
        return new Snapshot(
                intent,
                intent.reading(recording.trace().about().input()),
                Optional.of(recording.entry()),
                false,
                Optional.empty(),
                Optional.empty(),
                start(recording.trace()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** With its stops found: of a long run that takes long, and the screen's thread does not wait for it. */
    private static Optional<Moment> start(Trace trace) {
        return Optional.of(Moment.at(trace, Playhead.START));
    }

    private Optional<Trace> compared(Found.Model model, String other, boolean same) {
        if (other.isBlank()) {
            return Optional.empty();
        }
        return same && shown.compared().isPresent() && shown.shown().other().equals(other)
                ? shown.compared()
                : Optional.of(model.runner().run(other, List.of(), Generation.NONE));
    }

    private String firstModel() {
        List<String> keys = shelf.entries().stream().map(Shelf.Entry::key).toList();
        if (keys.isEmpty()) {
            throw new Refusal("no model at hand: expected a folder in sample-models; open one with Ctrl+O", "none");
        }
        return keys.contains(FIRST) ? FIRST : keys.get(0);
    }

    private static String firstExample(Shelf.Entry entry) {
        return entry.examples().isEmpty() ? "" : entry.examples().get(0);
    }

    private static void close(Found found) {
        if (found instanceof Found.Model model) {
            model.runner().close();
        }
    }
}
