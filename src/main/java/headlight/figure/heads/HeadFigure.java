package headlight.figure.heads;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Extent;
import headlight.figure.Figure;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
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
import headlight.trace.HeadProfile;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One head closely: the matrix of its weights with the tokens at both sides, or the part of it that is asked for. */
public final class HeadFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double HEADER = 54;
    private static final double NARROWEST = 360;
    private static final double WIDEST_CELL = 48;
    private static final double WIDEST_CELL_TO_FILL = 72;

    /** A matrix of more cells is pointed at, but not gone through cell by cell. */
    private static final int MOST_SPOTS = 20_000;

    private static final int PROFILED = 256 * 256;
    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering NOTE = Lettering.plain(12);

    private final Drawing drawing;
    private final Theme theme;
    private final Captions captions;
    private final Selection selection;
    private final AttentionBlock block;
    private final int head;
    private final Tensor weights;
    private final Extent part;
    private final Grille grille;
    private final Size size;
    private final Optional<Pixels> pixels;

    public HeadFigure(Drawing drawing) {
        this(drawing, Optional.empty());
    }

    private HeadFigure(Drawing drawing, Optional<Pixels> pixels) {
        this.drawing = drawing;
        this.pixels = pixels;
        theme = drawing.theme();
        captions = new Captions(drawing);
        selection = drawing.selection();
        block = selection.block();
        head = selection.head();
        Trace trace = drawing.trace();
        weights = trace.tensor(block.weights()).part(head);
        part = selection.extent().orElseGet(() -> Extent.all(weights)).within(weights);
        double width = drawing.width().orElseGet(() -> natural(part.columns()));
        grille = new Grille(
                weights,
                part,
                new Mosaic(drawing.shares(), 1),
                Words.pieces(block.asking(trace)),
                Words.pieces(block.asked(trace)),
                MARGIN,
                HEADER,
                width - 2 * MARGIN,
                drawing.width().isPresent() ? WIDEST_CELL_TO_FILL : WIDEST_CELL);
        size = new Size(
                Math.max(Math.max(NARROWEST, drawing.width().orElse(0)), Math.ceil(grille.right() + MARGIN)),
                Math.ceil(grille.cells().bottom() + 12 + ColorBar.HEIGHT + MARGIN));
    }

    private static double natural(int columns) {
        double cell = columns <= 12 ? WIDEST_CELL : columns <= 32 ? 30 : columns <= 64 ? 14 : 880.0 / columns;
        return 170 + cell * columns;
    }

    @Override
    public Figure prepared(double scale) {
        return new HeadFigure(drawing, Optional.of(grille.pixels(scale)));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        String title = captions.layer(block) + " · " + captions.text("figure.heads.one", Integer.toString(head + 1));
        surface.text(Words.fit(title, TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        surface.text(Words.fit(note(), NOTE, room), MARGIN, 46, NOTE, Align.LEFT, theme.faint());
        grille.paint(surface, theme, pixels, selection.query(), selection.key());
        Rect cells = grille.cells();
        double bar = Math.max(60, Math.min(180, Math.min(cells.w(), size.width() - cells.x() - MARGIN)));
        double x = Math.min(cells.x(), size.width() - bar - MARGIN);
        ColorBar.shares(drawing).paint(surface, drawing, x, cells.bottom() + 10, bar);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int q = part.top(); q < part.bottom(); q++) {
            spots.add(new Spot(block.weights(), List.of(head, q), grille.rowWord(q)));
        }
        for (int k = part.left(); k < part.right(); k++) {
            spots.add(new Spot(block.keys(), List.of(head, k), grille.columnWord(k)));
        }
        if ((long) part.rows() * part.columns() <= MOST_SPOTS) {
            for (int q = part.top(); q < part.bottom(); q++) {
                for (int k = part.left(); k < part.right(); k++) {
                    spots.add(cell(q, k));
                }
            }
        }
        return spots;
    }

    @Override
    public Optional<Spot> at(double x, double y) {
        OptionalInt q = grille.rowAt(y);
        OptionalInt k = grille.columnAt(x);
        if (q.isPresent() && k.isPresent()) {
            return Optional.of(cell(q.getAsInt(), k.getAsInt()));
        } else if (q.isPresent() && x < grille.cells().x()) {
            return Optional.of(new Spot(block.weights(), List.of(head, q.getAsInt()), grille.rowWord(q.getAsInt())));
        } else if (k.isPresent() && grille.columnWord(k.getAsInt()).contains(x, y)) {
            return Optional.of(new Spot(block.keys(), List.of(head, k.getAsInt()), grille.columnWord(k.getAsInt())));
        }
        return Optional.empty();
    }

    @Override
    public List<Table> tables() {
        Trace trace = drawing.trace();
        String name = block.weights().element(head);
        return List.of(Tables.matrix(name, weights, part, block.asking(trace), block.asked(trace)));
    }

    private Spot cell(int q, int k) {
        return new Spot(block.weights(), List.of(head, q, k), grille.place(q, k));
    }

    private String note() {
        if (weights.length() > PROFILED) {
            return captions.text("figure.head.size", weights.size(0), weights.size(1));
        }
        HeadProfile profile = HeadProfile.of(drawing.trace(), block, head);
        String entropy = captions.text("figure.head.entropy", Numerals.of(profile.entropy()));
        return Double.isNaN(profile.distance())
                ? entropy
                : captions.text("figure.head.distance", Numerals.of(profile.distance())) + " · " + entropy;
    }
}
