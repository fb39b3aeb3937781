package headlight.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The ways to work with the window: some look at heads, some at a recurrent decoder. */
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
    /** Several models on the same text. */
    COMPARE("compare"),
    /** How much the answer hangs on where the decoder looked. */
    HONESTY("honesty"),
    /** The right words read, beside the model's own. */
    FORCING("forcing"),
    /** Several outputs at once, and how they were found. */
    BEAM("beam"),
    /** How a model learns: the laboratory, which needs no run. */
    TRAIN("learning");

    private static final Set<Mode> OF_HEADS = EnumSet.of(HEADS, MODEL, HEAD, NEURON, ROLLOUT, FIND);
    private static final Set<Mode> OF_RECURRENCE = EnumSet.of(HONESTY, FORCING, BEAM);

    private final String kind;

    Mode(String kind) {
        this.kind = kind;
    }

    /** Whether it looks at the heads of a run, and so needs one that has some. */
    public boolean isOfHeads() {
        return OF_HEADS.contains(this);
    }

    /** Whether there is something to see in this way: of a run with heads, or of one without. */
    public boolean suits(boolean heads) {
        return !(heads ? OF_RECURRENCE : OF_HEADS).contains(this);
    }

    /** The ways to look at a run with heads, or at one without, in order. */
    public static List<Mode> fitting(boolean heads) {
        return Stream.of(values()).filter(mode -> mode.suits(heads)).toList();
    }

    /** The kind of picture that it shows, by the name it has on the command line. */
    public String kind() {
        return kind;
    }
}
