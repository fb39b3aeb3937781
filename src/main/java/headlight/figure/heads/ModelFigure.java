package headlight.figure.heads;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Extent;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Selection;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.AttentionBlock;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** All heads at once: a row for each layer, a column for each head, and in each place the weights of that head as a small map. */
public final class ModelFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double HEADER = 56;
    private static final double NUMBERS = 24;
    private static final double NATURAL = 44;
    private static final double SMALLEST = 12;
    private static final double LARGEST = 132;
    private static final double NARROWEST = 240;
    private static final int FINEST = 128;

    /** In so little room the square root of a weight is its shade, as the bar below says: a head that spreads is no blank. */
    private static final double LIFT = 0.5;

    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering NOTE = Lettering.plain(12);
    private static final Lettering NUMBER = Lettering.plain(11);
    private static final Lettering CHOSEN = Lettering.strong(11);

    private final Drawing drawing;
    private final Theme theme;
    private final Captions captions;
    private final Selection selection;
    private final List<AttentionBlock> blocks;
    private final int heads;
    private final double cell;
    private final double gap;
    private final Mosaic mosaic;
    private final Size size;
    private final Optional<Made> made;

    /** The pixels of all maps, and the screen they were made for. */
    private record Made(double scale, List<Pixels> pixels) {}

    public ModelFigure(Drawing drawing) {
        this(drawing, Optional.empty());
    }

    private ModelFigure(Drawing drawing, Optional<Made> made) {
        this.drawing = drawing;
        this.made = made;
        theme = drawing.theme();
        captions = new Captions(drawing);
        selection = drawing.selection();
        Trace trace = drawing.trace();
        blocks = AttentionBlock.in(trace).stream()
                .filter(selection.block()::isLike)
                .toList();
        heads = blocks.stream().mapToInt(block -> block.heads(trace)).max().orElse(1);
        double room = drawing.width().orElse(0) - 2 * MARGIN - NUMBERS;
        double pitch = drawing.width().isPresent() ? room / heads : NATURAL + 4;
        gap = pitch < 24 ? 2 : 4;
        cell = Math.floor(Math.max(SMALLEST, Math.min(LARGEST, pitch - gap))); // on whole pixels, maps are sharp
        mosaic = new Mosaic(drawing.shares(), 1, LIFT);
        double width = 2 * MARGIN + NUMBERS + heads * (cell + gap) - gap;
        size = new Size(
                Math.max(Math.max(NARROWEST, drawing.width().orElse(0)), Math.ceil(width)),
                Math.ceil(top() + blocks.size() * (cell + gap) + 10 + ColorBar.HEIGHT + MARGIN));
    }

    @Override
    public Figure prepared(double scale) {
        // Maps do not touch each other, so layers are painted side by side.
        List<Pixels> pixels = IntStream.range(0, blocks.size())
                .parallel()
                .boxed()
                .flatMap(row -> IntStream.range(0, heads(row)).mapToObj(head -> {
                    Tensor weights = weights(row, head);
                    return mosaic.pixels(weights, Extent.all(weights), place(row, head), scale);
                }))
                .toList();
        return new ModelFigure(drawing, Optional.of(new Made(scale, pixels)));
    }

    @Override
    public Figure prepared(double scale, Figure before) {
        return before instanceof ModelFigure other
                        && hasMapsOf(other)
                        && other.made.filter(m -> m.scale() == scale).isPresent()
                ? new ModelFigure(drawing, other.made)
                : prepared(scale);
    }

    /** Whether the maps are those of another figure and stand in the same places; comparing all numbers takes long. */
    @SuppressWarnings("ReferenceEquality")
    private boolean hasMapsOf(ModelFigure other) {
        return drawing.trace() == other.drawing.trace()
                && blocks.equals(other.blocks)
                && drawing.shares().equals(other.drawing.shares())
                && cell == other.cell
                && gap == other.gap;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        surface.text(Words.fit(title(), TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        String note = captions.text("figure.model.note");
        surface.text(Words.fit(note, NOTE, room), MARGIN, 47, NOTE, Align.LEFT, theme.faint());
        numbers(surface);
        for (int row = 0; row < blocks.size(); row++) {
            for (int head = 0; head < heads(row); head++) {
                thumbnail(surface, row, head);
            }
        }
        made.ifPresent(m -> m.pixels().forEach(image -> image.paint(surface)));
        frames(surface);
        double bar = Math.min(140, room - NUMBERS);
        double below = top() + blocks.size() * (cell + gap) + 8;
        new ColorBar(0, 1, drawing.shares()::share, List.of("0", "0.25", "1"))
                .paint(surface, drawing, MARGIN + NUMBERS, below, bar);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int row = 0; row < blocks.size(); row++) {
            for (int head = 0; head < heads(row); head++) {
                spots.add(new Spot(blocks.get(row).weights(), List.of(head), place(row, head)));
            }
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        return blocks.stream()
                .flatMap(block -> IntStream.range(0, block.heads(drawing.trace()))
                        .mapToObj(head -> Tables.weights(drawing.trace(), block, head)))
                .toList();
    }

    private String title() {
        AttentionBlock block = selection.block();
        long kinds = AttentionBlock.in(drawing.trace()).stream()
                .filter(other -> other.layer() == block.layer())
                .count();
        String all = captions.text("figure.model.title");
        return kinds > 1 ? all + " · " + captions.kind(block) : all;
    }

    private void numbers(Surface surface) {
        int step = cell + gap < 15 ? 2 : 1;
        for (int head = 0; head < heads; head += step) {
            boolean chosen = selection.heads().contains(head) && chosen();
            number(surface, head, place(0, head).centerX(), top() - 6, Align.CENTER, chosen);
        }
        for (int row = 0; row < blocks.size(); row += step) {
            boolean chosen = blocks.get(row).equals(selection.block());
            double baseline = place(row, 0).centerY() + Fonts.capHeight(NUMBER) / 2;
            number(surface, blocks.get(row).layer(), MARGIN + NUMBERS - 8, baseline, Align.RIGHT, chosen);
        }
    }

    private void number(Surface surface, int index, double x, double baseline, Align align, boolean chosen) {
        surface.text(
                Integer.toString(index + 1),
                x,
                baseline,
                chosen ? CHOSEN : NUMBER,
                align,
                chosen ? theme.ink() : theme.faint());
    }

    private void thumbnail(Surface surface, int row, int head) {
        if (made.isEmpty()) {
            Tensor weights = weights(row, head);
            int high = Math.min(FINEST, weights.size(0));
            int wide = Math.min(FINEST, weights.size(1));
            surface.image(mosaic.paint(weights, Extent.all(weights), high, wide), wide, high, place(row, head));
        }
        surface.outline(place(row, head).inset(-0.5), 0, theme.rule(), 1);
    }

    /** Whether some heads are looked at, rather than all. */
    private boolean chosen() {
        return selection.heads().size() < selection.block().heads(drawing.trace());
    }

    private void frames(Surface surface) {
        int row = blocks.indexOf(selection.block());
        if (row >= 0 && chosen()) {
            selection.heads().forEach(head -> surface.outline(place(row, head).inset(-2), 2, theme.nowRule(), 2.5));
        }
    }

    private Tensor weights(int row, int head) {
        return drawing.trace().tensor(blocks.get(row).weights()).part(head);
    }

    private int heads(int row) {
        return blocks.get(row).heads(drawing.trace());
    }

    private double top() {
        return HEADER + 20;
    }

    private Rect place(int row, int head) {
        return new Rect(MARGIN + NUMBERS + head * (cell + gap), top() + row * (cell + gap), cell, cell);
    }
}
