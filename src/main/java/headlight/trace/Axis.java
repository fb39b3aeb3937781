package headlight.trace;

/** What one dimension of a tensor means. */
public enum Axis {
    /** Source tokens, in reading order. */
    TOKEN,
    /** Steps of the decoder. */
    STEP,
    /** Features of a vector. */
    FEATURE,
    /** Entries of the output vocabulary. */
    VOCAB,
    /** Attention heads. */
    HEAD,
    /** Positions that ask. */
    QUERY,
    /** Positions that are asked. */
    KEY,
    /** Layers above each other. */
    LAYER
}
