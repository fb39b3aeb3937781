package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Size;
import headlight.trace.Layer;
import headlight.trace.Sites;
import headlight.trace.Trace;

/** The stage of whatever family a trace is of. */
public final class Stages {

    private Stages() {}

    /** Whether there is a stage for a trace. */
    public static boolean suit(Trace trace) {
        return trace.has(Sites.WEIGHTS)
                || trace.has(Sites.ENCODER_HIDDEN)
                || trace.has(Sites.DECODER_HIDDEN)
                || isLayered(trace);
    }

    /** Whether a trace is walked layer by layer. */
    public static boolean isLayered(Trace trace) {
        return !Layer.in(trace).isEmpty();
    }

    /** The same drawing with the walk that its picture shows: of a Transformer, through the layer that is looked at. */
    public static Drawing walked(Drawing drawing) {
        return isLayered(drawing.trace())
                ? drawing.at(drawing.moment().in(Layer.of(drawing.selection().block())))
                : drawing;
    }

    /** The stage at one moment, in the room there is. */
    public static Stageable of(Drawing drawing, Size available) {
        return isLayered(drawing.trace()) ? new LayerFigure(drawing, available) : new StageFigure(drawing, available);
    }
}
