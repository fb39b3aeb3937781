package headlight.trace;

/** The stages of an encoder–decoder with attention, in the order in which they are computed. */
public enum Stage {
    /** The encoder reads one source word: its hidden state. */
    ENCODE,
    /** The decoder reads the word before: its hidden state. */
    DECODE,
    /** The decoder's state is compared with every encoder state. */
    SCORES,
    /** The scores become a distribution. */
    WEIGHTS,
    /** The encoder states are mixed by their weights. */
    CONTEXT,
    /** Context and hidden state stand side by side. */
    CONCAT,
    /** The next word. */
    OUTPUT
}
