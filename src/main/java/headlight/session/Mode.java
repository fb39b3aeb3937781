package headlight.session;

/** The ways to work with the window. */
public enum Mode {
    /** Step by step, as it is computed. */
    WALK("walk"),
    /** Where the heads of one layer look, each in its colour. */
    HEADS("heads"),
    /** Every head of every layer, small. */
    MODEL("model"),
    /** The matrix of one head. */
    HEAD("head"),
    /** How one weight comes about, feature by feature. */
    NEURON("neuron"),
    /** All layers taken together. */
    ROLLOUT("rollout"),
    /** Which head looks from one token to another, and what each is like. */
    FIND("profile"),
    /** How a model learns: the laboratory, which needs no run. */
    TRAIN("learning");

    private final String kind;

    Mode(String kind) {
        this.kind = kind;
    }

    /** Whether it looks at the heads of a run, and so needs one that has some. */
    public boolean isOfHeads() {
        return this != WALK && this != TRAIN;
    }

    /** The kind of picture that it shows, by the name it has on the command line. */
    public String kind() {
        return kind;
    }
}
