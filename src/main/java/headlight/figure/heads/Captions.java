package headlight.figure.heads;

import headlight.figure.Drawing;
import headlight.figure.Selection;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.Trace;
import java.util.List;
import java.util.stream.Collectors;

/** What the pictures of heads are called, in the language of a drawing; layers and heads are counted from 1. */
final class Captions {

    private final Drawing drawing;

    Captions(Drawing drawing) {
        this.drawing = drawing;
    }

    /** Which attention it is: "Layer 5 of 12", "Decoder layer 2 of 6, cross-attention". */
    String layer(AttentionBlock block) {
        List<AttentionBlock> all = AttentionBlock.in(drawing.trace());
        long layers = all.stream().filter(block::isLike).count();
        boolean both = all.stream().map(AttentionBlock::stack).distinct().count() > 1;
        String key = block.cross()
                ? "figure.heads.layer.cross"
                : !both
                        ? "figure.heads.layer"
                        : block.stack() == Stack.ENCODER ? "figure.heads.layer.encoder" : "figure.heads.layer.decoder";
        return drawing.labels().text(key, block.layer() + 1, Math.max(layers, block.layer() + 1));
    }

    /** Which kind of attention it is: "encoder", "decoder", "cross-attention". */
    String kind(AttentionBlock block) {
        return text(
                block.cross()
                        ? "figure.heads.kind.cross"
                        : block.stack() == Stack.ENCODER ? "figure.heads.kind.encoder" : "figure.heads.kind.decoder");
    }

    /** The heads shown: "head 6", "heads 6, 9", "all heads". */
    String heads(Selection selection) {
        Trace trace = drawing.trace();
        if (selection.heads().size() == selection.block().heads(trace)
                && selection.heads().size() > 1) {
            return text("figure.heads.all");
        }
        String numbers =
                selection.heads().stream().map(h -> Integer.toString(h + 1)).collect(Collectors.joining(", "));
        return text(selection.heads().size() == 1 ? "figure.heads.one" : "figure.heads.some", numbers);
    }

    String text(String key, Object... arguments) {
        return drawing.labels().text(key, arguments);
    }
}
