package headlight.session;

import headlight.trace.Honesty;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** How much the answer on the desk hangs on its attention: found out while somebody looks, for each seed anew. */
public final class HonestyDesk {

    private record Question(String model, String text, int seed) {}

    private final Desk desk;
    private final IntegerProperty seed = new SimpleIntegerProperty(1);
    private final ReadOnlyObjectWrapper<Optional<Honesty>> honesty = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Aside<Question, Told<Honesty>> trials;
    private Optional<Question> asked = Optional.empty();

    HonestyDesk(Desk desk) {
        this.desk = desk;
        trials = desk.measuring(
                Question::model,
                (question, model) -> HonestyTrial.of(
                        model,
                        model.request(question.text(), Optional.empty(), List.of(), Intent.SOME),
                        question.seed()));
        trials.answerProperty().addListener((property, before, now) -> join());
        desk.playhead().momentProperty().addListener((property, before, now) -> ask());
        desk.originalProperty().addListener((property, before, now) -> join());
        desk.heads().shownProperty().addListener((property, before, now) -> ask());
        seed.addListener((property, before, now) -> ask());
    }

    private void ask() {
        Optional<Question> next = desk.playhead()
                .moment()
                .filter(m -> desk.heads().shownProperty().get() == Mode.HONESTY)
                .map(m -> new Question(desk.shown().model(), desk.textProperty().get(), seed.get()));
        if (next.isPresent() && !next.equals(asked)) {
            asked = next;
            trials.ask(next);
        }
        join();
    }

    /** What was tried, and what somebody drew in the run on show. */
    private void join() {
        Optional<Told<Honesty>> told = trials.answerProperty().get();
        refusal.set(told.flatMap(Told::refusal));
        Optional<Trace> now = desk.playhead().moment().map(Moment::trace);
        honesty.set(told.flatMap(Told::value)
                .filter(tried -> now.filter(
                                run -> run.source().equals(tried.run().source())
                                        && run.vocabulary().equals(tried.run().vocabulary()))
                        .isPresent())
                .map(tried -> desk.originalProperty().get().isEmpty()
                        ? tried
                        : tried.with(Honesty.drawn(tried.run(), now.orElseThrow()))));
    }

    /** What the permutation is drawn from. */
    public IntegerProperty seedProperty() {
        return seed;
    }

    /** What came of it; empty until that is known. */
    public ReadOnlyObjectProperty<Optional<Honesty>> honestyProperty() {
        return honesty.getReadOnlyProperty();
    }

    /** Why there is nothing to try, if so. */
    public ReadOnlyObjectProperty<Optional<Snapshot.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
