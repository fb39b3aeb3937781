package headlight.text;

import java.util.Locale;

/**
 * Input that was not accepted: a file, or a text. Its message is one clear line that says what was refused, where it
 * stands, and what was expected. Nothing has been changed by then.
 */
public final class Refusal extends RuntimeException {

    private static final int LONGEST = 1000;

    /** A refusal that says this; whatever could break the line or the terminal is written as an escape. */
    public Refusal(String line) {
        super(readable(line));
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
