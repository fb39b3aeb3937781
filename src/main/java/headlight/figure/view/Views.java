package headlight.figure.view;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Size;
import headlight.figure.View;
import headlight.figure.heads.HeadFigure;
import headlight.figure.heads.HeadsFigure;
import headlight.figure.heads.ModelFigure;
import headlight.figure.heads.NeuronFigure;
import headlight.figure.heads.ProfileFigure;
import headlight.figure.heads.RolloutFigure;
import headlight.figure.stage.CellFigure;
import headlight.figure.stage.Stages;
import headlight.trace.AttentionBlock;
import headlight.trace.Gradients;
import headlight.trace.Sites;
import headlight.trace.StepSize;
import headlight.trace.Trace;
import java.util.List;
import java.util.Optional;

/** The kinds of pictures there are. A new one needs its class and a line here. */
public final class Views {

    public static final List<View> ALL = List.of(
            View.still("stage", Stages::suit, Views::stage),
            View.still("alignment", Views::hasWeights, AlignmentFigure::new),
            View.still("states", Views::hasStates, StatesFigure::new),
            View.still("gates", GatesFigure::suits, GatesFigure::new),
            View.still("cell", CellFigure::suits, Views::cell),
            View.still("gradients", Gradients::in, GradientsFigure::new),
            View.still("output", trace -> trace.has(Sites.PROBABILITIES), OutputFigure::new),
            new View("walk", Stages::suit, Views::stage, drawing -> Stages.walked(drawing)
                    .stops(StepSize.STAGE)),
            View.still("heads", Views::hasHeads, HeadsFigure::new),
            View.still("model", Views::hasHeads, ModelFigure::new),
            View.still("head", Views::hasHeads, HeadFigure::new),
            View.still("neuron", NeuronFigure::suits, NeuronFigure::new),
            View.still("rollout", Views::hasHeads, RolloutFigure::new),
            View.still("profile", Views::hasHeads, ProfileFigure::new),
            View.still("bertviz", Views::hasHeads, ModelFigure::new).only("json"));

    /** More columns than this stand closer together rather than in a wider picture. */
    private static final int MOST = 40;

    /** How wide an opened cell is. */
    private static final double CELL = 1080;

    private Views() {}

    /** The kind with this name. */
    public static Optional<View> named(String kind) {
        return ALL.stream().filter(view -> view.kind().equals(kind)).findFirst();
    }

    /** The kinds that can show a trace. */
    public static List<View> of(Trace trace) {
        return ALL.stream().filter(view -> view.suits().test(trace)).toList();
    }

    private static boolean hasWeights(Trace trace) {
        return trace.has(Sites.WEIGHTS);
    }

    private static boolean hasHeads(Trace trace) {
        return !AttentionBlock.in(trace).isEmpty();
    }

    private static boolean hasStates(Trace trace) {
        return trace.has(Sites.ENCODER_HIDDEN) || trace.has(Sites.DECODER_HIDDEN);
    }

    /** The cell at work, or the one that is looked into. */
    private static Figure cell(Drawing drawing) {
        double width = drawing.width().orElse(CELL);
        return new CellFigure(drawing, new Size(width, width * 0.6));
    }

    /** The stage in a room of its own: wider for more words, and at most as high as it is useful. */
    private static Figure stage(Drawing drawing) {
        boolean layered = Stages.isLayered(drawing.trace());
        int columns = layered
                ? drawing.trace().tensor(drawing.selection().block().weights()).size(2)
                : drawing.trace().source().size();
        double width =
                drawing.width().orElse(Math.max(1080, 480 + (layered ? Math.min(MOST, columns) : columns) * 34.0));
        double height = Math.min(layered ? 800 : 720, width * (layered ? 0.68 : 0.62));
        return Stages.of(drawing, new Size(width, height));
    }
}
