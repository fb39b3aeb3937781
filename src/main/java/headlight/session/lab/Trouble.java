package headlight.session.lab;

import headlight.text.Refusal;
import java.util.Optional;

/**
 * Why something was not done.
 *
 * @param place   where to say so
 * @param message one line: what, where, what was expected
 * @param saying  the same in the languages of the window, where they have it
 */
public record Trouble(Place place, String message, Optional<Refusal.Saying> saying) {

    /** The part of the laboratory that it is about. */
    public enum Place {
        MATERIAL,
        MODEL,
        FOLDER
    }

    static Trouble of(Place place, Exception cause) {
        Optional<Refusal.Saying> saying = cause instanceof Refusal refusal ? refusal.saying() : Optional.empty();
        return new Trouble(place, Optional.ofNullable(cause.getMessage()).orElse(cause.toString()), saying);
    }
}
