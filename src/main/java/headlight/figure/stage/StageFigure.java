package headlight.figure.stage;

import headlight.figure.Drawing;
import headlight.figure.Labels;
import headlight.figure.Mark;
import headlight.figure.Once;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Sketch;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Theme;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Stage;
import headlight.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The recurrent stage, read upwards: every source word is a column with its hidden state, its score, its share of the
 * softmax and its contribution to the context vector; beside them stands the card of the encoder or decoder at work.
 * What is being computed is lit, what is not computed yet keeps its empty place, what is past stays.
 */
public final class StageFigure implements Stageable {

    /** The least room in which nothing overlaps; with less the figure stays as large as this. */
    public static final Size SMALLEST = Layout.SMALLEST;

    private final Scene scene;
    private final Layout layout;
    private final Weights weights;
    private final Optional<Rect> now;
    private final List<Piece> pieces;
    private final Once<List<Spot>> spots = new Once<>(this::collect);
    private final Once<List<Mark>> marks = new Once<>(() -> Sketch.of(this));

    /** The stage at one moment, in the room there is. */
    public StageFigure(Moment moment, Theme theme, Labels labels, Size available) {
        this(Drawing.of(moment, theme, labels), available);
    }

    /**
     * The stage at one moment.
     *
     * @param drawing   the moment, and how to draw it
     * @param available the room there is
     */
    public StageFigure(Drawing drawing, Size available) {
        scene = new Scene(drawing);
        layout = new Layout(scene.trace.source(), available, scene.build.attends(), scene.build.encoder.layers());
        CardLayout card = new CardLayout(
                layout,
                drawing.original()
                        .map(before ->
                                scene.say("output.before", Sentence.of(before).written()))
                        .orElse(""),
                scene.build.attends() || scene.build.peeks(),
                scene.trace.has(Sites.COMBINED));
        weights = new Weights(scene, layout);
        now = scene.started ? Optional.of(place(card)) : Optional.empty();
        List<Piece> all = new ArrayList<>();
        Rect top = layout.contextStrip();
        if (scene.build.attends()) {
            Context context = new Context(scene, layout, weights);
            top = context.where();
            all.addAll(List.of(context, weights, new Scores(scene, layout)));
        } else {
            Handover handover = new Handover(scene, layout);
            top = handover.where().orElse(top);
            all.add(handover);
        }
        all.addAll(List.of(new States(scene, layout), new SourceWords(scene, layout), new Card(scene, card)));
        boolean starts = scene.build.maps() && scene.step == 0 && scene.isNow(Stage.DECODE);
        if (scene.encoding || starts) {
            all.add(new Cell(scene, card.wholeCell));
        } else {
            all.add(new Output(scene, card));
            if (scene.isNow(Stage.DECODE)) {
                all.add(new Cell(scene, card.cell));
                if (!scene.build.attends()) {
                    all.add(new Lanes(scene, layout, card, top, Optional.empty()));
                }
            } else {
                Optional<Concat> concat = card.concat.h() > 0 ? Optional.of(new Concat(scene, card)) : Optional.empty();
                all.add(new NextWord(scene, card));
                concat.ifPresent(all::add);
                all.add(new Lanes(scene, layout, card, top, concat));
            }
        }
        all.add(new GradientStrips(scene, layout));
        pieces = List.copyOf(all);
    }

    @Override
    public Optional<Rect> now() {
        return now;
    }

    private Rect place(CardLayout card) {
        Step step = scene.moment.step();
        return switch (step.stage()) {
            case READ, ENCODE -> layout.state(scene.reading);
            case BACK_ENCODE -> layout.state(step.word());
            case DECODE, BACK_DECODE -> card.strip;
            case SCORES -> step.row() < 0 ? layout.scores : layout.cell(step.row(), layout.scores);
            case WEIGHTS -> step.row() < 0 ? layout.weights : layout.cell(step.row(), layout.weights);
            case CONTEXT -> scene.build.attends() ? layout.contextStrip() : layout.context;
            case CONCAT -> card.concat;
            default -> card.next;
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
        for (int s = 0; s < layout.sources; s++) {
            surface.fill(layout.panel(s), layout.narrow() ? 0 : 8, scene.theme.panel());
        }
        pieces.forEach(piece -> piece.paint(pen));
    }

    /** Every number that is written, every vector, and the cells of vectors that are large enough to be seen. */
    @Override
    public List<Spot> spots() {
        return spots.get();
    }

    private List<Spot> collect() {
        return pieces.stream()
                .flatMap(piece -> Stream.concat(
                        piece.strips().stream()
                                .filter(Strip::known)
                                .flatMap(strip -> Stream.concat(
                                        Stream.of(strip.spot()),
                                        IntStream.range(0, strip.coarse() ? strip.features() : 0)
                                                .mapToObj(strip::spot))),
                        piece.spots().stream()))
                .toList();
    }

    @Override
    public Optional<Spot> at(double x, double y) {
        Spot found = null;
        for (Piece piece : pieces) {
            for (Spot spot : piece.spots()) {
                found = spot.where().contains(x, y) ? spot : found;
            }
            for (Strip strip : piece.strips()) {
                found = strip.known() && strip.where().contains(x, y) ? strip.spot(x, y) : found;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The softmax bar of a source word, as something to drag; empty until it is computed. */
    public Optional<Bar> bar(int source) {
        return weights.bar(source);
    }

    /** The softmax bar under a point. */
    public Optional<Bar> barAt(double x, double y) {
        return IntStream.range(0, layout.sources)
                .filter(s -> layout.cell(s, layout.weights).contains(x, y))
                .mapToObj(this::bar)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
