package headlight.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Input that was not accepted: a file, or a text. Its message is one clear line that says what was refused, where it
 * stands, and what was expected. Nothing has been changed by then.
 */
public final class Refusal extends RuntimeException {

    private static final int LONGEST = 1000;

    private final Optional<Saying> saying;

    /**
     * The same in the languages of the window.
     *
     * @param key       of the message {@code refusal.<key>}
     * @param arguments what it speaks of
     */
    public record Saying(String key, List<String> arguments) {}

    /** A refusal that says this; whatever could break the line or the terminal is written as an escape. */
    public Refusal(String line) {
        super(readable(line));
        saying = Optional.empty();
    }

    /** A refusal that people meet often, so that the window says it in their language. */
    public Refusal(String line, String key, String... arguments) {
        super(readable(line));
        saying = Optional.of(
                new Saying(key, Stream.of(arguments).map(Refusal::readable).toList()));
    }

    /** How the window says it; empty where it says the line. */
    public Optional<Saying> saying() {
        return saying;
    }

    /** A text made safe to print on one line: control characters and halves of characters as escapes, and not too long. */
    public static String readable(String text) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length() && out.length() < LONGEST; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> out.append(String.format(Locale.ROOT, "\\u%04X", c));
                default -> out.appendCodePoint(c);
            }
            if (out.length() >= LONGEST && at < text.length()) {
                out.append('…');
            }
        }
        return out.toString();
    }
}
