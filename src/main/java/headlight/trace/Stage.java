package headlight.trace;

/**
 * The stages of a computation, those of an encoder–decoder with one attention in the order in which they are computed,
 * then those that only a layer of a Transformer has, then those of the way back from the loss. In a layer the order is
 * that of its {@link Walk}.
 */
public enum Stage {
    /** An encoder that goes over the words several times reads one word: in one direction, in one layer. */
    READ,
    /** The encoder reads one source word: its hidden state. */
    ENCODE,
    /** The decoder reads the word before: its hidden state. */
    DECODE,
    /** What asks is compared with everything that is asked. */
    SCORES,
    /** The scores become a distribution. */
    WEIGHTS,
    /** What is asked is mixed by its weights. */
    CONTEXT,
    /** Context and hidden state stand side by side. */
    CONCAT,
    /** The next word. */
    OUTPUT,

    /** What a layer reads: the embedding of a token and its position, or what the layer below wrote. */
    INPUT,
    /** Queries, keys and values. */
    PROJECT,
    /** The contexts of all heads stand side by side. */
    HEADS,
    /** W_O mixes the heads. */
    MIX,
    /** What went in is added again. */
    RESIDUAL,
    /** The feed-forward. */
    FEED_FORWARD,
    /** What the layer writes. */
    LAYER,

    /** The way back begins: what the written words cost. */
    BACK_LOSS,
    /** The way back comes to the state of a decoder step. */
    BACK_DECODE,
    /** The way back comes to the state of a source word. */
    BACK_ENCODE
}
