package headlight.session;

import headlight.session.Outcome.Asked;
import headlight.trace.Moment;
import headlight.trace.Trace;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;

/** What the run on show comes to: found out beside the screen, whenever another run or another comparison is there. */
public final class Results {

    private final Desk desk;
    private final Aside<Asked, Outcome> outcome;
    private Optional<Asked> asked = Optional.empty();

    /**
     * Follows a desk.
     *
     * @param work   where it is found out
     * @param screen the thread of the desk's properties
     */
    public Results(Desk desk, Executor work, Executor screen) {
        this.desk = desk;
        this.outcome = new Aside<>(work, screen, Outcome::of);
        desk.playhead().momentProperty().addListener((property, before, now) -> ask());
        desk.comparedProperty().addListener((property, before, now) -> ask());
    }

    private void ask() {
        Optional<Asked> next = desk.playhead()
                .moment()
                .map(Moment::trace)
                .filter(trace -> desk.heads().run().isPresent())
                .map(trace -> new Asked(
                        trace,
                        desk.originalProperty().get(),
                        desk.comparedProperty().get(),
                        desk.checkpointProperty().get(),
                        desk.readProperty().get()));
        if (!same(next, asked)) {
            asked = next;
            outcome.ask(next);
        }
    }

    @SuppressWarnings("ReferenceEquality") // comparing every number of two runs would take long
    private static boolean same(Optional<Asked> a, Optional<Asked> b) {
        return a.isPresent() == b.isPresent()
                && a.map(x -> x.trace() == b.orElseThrow().trace()
                                && only(x.original()) == only(b.orElseThrow().original())
                                && only(x.compared()) == only(b.orElseThrow().compared()))
                        .orElse(true);
    }

    private static Trace only(Optional<Trace> trace) {
        return trace.orElse(null);
    }

    /** What it comes to; empty until that is known. */
    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.answerProperty();
    }
}
