package headlight.figure.beside;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Words;
import headlight.trace.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Several models on one text, next to each other, all at the same moment of their walk together. */
public final class CompareFigure implements Figure {

    private static final double MARGIN = 14;
    private static final double GAP = 26;
    private static final double LEAST_LANE = 190;
    private static final double NATURAL_LANE = 360;
    private static final double HIGHEST_ROW = 40;
    private static final double LOWEST_ROW = 16;
    private static final Lettering SMALL = Lettering.plain(11);

    private final Drawing drawing;
    private final List<Lane> lanes;
    private final List<LanePicture> pictures;
    private final double lane;
    private final double sentence;
    private final double legend;
    private final Size size;

    /**
     * A comparison.
     *
     * @param drawing of a moment of {@link headlight.trace.Walk#together} over the lanes' runs
     * @param lanes   the first is what the words of the others are compared with
     */
    public CompareFigure(Drawing drawing, List<Lane> lanes) {
        this.drawing = drawing;
        this.lanes = List.copyOf(lanes);
        int n = lanes.size();
        double given = drawing.width().orElse(2 * MARGIN + n * NATURAL_LANE + (n - 1) * GAP);
        lane = Math.max(LEAST_LANE, (given - 2 * MARGIN - (n - 1) * GAP) / n);
        double head = lanes.stream()
                .mapToDouble(one -> LanePicture.head(one, drawing, lane))
                .max()
                .orElse(0);
        int steps =
                lanes.stream().mapToInt(one -> one.run().target().size()).max().orElse(1);
        double room = drawing.height().orElse(560) - head - 190;
        double row = Math.max(LOWEST_ROW, Math.min(HIGHEST_ROW, room / Math.max(1, steps)));
        pictures = lanes.stream()
                .map(one -> new LanePicture(drawing, one, lanes.get(0), lane, head, row))
                .toList();
        sentence = 16 + pictures.stream().mapToDouble(LanePicture::bottom).max().orElse(0);
        legend = MARGIN
                + sentence
                + 14
                + pictures.stream().mapToDouble(LanePicture::sentence).max().orElse(0);
        double width = 2 * MARGIN + n * lane + (n - 1) * GAP;
        size = new Size(width, Math.ceil(legend + ColorBar.HEIGHT + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(
                new Rect(0, 0, size.width(), size.height()), 0, drawing.theme().paper());
        for (int i = 0; i < pictures.size(); i++) {
            LanePicture picture = pictures.get(i);
            if (i > 0) {
                double x = x(i) - GAP / 2;
                surface.line(x, MARGIN, x, legend - 14, drawing.theme().rule(), 1);
            }
            surface.group(x(i), MARGIN, 0, () -> picture.paint(surface, sentence));
        }
        ColorBar.shares(drawing).paint(surface, drawing, MARGIN, legend, 160);
        String note =
                drawing.labels().text("figure.compare.differs", lanes.get(0).name());
        double from = MARGIN + 160 + GAP;
        surface.text(
                Words.fit(note, SMALL, size.width() - from - MARGIN),
                from,
                legend + 9,
                SMALL,
                Align.LEFT,
                drawing.theme().faint());
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            for (Spot spot : pictures.get(i).spots()) {
                Rect at = spot.where();
                spots.add(
                        new Spot(spot.site(), spot.index(), new Rect(at.x() + x(i), at.y() + MARGIN, at.w(), at.h())));
            }
        }
        return spots;
    }

    /** The lane that something in the picture belongs to. */
    public int laneOf(Spot spot) {
        return IntStream.range(1, lanes.size())
                .filter(i -> spot.where().x() >= x(i) - GAP / 2)
                .reduce(0, (first, last) -> last);
    }

    /** The weights of each model that has any, and of each how probable the words were that it wrote. */
    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Lane one : lanes) {
            List<Table.Heading> steps = Table.Heading.of(one.run().target(), 0);
            one.alignment()
                    .map(Alignment::weights)
                    .ifPresent(weights -> tables.add(new Table(
                            one.name() + " attention.weights",
                            steps,
                            Table.Heading.of(one.run().source(), 0),
                            (row, column) -> OptionalDouble.of(weights.at(row, column)))));
            tables.add(new Table(
                    one.name() + " output.probabilities",
                    steps,
                    Table.Heading.of(List.of("written"), 0),
                    (row, column) -> one.probability(row)));
        }
        return tables;
    }

    private double x(int i) {
        return MARGIN + i * (lane + GAP);
    }
}
