package headlight.session;

import headlight.engine.model.Request;
import headlight.trace.BeamTree;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;

/** The beam search for the text on the desk: how wide it is, what it found, and which hypothesis is looked at. */
public final class BeamDesk {

    /** How wide a beam can be that is to be looked at. */
    public static final int WIDEST = 8;

    private record Question(String model, String text, int width, double penalty) {}

    private final Desk desk;
    private final IntegerProperty width = new SimpleIntegerProperty(3);
    private final DoubleProperty penalty = new SimpleDoubleProperty(0);
    private final IntegerProperty chosen = new SimpleIntegerProperty(0);
    private final ReadOnlyObjectWrapper<Optional<BeamTree>> tree = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Snapshot.Refusal>> refusal =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Aside<Question, Told<BeamTree>> searches;
    private Optional<Question> asked = Optional.empty();

    BeamDesk(Desk desk) {
        this.desk = desk;
        searches = desk.measuring(Question::model, BeamDesk::search);
        searches.answerProperty().addListener((property, before, now) -> {
            refusal.set(now.flatMap(Told::refusal));
            now.flatMap(Told::value).ifPresent(this::show);
        });
        desk.playhead().momentProperty().addListener((property, before, now) -> ask());
        desk.heads().shownProperty().addListener((property, before, now) -> ask());
        width.addListener((property, before, now) -> ask());
        penalty.addListener((property, before, now) -> ask());
    }

    private void show(BeamTree found) {
        chosen.set(Math.max(0, Math.min(chosen.get(), found.best().size() - 1)));
        tree.set(Optional.of(found));
    }

    private void ask() {
        Optional<Trace> run = desk.playhead().moment().map(Moment::trace);
        if (run.isEmpty() || desk.heads().shownProperty().get() != Mode.BEAM) {
            return;
        }
        Question next = new Question(desk.shown().model(), desk.textProperty().get(), width.get(), penalty.get());
        if (!Optional.of(next).equals(asked)) {
            boolean sameText = asked.filter(before ->
                            before.text().equals(next.text()) && before.model().equals(next.model()))
                    .isPresent();
            chosen.set(sameText ? chosen.get() : 0);
            asked = Optional.of(next);
            searches.ask(asked);
        }
    }

    private static BeamTree search(Question question, LoadedModel model) {
        Request request = model.request(question.text(), Optional.empty(), List.of(), Intent.SOME);
        return model.search(request, question.width(), question.penalty());
    }

    /** How many hypotheses go on at once. */
    public IntegerProperty widthProperty() {
        return width;
    }

    /** How strongly long hypotheses are favoured. */
    public DoubleProperty penaltyProperty() {
        return penalty;
    }

    /** Which of the complete hypotheses is looked at, from 0. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /** What was found; empty until it is there. */
    public ReadOnlyObjectProperty<Optional<BeamTree>> treeProperty() {
        return tree.getReadOnlyProperty();
    }

    /** Why nothing can be found, if so. */
    public ReadOnlyObjectProperty<Optional<Snapshot.Refusal>> refusalProperty() {
        return refusal.getReadOnlyProperty();
    }
}
