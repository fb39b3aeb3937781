package headlight.trace;

/** How far one press of "next" goes, the largest first. */
public enum StepSize {
    /** A whole word: read, or written. */
    WORD,
    /** One stage of the computation. */
    STAGE,
    /** One number, or one vector that is computed at once. */
    NUMBER
}
