package headlight.session;

import headlight.spec.Checkpoint;
import headlight.task.Pair;
import headlight.task.Tasks;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model should have written, where the task that it learned knows it. */
public final class RightAnswer {

    private RightAnswer() {}

    /** The target of this text among the pairs of a model's task. Makes all of them, which takes some tenths of a second. */
    public static Optional<String> of(Checkpoint.Card card, String text) {
        return Tasks.named(card.task()).map(task -> task.data(card.seed(), 0)).stream()
                .flatMap(data -> Stream.concat(data.train().stream(), data.heldOut().stream()))
                .filter(pair -> pair.source().equals(text.strip()))
                .map(Pair::target)
                .findFirst();
    }
}
