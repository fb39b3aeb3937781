package headlight.session;

/** The ways to look at a Transformer's run. */
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
    FIND("profile");

    private final String kind;

    Mode(String kind) {
        this.kind = kind;
    }

    /** The kind of picture that it shows, by the name it has on the command line. */
    public String kind() {
        return kind;
    }
}
