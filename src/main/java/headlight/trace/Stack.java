package headlight.trace;

import java.util.Locale;

/** One of the two stacks of layers of a Transformer. */
public enum Stack {
    ENCODER,
    DECODER;

    /** As site names begin: {@code encoder}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such stack */
    public static Stack parse(String key) {
        for (Stack stack : values()) {
            if (stack.key().equals(key)) {
                return stack;
            }
        }
        throw new IllegalArgumentException("'" + key + "': expected encoder or decoder");
    }
}
