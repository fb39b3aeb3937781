package headlight.figure.view;

import headlight.figure.ColorBar;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Formula;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.trace.CellPlace;
import headlight.trace.CellSites;
import headlight.trace.Gate;
import headlight.trace.Moment;
import headlight.trace.RecurrentSites;
import headlight.trace.Site;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inside of recurrent cells over time: for each gate, the memory and the state a block with a strip for each word. Of the
 * encoder and the decoder one layer, and of an encoder that reads both ways one direction; all of those chosen by the drawing's
 * cell, else both stacks' top layers.
 */
public final class GatesFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double GAP = 10;
    private static final double HEADING = 26;
    private static final double NAME = 20;
    private static final double BELOW = 12;
    private static final double LONGEST_WORD = 110;
    private static final double NATURAL_WIDTH = 980;
    private static final double LEAST_BLOCK = 112;
    private static final double LEAST_CELL = 1.5;
    private static final double WIDEST_CELL = 16;
    private static final Lettering WORD = Lettering.plain(12);
    private static final Lettering STRONG = Lettering.strong(13);
    private static final Lettering SMALL = Lettering.plain(12);

    /** One vector for each word. */
    private record Block(Site site, String name, boolean share, double bound, Rect where) {}

    /** The blocks of one cell, and the words beside them. */
    private record Cell(String title, List<String> words, double top, List<Block> blocks) {}

    private final Drawing drawing;
    private final Moment moment;
    private final Theme theme;
    private final Trace trace;
    private final List<Cell> cells = new ArrayList<>();
    private final double left;
    private final double row;
    private final double width;
    private final Size size;

    /** Whether a trace holds what happens inside a cell. */
    public static boolean suits(Trace trace) {
        return Stream.of(Stack.values())
                .anyMatch(side -> !sites(trace, top(trace, side)).isEmpty());
    }

    private static CellPlace top(Trace trace, Stack side) {
        return new CellPlace(side, RecurrentSites.of(side, trace.sites()).layers() - 1, false, 0);
    }

    private static List<Site> sites(Trace trace, CellPlace place) {
        CellSites cell = place.sites(trace);
        List<Site> inside = Stream.concat(Stream.of(Gate.values()).map(cell::gate), Stream.of(cell.cell()))
                .filter(trace::has)
                .toList();
        return inside.isEmpty()
                ? inside
                : Stream.concat(inside.stream(), Stream.of(cell.hidden()))
                        .filter(trace::has)
                        .toList();
    }

    public GatesFigure(Drawing drawing) {
        this.drawing = drawing;
        moment = drawing.moment();
        theme = drawing.theme();
        trace = drawing.trace();
        width = drawing.width().orElse(NATURAL_WIDTH);
        List<CellPlace> shown = drawing.cell()
                .filter(place -> !sites(trace, place).isEmpty())
                .map(List::of)
                .orElseGet(() -> Stream.of(Stack.values())
                        .map(side -> top(trace, side))
                        .flatMap(place -> place.stack(trace).bidirectional()
                                ? Stream.of(place, place.turned(true))
                                : Stream.of(place))
                        .filter(place -> !sites(trace, place).isEmpty())
                        .toList());
        double words = Stream.concat(trace.source().stream(), trace.target().stream())
                .mapToDouble(word -> Fonts.width(Words.shown(word), WORD))
                .max()
                .orElse(0);
        left = MARGIN + Math.min(words, Math.min(LONGEST_WORD, 0.25 * width)) + GAP;
        int rows = shown.stream().mapToInt(place -> words(place).size()).max().orElse(1);
        row = rows > 40 ? 12 : rows > 16 ? 14 : 18;
        double bottom = MARGIN;
        for (CellPlace place : shown) {
            bottom = add(place, bottom);
        }
        size = new Size(width, Math.ceil(bottom + ColorBar.HEIGHT + MARGIN));
    }

    private List<String> words(CellPlace place) {
        return place.side() == Stack.ENCODER ? trace.source() : trace.target();
    }

    /** Adds the blocks of a cell, as many beside each other as fit; gives where they end. */
    private double add(CellPlace place, double from) {
        List<Site> sites = sites(trace, place);
        int features = trace.tensor(sites.get(0)).size(1);
        double room = width - left - MARGIN;
        double least = Math.min(room, Math.max(LEAST_BLOCK, features * LEAST_CELL));
        int fitting = Math.max(1, Math.min(sites.size(), (int) ((room + GAP) / (least + GAP))));
        int lines = (sites.size() + fitting - 1) / fitting;
        int columns = (sites.size() + lines - 1) / lines;
        double w = Math.min(features * WIDEST_CELL, (room - GAP * (columns - 1)) / columns);
        List<String> words = words(place);
        double high = NAME + words.size() * row + BELOW;
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            int down = i / columns;
            Rect where = new Rect(
                    left + i % columns * (w + GAP), from + HEADING + down * high + NAME, w, words.size() * row);
            blocks.add(block(place, sites.get(i), where));
        }
        cells.add(new Cell(title(place), words, from, blocks));
        return from + HEADING + lines * high + BELOW;
    }

    private Block block(CellPlace place, Site site, Rect where) {
        boolean share = Stream.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT, Gate.RESET, Gate.UPDATE)
                .anyMatch(gate -> place.sites(trace).gate(gate).equals(site));
        double most = 0;
        for (float value : trace.tensor(site).toArray()) {
            most = Float.isFinite(value) ? Math.max(most, Math.abs(value)) : most;
        }
        String last = site.name().substring(site.name().lastIndexOf('.') + 1);
        String key = site.name().contains(".gates.")
                ? last.equals("cell") ? "candidate" : last
                : last.equals("cell") ? "cell" : "hidden";
        String name = drawing.labels().text("stage.cell." + key);
        return new Block(site, name, share, most == 0 ? 1 : most, where);
    }

    private String title(CellPlace place) {
        RecurrentSites stack = place.stack(trace);
        String side = drawing.labels().text("figure.gates." + place.side().key());
        String layer = stack.layers() > 1
                ? " · " + drawing.labels().text("stage.card.layer", Integer.toString(place.layer() + 1))
                : "";
        String way = stack.bidirectional() ? place.reverse() == trace.backwards() ? " · →" : " · ←" : "";
        return side + layer + way;
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        for (Cell cell : cells) {
            surface.text(cell.title(), MARGIN, cell.top() + 14, STRONG, Align.LEFT, theme.ink());
            double last = -1;
            for (Block block : cell.blocks()) {
                paint(surface, block, cell.words().size());
                if (block.where().y() > last) {
                    last = block.where().y();
                    words(surface, cell, last);
                }
            }
        }
        double y = size.height() - MARGIN - ColorBar.HEIGHT;
        double w = Math.min(150, (size.width() - left - MARGIN - 30) / 2);
        ColorBar.shares(drawing).paint(surface, drawing, left, y, w);
        new ColorBar(-1, 1, drawing.signed()::signed, List.of("−", "0", "+"))
                .paint(surface, drawing, left + w + 30, y, w);
    }

    private void words(Surface surface, Cell cell, double top) {
        for (int r = 0; r < cell.words().size(); r++) {
            boolean encoder = cell.blocks().get(0).site().name().startsWith(Stack.ENCODER.key());
            boolean named = encoder || moment.wrote(r);
            String word = Words.fit(Words.shown(cell.words().get(r)), WORD, left - MARGIN - GAP);
            double baseline = top + (r + 0.5) * row + Fonts.capHeight(WORD) / 2;
            Ink ink = named ? theme.ink() : theme.faint();
            surface.text(named ? word : "·", left - GAP, baseline, WORD, Align.RIGHT, ink);
        }
    }

    private void paint(Surface surface, Block block, int rows) {
        Rect where = block.where();
        double baseline = where.y() - 6;
        String name = Words.fit(block.name(), SMALL, where.w() - 24);
        surface.text(name, where.x(), baseline, SMALL, Align.LEFT, theme.ink());
        Formula.of(block.site().symbol(), 13)
                .paint(surface, where.x() + Fonts.width(name, SMALL) + 6, baseline, theme.faint());
        Tensor values = trace.tensor(block.site());
        double gap = row > 16 ? 1.5 : 1;
        for (int r = 0; r < rows && r < values.size(0); r++) {
            Rect strip = new Rect(where.x(), where.y() + r * row + gap / 2, where.w(), row - gap);
            if (moment.knows(block.site(), r)) {
                float[] numbers = values.row(r);
                int[] colors = new int[numbers.length];
                for (int k = 0; k < numbers.length; k++) {
                    colors[k] = (block.share()
                                    ? drawing.shares().share(numbers[k])
                                    : drawing.signed().signed(numbers[k] / block.bound()))
                            .argb();
                }
                surface.image(colors, colors.length, 1, strip);
                surface.outline(strip, 0, theme.rule(), 0.5);
            } else {
                surface.fill(strip, 0, theme.panel());
                surface.outline(strip, 0, theme.rule().fade(0.3), 0.5);
            }
            if (!moment.finished() && moment.at() >= 0 && isNow(block.site(), r)) {
                surface.outline(strip.inset(-1), 2, theme.nowRule(), 2);
            }
        }
    }

    private boolean isNow(Site site, int r) {
        return moment.step().site().equals(site) && moment.step().word() == r;
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (Cell cell : cells) {
            for (Block block : cell.blocks()) {
                int features = trace.tensor(block.site()).size(1);
                double w = block.where().w() / features;
                for (int r = 0; r < cell.words().size(); r++) {
                    if (moment.knows(block.site(), r)) {
                        double y = block.where().y() + r * row;
                        spots.add(new Spot(
                                block.site(),
                                List.of(r),
                                new Rect(block.where().x(), y, block.where().w(), row)));
                        for (int k = 0; k < features; k++) {
                            spots.add(new Spot(
                                    block.site(),
                                    List.of(r, k),
                                    new Rect(block.where().x() + k * w, y, w, row)));
                        }
                    }
                }
            }
        }
        return spots;
    }
}
