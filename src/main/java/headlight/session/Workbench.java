package headlight.session;

import headlight.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The engine's side of the desk: owns the open model, meets intents, publishes snapshots. One thread only. */
final class Workbench {

    private final Shelf shelf;
    private final Consumer<Snapshot> publish;
    private Optional<Shelf.Found> open = Optional.empty();
    private String openKey = "";
    private Snapshot shown = new Snapshot(
            new Intent("", "", List.of()),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Workbench(Shelf shelf, Consumer<Snapshot> publish) {
        this.shelf = shelf;
        this.publish = publish;
    }

    /** Makes it so, or says why not and leaves everything as it is. */
    void meet(Intent intent) {
        Snapshot.Field field = Snapshot.Field.MODEL;
        Optional<Shelf.Found> opened = Optional.empty();
        try {
            boolean same = open.isPresent() && openKey.equals(intent.model());
            Shelf.Found wanted = same ? open.get() : shelf.open(intent.model());
            opened = same ? Optional.empty() : Optional.of(wanted);
            field = Snapshot.Field.TEXT;
            show(run(wanted, intent, same));
            opened.ifPresent(found -> keep(found, intent.model()));
        } catch (IOException | RuntimeException e) {
            opened.ifPresent(Workbench::close);
            String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            publish.accept(new Snapshot(
                    intent,
                    shown.entry(),
                    shown.runs(),
                    shown.trace(),
                    shown.original(),
                    Optional.of(new Snapshot.Refusal(field, message))));
        }
    }

    /** Gives back the open model's memory. */
    void close() {
        open.ifPresent(Workbench::close);
        open = Optional.empty();
    }

    private Snapshot run(Shelf.Found found, Intent intent, boolean same) {
        if (found instanceof Shelf.Found.Model model) {
            String text = intent.text().isBlank() ? firstExample(model.entry()) : intent.text();
            Trace original = same && shown.intent().text().equals(text)
                    ? shown.original().or(shown::trace).orElseThrow()
                    : model.runner().run(text, List.of());
            boolean edited = !intent.edits().isEmpty();
            return new Snapshot(
                    new Intent(intent.model(), text, intent.edits()),
                    Optional.of(model.entry()),
                    true,
                    Optional.of(edited ? model.runner().run(text, intent.edits()) : original),
                    edited ? Optional.of(original) : Optional.empty(),
                    Optional.empty());
        }
        Shelf.Found.Recording recording = (Shelf.Found.Recording) found;
        return new Snapshot(
                new Intent(intent.model(), recording.trace().about().input(), List.of()),
                Optional.of(recording.entry()),
                false,
                Optional.of(recording.trace()),
                Optional.empty(),
                Optional.empty());
    }

    private static String firstExample(Shelf.Entry entry) {
        return entry.examples().isEmpty() ? "" : entry.examples().get(0);
    }

    private void keep(Shelf.Found found, String key) {
        open.ifPresent(Workbench::close);
        open = Optional.of(found);
        openKey = key;
    }

    private static void close(Shelf.Found found) {
        if (found instanceof Shelf.Found.Model model) {
            model.runner().close();
        }
    }

    private void show(Snapshot next) {
        shown = next;
        publish.accept(next);
    }
}
