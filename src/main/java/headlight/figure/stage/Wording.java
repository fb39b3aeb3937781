package headlight.figure.stage;

import headlight.figure.Labels;
import headlight.trace.Trace;
import java.util.Arrays;

/**
 * The messages of the stage, which call a token what it is in this run: a word or a character.
 *
 * @param labels in the language of the picture
 * @param noun   what a token is called; argument 9 of every message
 */
record Wording(Labels labels, String noun) {

    private static final int NOUN = 9;

    static Wording of(Trace trace, Labels labels) {
        boolean characters = Sentence.of(trace).characters();
        return new Wording(labels, labels.text(characters ? "stage.noun.character" : "stage.noun.word"));
    }

    /** The message {@code stage.<key>}. */
    String say(String key, Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, NOUN + 1);
        all[NOUN] = noun;
        return labels.text("stage." + key, all);
    }
}
