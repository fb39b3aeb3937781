package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Ink;
import headlight.figure.Mark;
import headlight.figure.Once;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Sketch;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.trace.Stage;
import headlight.trace.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Transformer stage, read upwards: one layer, one head, one position that asks. Every position that is asked is a
 * column with its vector, its key, its score, its weight and its value, which flows into the context; beside them stands
 * the card of the position that asks. What is being computed is lit, what is not computed yet keeps its empty place.
 */
public final class LayerFigure implements Stageable {

    /** The least room in which nothing overlaps; with less the figure stays as large as this. */
    public static final Size SMALLEST = LayerLayout.SMALLEST;

    private final LayerScene scene;
    private final LayerLayout layout;
    private final LayerOverview overview;
    private final LayerColumns columns;
    private final LayerScores scores;
    private final LayerContext context;
    private final LayerCard card;
    private final Once<List<Spot>> spots = new Once<>(this::collect);
    private final Once<List<Mark>> marks = new Once<>(() -> Sketch.of(this));

    /**
     * The stage at one moment, of the layer and head that the drawing looks at.
     *
     * @param available the room there is
     */
    public LayerFigure(Drawing drawing, Size available) {
        scene = new LayerScene(drawing);
        layout = new LayerLayout(scene, focus(), available);
        overview = new LayerOverview(scene, layout);
        columns = new LayerColumns(scene, layout);
        scores = new LayerScores(scene, layout);
        context = new LayerContext(scene, layout, scores, columns);
        card = new LayerCard(scene, layout);
    }

    /** The column that must be seen: the one at work, else where the position itself stands, else the one it reads most. */
    private int focus() {
        if (scene.started && scene.moment.step().row() >= 0) {
            return scene.moment.step().row();
        }
        return scene.block.cross()
                ? scene.row(scene.block.weights(), scene.head, scene.query)
                        .map(row -> Largest.of(row, 1).get(0))
                        .orElse(0)
                : scene.query;
    }

    @Override
    public Optional<Rect> now() {
        return scene.started ? Optional.of(card.now().orElseGet(this::place)) : Optional.empty();
    }

    private Rect place() {
        Step step = scene.moment.step();
        boolean one = step.row() >= 0 && layout.shows(step.row());
        return switch (step.stage()) {
            case INPUT -> layout.inputs;
            case PROJECT -> step.site().equals(scene.block.values()) ? layout.values : layout.vectors;
            case SCORES -> one ? layout.cell(step.row(), layout.scores) : layout.scores;
            case WEIGHTS -> one ? layout.cell(step.row(), layout.weights) : layout.weights;
            default -> context.where();
        };
    }

    @Override
    public Size size() {
        return layout.size;
    }

    @Override
    public List<Mark> marks() {
        return marks.get();
    }

    @Override
    public void paint(Surface surface) {
        Pen pen = new Pen(surface, scene.theme);
        surface.fill(new Rect(0, 0, layout.size.width(), layout.size.height()), 0, scene.theme.paper());
        layout.shown().forEach(s -> surface.fill(layout.panel(s), layout.narrow() ? 0 : 8, scene.theme.panel()));
        overview.paint(pen);
        context.paint(pen);
        scores.paint(pen);
        columns.paint(pen);
        card.paint(pen);
        lanes(pen);
    }

    /** The query goes out to be compared, the context comes in to stand beside those of the other heads. */
    private void lanes(Pen pen) {
        if (card.asks()) {
            boolean now = scene.isNow(Stage.SCORES);
            Rect query = card.query();
            pen.around(
                    layout.card.x() + 10,
                    query.centerY(),
                    layout.lane() - 8,
                    layout.scores.right() + 3,
                    layout.scores.bottom() - 16,
                    ink(pen, now),
                    now ? 2 : 1.4);
        }
        card.heads().filter(heads -> context.strip().known()).ifPresent(heads -> {
            boolean now = scene.isNow(Stage.HEADS);
            pen.around(
                    context.where().right() + 5,
                    context.where().centerY(),
                    layout.lane(),
                    heads.x() - 4,
                    heads.centerY(),
                    ink(pen, now),
                    now ? 2 : 1.4);
        });
    }

    private static Ink ink(Pen pen, boolean now) {
        return now ? pen.theme.accent() : pen.theme.bar();
    }

    @Override
    public List<Spot> spots() {
        return spots.get();
    }

    private List<Spot> collect() {
        return Stream.of(
                        overview.spots(),
                        columns.spots(),
                        scores.spots(),
                        context.strip().known() ? context.strip().spots() : List.<Spot>of(),
                        card.spots())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Optional<Spot> at(double x, double y) {
        Optional<LayerStrip> strip = Stream.of(columns.strips().stream(), Stream.of(context.strip()), card.strips())
                .flatMap(s -> s)
                .filter(LayerStrip::known)
                .filter(s -> s.where().contains(x, y))
                .reduce((below, above) -> above);
        return strip.map(s -> s.spot(x, y)).or(() -> Stageable.super.at(x, y));
    }
}
