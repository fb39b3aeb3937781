package headlight.session;

import headlight.text.Refusal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answer to a question that a model may refuse.
 *
 * @param value   the answer
 * @param refusal why there is none
 */
public record Told<A>(Optional<A> value, Optional<Snapshot.Refusal> refusal) {

    /** What comes of asking. */
    static <A> Told<A> of(Supplier<A> asking) {
        try {
            return new Told<>(Optional.of(asking.get()), Optional.empty());
        } catch (IllegalArgumentException | Refusal e) {
            String message = Optional.ofNullable(e.getMessage()).orElse(e.toString());
            Optional<Refusal.Saying> saying = e instanceof Refusal refused ? refused.saying() : Optional.empty();
            return new Told<>(
                    Optional.empty(), Optional.of(new Snapshot.Refusal(Snapshot.Field.TEXT, message, saying)));
        }
    }
}
