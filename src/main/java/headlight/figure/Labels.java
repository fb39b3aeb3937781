package headlight.figure;

/** The words in a picture, in some language: a message by its key, with its arguments put in. */
@FunctionalInterface
public interface Labels {

    /** The message of this key. */
    String text(String key, Object... arguments);
}
