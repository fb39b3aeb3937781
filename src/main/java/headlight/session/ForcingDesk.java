package headlight.session;

import headlight.engine.model.Request;
import headlight.trace.Change;
import headlight.trace.Forcing;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The text on the desk decoded in two ways: with the right words read, and with the model's own. What an experiment
 * changes is changed in both.
 */
public final class ForcingDesk {

    /** Where the right words come from. */
    public enum Source {
        /** The task that the model learned knows them. */
        TASK,
        /** Nobody knows them: they are what the model writes itself. */
        MODEL,
        /** Somebody typed them. */
        TYPED
    }

    /**
     * What came of it.
     *
     * @param right the words that the decoder was made to write
     */
    public record Answer(Forcing forcing, String right, Source source) {}

    private record Question(String model, String text, String typed, List<Change> changes) {}

    private final Desk desk;
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Aside<Question, Told<Answer>> runs;
    private Optional<Question> asked = Optional.empty();

    ForcingDesk(Desk desk) {
        this.desk = desk;
        runs = desk.measuring(Question::model, ForcingDesk::answer);
        runs.answerProperty().addListener((property, before, now) -> {
            refusal.set(now.flatMap(Told::refusal));
            now.flatMap(Told::value).ifPresent(value -> answer.set(Optional.of(value)));
        });
        desk.textProperty().addListener((property, before, now) -> typed.set(""));
        desk.modelProperty().addListener((property, before, now) -> typed.set(""));
        desk.playhead().momentProperty().addListener((property, before, now) -> ask());
        desk.heads().shownProperty().addListener((property, before, now) -> ask());
        typed.addListener((property, before, now) -> ask());
    }

    private void ask() {
        Optional<Question> next = desk.playhead()
                .moment()
                .map(Moment::trace)
                .filter(run -> desk.heads().shownProperty().get() == Mode.FORCING)
                .map(run -> new Question(
                        desk.shown().model(),
                        desk.textProperty().get(),
                        typed.get().strip(),
                        desk.shown().changes()));
        if (next.isPresent() && !next.equals(asked)) {
            asked = next;
            runs.ask(next);
        }
    }

    private static Answer answer(Question question, LoadedModel model) {
        Request free = model.request(question.text(), Optional.empty(), question.changes(), Intent.SOME);
        Source source = Source.TYPED;
        Optional<String> right = Optional.of(question.typed()).filter(words -> !words.isEmpty());
        if (right.isEmpty()) {
            source = Source.TASK;
            right = RightAnswer.of(model.checkpoint().card(), question.text());
        }
        if (right.isEmpty()) {
            source = Source.MODEL;
            right = Optional.of(model.output(model.run(free.with(List.of()))));
        }
        Trace forced = model.run(model.request(question.text(), right, question.changes(), Intent.SOME));
        return new Answer(new Forcing(forced, model.run(free)), right.orElseThrow(), source);
    }

    /** The right words as somebody typed them; empty for those that the task knows. */
    public StringProperty typedProperty() {
        return typed;
    }

    /** The two runs; empty until they are there. */
    public ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Why they cannot be run, if so. */
    public ReadOnlyObjectProperty<Optional<Snapshot.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
