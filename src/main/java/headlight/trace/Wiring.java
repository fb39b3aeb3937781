package headlight.trace;

/**
 * How a recurrent model is put together, as far as the sites of its run do not tell. The words are those of {@code
 * config.json}; each is empty when it is not known.
 *
 * @param cell      rnn, lstm or gru
 * @param attention the score function: none, dot, scaled_dot, general, concat or additive
 * @param bridge    how the decoder starts: state, hidden or linear
 * @param feeds     whether the decoder reads a context beside each word
 */
public record Wiring(String cell, String attention, String bridge, boolean feeds) {

    /** Of a run about which nothing is known. */
    public static final Wiring UNKNOWN = new Wiring("", "", "", false);
}
