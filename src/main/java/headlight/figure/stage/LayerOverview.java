package headlight.figure.stage;

import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Spot;
import headlight.trace.AttentionBlock;
import headlight.trace.Layer;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which layer and which head of how many are shown, as chips to choose others by. A chip stands for a whole head. */
final class LayerOverview {

    private static final double CHIP = 18;
    private static final double NUMBERED = 13;
    private static final double GAP = 2;

    private record Chip(AttentionBlock block, int head, Rect where, String number, boolean chosen) {}

    private record Label(String text, double x) {}

    private final LayerScene scene;
    private final LayerLayout layout;
    private final List<Chip> chips = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    LayerOverview(LayerScene scene, LayerLayout layout) {
        this.scene = scene;
        this.layout = layout;
        List<Layer> layers = Layer.in(scene.trace).stream()
                .filter(layer -> layer.stack() == scene.layer.stack())
                .toList();
        int heads = scene.block.heads(scene.trace);
        String layerLabel = scene.say(
                scene.layer.stack() == Stack.ENCODER ? "encoder" : "decoder",
                Integer.toString(scene.layer.index() + 1),
                Integer.toString(scene.layer.count(scene.trace)));
        String attention = scene.blocks.size() > 1 ? scene.say(scene.block.cross() ? "cross" : "self") + " · " : "";
        String headLabel = attention + scene.say("head", Integer.toString(scene.head + 1), Integer.toString(heads));
        double left = layout.names();
        double room = layout.overview.right()
                - left
                - Fonts.width(layerLabel, Pen.NAME)
                - Fonts.width(headLabel, Pen.NAME)
                - 34;
        double w = Math.max(3, Math.min(CHIP, room / (layers.size() + heads) - GAP));
        double x = left;
        labels.add(new Label(layerLabel, x));
        x += Fonts.width(layerLabel, Pen.NAME) + 8;
        for (Layer layer : layers) {
            AttentionBlock block = scene.block.at(layer.index());
            chips.add(chip(block, Math.min(scene.head, heads - 1), layer.index(), x, w, layer.equals(scene.layer)));
            x += w + GAP;
        }
        x += 18;
        labels.add(new Label(headLabel, x));
        x += Fonts.width(headLabel, Pen.NAME) + 8;
        for (int h : IntStream.range(0, heads).toArray()) {
            chips.add(chip(scene.block, h, h, x, w, h == scene.head));
            x += w + GAP;
        }
    }

    private Chip chip(AttentionBlock block, int head, int number, double x, double w, boolean chosen) {
        Rect where = new Rect(x, layout.overview.y() + 4, w, CHIP);
        return new Chip(block, head, where, w >= NUMBERED ? Integer.toString(number + 1) : "", chosen);
    }

    void paint(Pen pen) {
        for (Label label : labels) {
            pen.text(label.text(), label.x(), layout.overview.y() + 18, Pen.NAME, pen.theme.ink());
        }
        for (Chip chip : chips) {
            pen.surface.fill(chip.where(), 3, chip.chosen() ? pen.theme.accent() : pen.theme.panel());
            pen.surface.outline(chip.where(), 3, chip.chosen() ? pen.theme.accent() : pen.theme.rule(), 1);
            if (!chip.number().isEmpty()) {
                pen.centered(
                        chip.number(),
                        chip.where().centerX(),
                        chip.where().centerY() + 4,
                        new Lettering(11, chip.chosen()),
                        chip.chosen() ? pen.theme.paper() : pen.theme.ink());
            }
        }
    }

    List<Spot> spots() {
        return chips.stream()
                .filter(chip -> scene.trace.has(chip.block().weights()))
                .map(chip -> new Spot(chip.block().weights(), List.of(chip.head()), chip.where()))
                .toList();
    }
}
