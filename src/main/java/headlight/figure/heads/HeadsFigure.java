package headlight.figure.heads;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Selection;
import headlight.figure.Share;
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
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where the heads of one layer look: a curve for each weight from the token that asks to the one that is asked, in the
 * colour of its head and as strong as the weight. From one token, also its weights as bars.
 * Vaswani et al. 2017, figures 3 to 5.
 */
public final class HeadsFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double HEADER = 52;
    private static final double LEGEND_GAP = 14;
    private static final double NARROWEST = 430;
    private static final double WIDEST_TITLE = 640;

    /** Few lines from one token may be bolder than their weights are, so that the weaker ones are seen as well. */
    private static final double LIFT = 0.75;

    private static final double NUMBERED = 0.1;
    private static final double NUMBER_ROOM = 30;
    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering NOTE = Lettering.plain(12);
    private static final Lettering SECTION = Lettering.strong(14);

    private final Drawing drawing;
    private final Theme theme;
    private final Selection selection;
    private final Captions captions;
    private final List<Integer> heads;
    private final int allHeads;
    private final HeadWeights weights;
    private final List<String> asking;
    private final List<String> asked;
    private final Set<Integer> strongest;
    private final Rails rails;
    private final double railsTop;
    private final Legend legend;
    private final Size size;
    private final Optional<Pixels> pixels;

    public HeadsFigure(Drawing drawing) {
        this.drawing = drawing;
        theme = drawing.theme();
        Trace trace = drawing.trace();
        selection = drawing.selection();
        captions = new Captions(drawing);
        AttentionBlock block = selection.block();
        Tensor all = trace.tensor(block.weights());
        allHeads = all.size(0);
        heads = selection.heads();
        asking = words(block.asking(trace), all.size(1));
        asked = words(block.asked(trace), all.size(2));
        weights = HeadWeights.of(all, selection);
        strongest = weights.strongest();

        double wanted = drawing.width().orElse(0);
        double high = Math.floor(drawing.height().orElse(0)) - 1; // what is as high as its room needs no scroll bar
        boolean one = selection.query().isPresent();
        double legendWidth = Math.max(NARROWEST, wanted) - 2 * MARGIN;
        double legendHeight = Legend.height(allHeads, legendWidth);
        if (selection.vertical()) {
            legend = new Legend(allHeads, MARGIN, HEADER + 6, legendWidth);
            railsTop = HEADER + 6 + legendHeight + 8;
            rails = new DownRails(asking, asked, new Size(wanted, high - railsTop), one);
        } else {
            double natural =
                    wanted > 0 ? wanted : asking.size() <= 40 ? Math.max(NARROWEST, 37.0 * asking.size() + 60) : 0;
            railsTop = HEADER + 4;
            rails = new AcrossRails(asking, asked, new Size(natural, high - railsTop), one, LEGEND_GAP + legendHeight);
            double words = rails.askedWord(0).bottom();
            legend = new Legend(allHeads, MARGIN, railsTop + words + LEGEND_GAP, legendWidth);
        }
        double own = wanted > 0 ? wanted : Math.min(WIDEST_TITLE, Fonts.width(title(), TITLE) + 2 * MARGIN);
        double width = Math.max(Math.max(NARROWEST, own), rails.size().width());
        size = new Size(width, railsTop + rails.size().height());
        pixels = Optional.empty();
    }

    private HeadsFigure(HeadsFigure same, Pixels pixels) {
        drawing = same.drawing;
        theme = same.theme;
        selection = same.selection;
        captions = same.captions;
        heads = same.heads;
        allHeads = same.allHeads;
        weights = same.weights;
        asking = same.asking;
        asked = same.asked;
        strongest = same.strongest;
        rails = same.rails;
        railsTop = same.railsTop;
        legend = same.legend;
        size = same.size;
        this.pixels = Optional.of(pixels);
    }

    @Override
    public Figure prepared(double scale) {
        RasterArcs arcs = new RasterArcs(band(), rails.toTheRight(), theme.paper(), scale);
        arcs(arcs);
        return new HeadsFigure(this, arcs.pixels());
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        header(surface);
        pixels.ifPresentOrElse(image -> image.paint(surface), () -> arcs(Arcs.on(surface, band(), rails.toTheRight())));
        surface.group(0, railsTop, 0, () -> {
            rails.words(surface, look(selection.query(), Set.of()), look(selection.key(), strongest));
            if (selection.query().isPresent()) {
                marks(surface);
                bars(surface);
            }
        });
        legend.paint(surface, theme, heads::contains);
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        AttentionBlock block = selection.block();
        for (int q = 0; q < asking.size(); q++) {
            spots.add(spot(List.of(selection.head(), q), rails.askingWord(q)));
        }
        for (int k = 0; k < asked.size(); k++) {
            Rect word = rails.askedWord(k).shift(0, railsTop);
            spots.add(new Spot(block.keys(), List.of(selection.head(), k), word));
        }
        selection.query().ifPresent(q -> {
            for (int k = 0; k < asked.size(); k++) {
                for (int i : weights.order(k, crowded())) {
                    spots.add(spot(List.of(heads.get(i), q, k), bar(k, i, crowded() ? weights.at(i, k) : 1)));
                }
            }
        });
        for (int head = 0; head < allHeads; head++) {
            spots.add(new Spot(block.weights(), List.of(head), legend.place(head)));
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        int from = selection.query().orElse(0);
        List<String> rows = selection.query().isPresent() ? List.of(asking.get(from)) : asking;
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            int head = i;
            tables.add(new Table(
                    selection.block().weights().element(heads.get(i)),
                    Table.Heading.of(rows, from),
                    Table.Heading.of(asked, 0),
                    (row, column) -> {
                        float weight = weights.at(head, row, column);
                        return weights.shows(weight, column) ? OptionalDouble.of(weight) : OptionalDouble.empty();
                    }));
        }
        return tables;
    }

    private Spot spot(List<Integer> index, Rect where) {
        return new Spot(selection.block().weights(), index, where.shift(0, railsTop));
    }

    private String title() {
        String from = selection.query().isPresent()
                ? captions.text(
                        "figure.heads.from", asking.get(selection.query().getAsInt()))
                : selection.key().isPresent()
                        ? captions.text(
                                "figure.heads.to", asked.get(selection.key().getAsInt()))
                        : captions.text("figure.heads.everywhere");
        return captions.layer(selection.block()) + " · " + from;
    }

    private void header(Surface surface) {
        double room = size.width() - 2 * MARGIN;
        surface.text(Words.fit(title(), TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        String note = captions.text("figure.heads.note");
        if (selection.least() > 0) {
            note += captions.text("figure.heads.least", Numerals.of(selection.least()));
        }
        surface.text(Words.fit(note, NOTE, room), MARGIN, 47, NOTE, Align.LEFT, theme.faint());
    }

    private Rect band() {
        return rails.band().shift(0, railsTop);
    }

    private void arcs(Arcs arcs) {
        boolean one = selection.query().isPresent();
        double up = rails.toTheRight() ? railsTop : 0;
        double spread = Math.min(2.5, rails.pitch() * 0.6 / heads.size());
        for (int i = 0; i < heads.size(); i++) {
            Ink ink = Palette.head(heads.get(i), theme);
            double aside = (i - (heads.size() - 1) / 2.0) * spread;
            int rows = one ? 1 : asking.size();
            for (int row = 0; row < rows; row++) {
                int q = one ? selection.query().getAsInt() : row;
                double from = up + rails.asking(q) + aside * (one ? 0.5 : 1);
                for (int k = 0; k < asked.size(); k++) {
                    float weight = weights.at(i, row, k);
                    if (weights.shows(weight, k)) {
                        double to = one ? end(k, i) : rails.asked(k) + aside;
                        arcs.add(
                                from,
                                up + to,
                                ink,
                                one ? Math.pow(weight, LIFT) : weight,
                                one ? 1.2 + 2 * weight : 1.2);
                    }
                }
            }
        }
    }

    private double end(int key, int i) {
        Rect mark = rails.mark(key, i, heads.size());
        return rails.toTheRight() ? mark.centerY() : mark.centerX();
    }

    private Rails.Look look(OptionalInt chosen, Set<Integer> bold) {
        return new Rails.Look(
                i -> chosen.isPresent() && chosen.getAsInt() == i ? theme.accent() : theme.ink(),
                i -> (chosen.isPresent() && chosen.getAsInt() == i) || bold.contains(i));
    }

    private void marks(Surface surface) {
        for (int k = 0; k < asked.size(); k++) {
            for (int i = 0; i < heads.size(); i++) {
                Rect mark = rails.mark(k, i, heads.size());
                float weight = weights.at(i, k);
                if (weights.shows(weight, k) && weight >= Arcs.FAINTEST) {
                    surface.fill(mark, 0, Palette.head(heads.get(i), theme).fade(Share.of(weight)));
                }
            }
        }
    }

    private void bars(Surface surface) {
        Rect title = rails.barsTitle();
        String query = asking.get(selection.query().orElseThrow());
        double room = rails.toTheRight() ? title.w() : size.width() - 2 * MARGIN;
        String full = captions.text("figure.heads.looks", query, captions.heads(selection));
        String text = Fonts.width(full, SECTION) <= room ? full : captions.text("figure.heads.looks.brief", query);
        surface.text(Words.fit(text, SECTION, room), title.x(), title.y(), SECTION, Align.LEFT, theme.ink());
        rails.ground(surface, theme.rule(), look(selection.key(), strongest));
        for (int k = 0; k < asked.size(); k++) {
            for (int i : weights.order(k, crowded())) {
                surface.fill(bar(k, i, weights.at(i, k)), 0, Palette.head(heads.get(i), theme));
            }
        }
        numbers(surface);
    }

    /** The bar of a head at a key; where there is no room for one beside the other, one in front of the other. */
    private Rect bar(int key, int i, double weight) {
        return crowded() ? rails.bar(key, 0, 1, Share.of(weight)) : rails.bar(key, i, heads.size(), Share.of(weight));
    }

    private boolean crowded() {
        return rails.pitch() / heads.size() < 2;
    }

    /** The largest weights as numbers, as far as they have room beside each other. */
    private void numbers(Surface surface) {
        List<Rect> taken = new ArrayList<>();
        weights.byWeight().filter(k -> weights.best(k) >= NUMBERED).forEach(k -> {
            int i = weights.bestHead(k);
            Rect bar = bar(k, i, weights.at(i, k));
            double room = rails.toTheRight() ? Fonts.capHeight(NOTE) + 4 : NUMBER_ROOM;
            boolean free = taken.stream()
                    .allMatch(other -> room
                            <= Math.abs(
                                    rails.toTheRight()
                                            ? other.centerY() - bar.centerY()
                                            : other.centerX() - bar.centerX()));
            if (free) {
                taken.add(bar);
                rails.number(surface, Numerals.of(weights.at(i, k)), bar, theme.ink());
            }
        });
    }

    /** The tokens as people read them; where the trace has fewer than there are weights, numbers. */
    private static List<String> words(List<String> tokens, int count) {
        List<String> words = Words.pieces(tokens);
        return IntStream.range(0, count)
                .mapToObj(i -> i < words.size() ? words.get(i) : Integer.toString(i))
                .toList();
    }
}
