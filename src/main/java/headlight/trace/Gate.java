package headlight.trace;

import java.util.List;

/** What a recurrent cell computes on the way to its next state. */
public enum Gate {
    /** How much of the candidate an LSTM takes in. */
    INPUT("input", "i"),
    /** How much of its memory an LSTM keeps. */
    FORGET("forget", "f"),
    /** What an LSTM could take in. */
    CANDIDATE("cell", "g"),
    /** How much of its memory an LSTM shows. */
    OUTPUT("output", "o"),
    /** How much of its state a GRU looks at for what is new. */
    RESET("reset", "r"),
    /** How much of its state a GRU keeps. */
    UPDATE("update", "z"),
    /** What a GRU could become. */
    NEW("new", "n");

    /** The gates of an LSTM, in the order of PyTorch's weights. */
    public static final List<Gate> LSTM = List.of(INPUT, FORGET, CANDIDATE, OUTPUT);

    /** The gates of a GRU, in the order of PyTorch's weights. */
    public static final List<Gate> GRU = List.of(RESET, UPDATE, NEW);

    private final String key;
    private final String symbol;

    Gate(String key, String symbol) {
        this.key = key;
        this.symbol = symbol;
    }

    /** As names of sites end: {@code encoder.gates.input}. */
    public String key() {
        return key;
    }

    /** The letter of papers, as LaTeX. */
    public String symbol() {
        return symbol;
    }
}
