package headlight.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Something that takes longer to find out than the screen has time for: it is asked for, and is there when it is there.
 * Of many questions the newest is answered.
 */
public final class Aside<Q, A> {

    private final ReadOnlyObjectWrapper<Optional<A>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Latest<Optional<Q>> questions;
    private boolean asking;

    /**
     * A way to find out.
     *
     * @param work   where it is found out
     * @param screen the thread that asks
     * @param find   finds it out
     */
    public Aside(Executor work, Executor screen, Function<Q, A> find) {
        Latest<Optional<A>> answers = new Latest<>(screen, answer::set);
        questions = new Latest<>(work, question -> answers.accept(question.map(find)));
    }

    /** Asks; nothing is the answer to no question. */
    public void ask(Optional<Q> question) {
        if (asking || question.isPresent()) { // whoever has nothing to ask says so at every step
            questions.accept(question);
        }
        asking = question.isPresent();
    }

    /** The newest answer; empty until there is one. */
    public ReadOnlyObjectProperty<Optional<A>> answerProperty() {
        return answer.getReadOnlyProperty();
    }
}
