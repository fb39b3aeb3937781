package headlight.figure.heads;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
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
import headlight.trace.Site;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * How a head comes to its weights: the query against each key, product by product, the sum, the score, and the softmax
 * over all keys. With one key chosen, its products stand above as bars.
 */
public final class NeuronFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double NATURAL = 980;
    private static final double NARROWEST = 640;
    private static final double HEADER = 56;
    private static final double LONGEST_WORD = 110;
    private static final double GAP = 14;
    private static final double NUMBER = 58;
    private static final double LEAST_BAR = 130;
    private static final double TALLEST = 46;
    private static final double WIDEST_FEATURE = 16;
    private static final double PAIR = 164;
    private static final double PRODUCTS = 84;
    private static final double STRIP = 14;
    private static final double HEADINGS = 28;
    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering SECTION = Lettering.strong(14);
    private static final Lettering NOTE = Lettering.plain(12);
    private static final Lettering SUM = Lettering.plain(14);
    private static final Lettering HEADING = Lettering.plain(11);

    private final Drawing drawing;
    private final Theme theme;
    private final Captions captions;
    private final AttentionBlock block;
    private final int head;
    private final int query;
    private final OptionalInt key;
    private final Products products;
    private final double largestFeature;
    private final double largestProduct;
    private final List<String> asked;
    private final String asking;
    private final Lettering word;
    private final double row;
    private final double left;
    private final double strip;
    private final double bar;
    private final double top;
    private final Size size;

    public NeuronFigure(Drawing drawing) {
        this.drawing = drawing;
        theme = drawing.theme();
        captions = new Captions(drawing);
        Selection selection = drawing.selection();
        Trace trace = drawing.trace();
        block = selection.block();
        head = selection.head();
        query = selection.query().orElse(0);
        key = selection.key();
        products = new Products(trace, block, head, query);
        largestFeature = products.largestFeature();
        largestProduct = products.largestProduct();
        int keys = products.keys();
        top = HEADER + (key.isPresent() ? PAIR : 0) + STRIP + 12 + HEADINGS;
        double least = keys <= 40 ? 20 : keys <= 128 ? 16 : 13;
        double fills = Math.floor((drawing.height().orElse(0) - 1 - top - MARGIN) / keys);
        row = Math.max(least, Math.min(TALLEST, fills));
        word = Lettering.plain(keys <= 40 ? 12 : keys <= 128 ? 11 : 10);
        asking = Words.pieces(Tables.words(block.asking(trace), query, query + 1))
                .get(0);
        asked = Words.pieces(Tables.words(block.asked(trace), 0, keys)).stream()
                .map(text -> Words.fit(text, word, LONGEST_WORD))
                .toList();
        double words = asked.stream()
                .mapToDouble(text -> Fonts.width(text, Lettering.strong(word.size())))
                .max()
                .orElse(0);
        double own = Math.min(LONGEST_WORD, Fonts.width("q " + asking, Lettering.strong(word.size())));
        left = Math.ceil(MARGIN + Math.max(words, own) + 9);
        double width = Math.max(NARROWEST, drawing.width().orElse(NATURAL));
        double room = (width - left - MARGIN - 4 * GAP - 2 * NUMBER - LEAST_BAR - 40) / 2;
        double feature = Math.min(WIDEST_FEATURE, room / products.features());
        // Features of whole pixels are equally wide.
        strip = products.features() * (feature >= 2 ? Math.floor(feature) : feature);
        bar = Math.max(LEAST_BAR, width - bars() - 40 - MARGIN);
        size = new Size(Math.max(width, Math.ceil(bars() + bar + 40 + MARGIN)), Math.ceil(top + keys * row + MARGIN));
    }

    /** Whether a trace holds queries and keys beside its weights. */
    public static boolean suits(Trace trace) {
        return AttentionBlock.in(trace).stream()
                .anyMatch(block -> trace.has(block.queries()) && trace.has(block.keys()));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        String to = key.isPresent() ? " → “" + asked.get(key.getAsInt()) + "”" : "";
        String title =
                captions.text("figure.heads.at.of", captions.layer(block), head + 1) + " · “" + asking + "”" + to;
        surface.text(Words.fit(title, TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        surface.text(
                Words.fit(captions.text("figure.neuron.note"), NOTE, room),
                MARGIN,
                46,
                NOTE,
                Align.LEFT,
                theme.faint());
        key.ifPresent(k -> pair(surface, k));
        query(surface);
        headings(surface);
        for (int k = 0; k < products.keys(); k++) {
            row(surface, k);
        }
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        strip(spots, true, query, queryStrip());
        for (int k = 0; k < products.keys(); k++) {
            strip(spots, false, k, keyStrip(k));
            Rect score = new Rect(scoreColumn() - NUMBER, y(k), NUMBER, row);
            if (drawing.trace().has(block.scores())) {
                spots.add(new Spot(block.scores(), List.of(head, query, k), score));
            }
            spots.add(new Spot(block.weights(), List.of(head, query, k), new Rect(bars(), y(k), bar + 40, row)));
            spots.add(new Spot(block.keys(), List.of(head, k), new Rect(2, y(k), left - 4, row)));
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        List<String> names = List.of("q·k", "scaled", "bias and mask", "score", "weight");
        List<IntToDoubleFunction> values =
                List.of(products::dot, products::scaled, products::rest, products::score, products::weight);
        Trace trace = drawing.trace();
        List<Table.Heading> rows = Table.Heading.of(Tables.words(block.asked(trace), 0, products.keys()), 0);
        Table sums = new Table(
                block.name() + "[" + head + "," + query + "]",
                rows,
                Table.Heading.of(names, 0),
                (k, c) -> OptionalDouble.of(values.get(c).applyAsDouble(k)));
        List<Table.Heading> features = Table.Heading.of(Tables.words(List.of(), 0, products.features()), 0);
        Table each = new Table(
                block.name() + ".q×k[" + head + "," + query + "]",
                rows,
                features,
                (k, f) -> OptionalDouble.of(products.product(k, f)));
        return List.of(sums, each);
    }

    /** A vector as one spot, and each of its numbers where it is wide enough to be pointed at. */
    private void strip(List<Spot> spots, boolean ofQuery, int position, Rect where) {
        Site site = ofQuery ? block.queries() : block.keys();
        spots.add(new Spot(site, List.of(head, position), where));
        double wide = where.w() / products.features();
        boolean few = (long) products.keys() * products.features() <= 8_000;
        for (int f = 0; few && f < products.features(); f++) {
            Rect cell = new Rect(where.x() + f * wide, where.y(), wide, where.h());
            spots.add(new Spot(site, List.of(head, position, f), cell));
        }
    }

    /** The chosen key: its products as bars, and the sum that they make. */
    private void pair(Surface surface, int k) {
        surface.text(
                captions.text("figure.neuron.products", asking, asked.get(k)),
                MARGIN,
                HEADER + 20,
                SECTION,
                Align.LEFT,
                theme.ink());
        double wide = Math.min(size.width() - 2 * MARGIN, 14.0 * products.features());
        double each = wide / products.features();
        double highest = 0;
        double lowest = 0;
        for (int f = 0; f < products.features(); f++) {
            highest = Math.max(highest, products.product(k, f));
            lowest = Math.min(lowest, products.product(k, f));
        }
        double unit = PRODUCTS / Math.max(highest - lowest, 1e-12);
        double zero = HEADER + 34 + highest * unit;
        for (int f = 0; f < products.features(); f++) {
            double product = products.product(k, f);
            double high = unit * Math.abs(product);
            Rect bar = new Rect(
                    MARGIN + f * each + each * 0.1, product > 0 ? zero - high : zero, each * 0.8, Math.max(high, 0.25));
            surface.fill(bar, 0, drawing.signed().signed(product > 0 ? 0.7 : -0.7));
        }
        surface.line(MARGIN, zero, MARGIN + wide, zero, theme.rule(), 1);
        String sum = sum(k);
        surface.text(
                Words.fit(sum, SUM, size.width() - 2 * MARGIN),
                MARGIN,
                HEADER + 34 + PRODUCTS + 22,
                SUM,
                Align.LEFT,
                theme.ink());
    }

    /** Σ = 9.81   ÷ √64 = 1.23   softmax → 0.70. */
    private String sum(int k) {
        StringBuilder text = new StringBuilder("Σ = " + Numerals.of(products.dot(k)));
        if (products.isScaled()) {
            text.append("   ÷ √" + products.features() + " = " + Numerals.of(products.scaled(k)));
        }
        double rest = products.rest(k);
        if (!(Math.abs(rest) < 0.005)) {
            String sign = rest < 0 ? "− " : "+ ";
            text.append("   " + sign + Numerals.of(Math.abs(rest)) + " (" + captions.text("figure.neuron.rest") + ")");
            text.append(" = " + Numerals.of(products.score(k)));
        }
        return text + "   softmax → " + Numerals.of(products.weight(k));
    }

    private void query(Surface surface) {
        Rect where = queryStrip();
        double baseline = where.centerY() + Fonts.capHeight(word) / 2;
        Lettering strong = Lettering.strong(word.size());
        surface.text(
                Words.fit("q " + asking, strong, left - 8 - MARGIN + 0.5),
                left - 8,
                baseline,
                strong,
                Align.RIGHT,
                theme.accent());
        paint(surface, where, f -> products.query((int) f) / largestFeature);
    }

    private void headings(Surface surface) {
        double baseline = top - 8;
        heading(surface, "k", left, baseline, Align.LEFT);
        heading(surface, "q × k", left + strip + GAP, baseline, Align.LEFT);
        heading(surface, "q · k", dotColumn(), baseline, Align.RIGHT);
        heading(surface, captions.text("figure.neuron.score"), scoreColumn(), baseline, Align.RIGHT);
        heading(surface, "softmax", bars(), baseline, Align.LEFT);
        surface.line(MARGIN, top - 2, size.width() - MARGIN, top - 2, theme.rule(), 1);
    }

    private void heading(Surface surface, String text, double x, double baseline, Align align) {
        surface.text(text, x, baseline, HEADING, align, theme.faint());
    }

    private void row(Surface surface, int k) {
        boolean chosen = key.isPresent() && key.getAsInt() == k;
        if (chosen) {
            Rect all = new Rect(MARGIN / 2, y(k), size.width() - MARGIN, row);
            surface.fill(all, 3, theme.now());
            surface.outline(all.inset(0.5), 3, theme.nowRule(), 1);
        }
        Lettering lettering = new Lettering(word.size(), chosen);
        double baseline = y(k) + row / 2 + Fonts.capHeight(word) / 2;
        surface.text(asked.get(k), left - 8, baseline, lettering, Align.RIGHT, theme.ink());
        paint(surface, keyStrip(k), f -> products.key(k, (int) f) / largestFeature);
        Rect places = keyStrip(k).shift(strip + GAP, 0);
        paint(surface, places, f -> products.product(k, (int) f) / largestProduct);
        surface.text(Numerals.of(products.dot(k)), dotColumn(), baseline, word, Align.RIGHT, theme.ink());
        surface.text(Numerals.of(products.score(k)), scoreColumn(), baseline, word, Align.RIGHT, theme.ink());
        double weight = Share.of(products.weight(k));
        double reach = bar * weight;
        surface.fill(
                new Rect(bars(), y(k) + row / 2 - Math.min(6, row / 3), reach, Math.min(12, row * 2 / 3)),
                0,
                theme.accent());
        surface.text(Numerals.of(products.weight(k)), bars() + reach + 5, baseline, word, Align.LEFT, theme.ink());
    }

    private void paint(Surface surface, Rect where, DoubleUnaryOperator signed) {
        int[] colours = new int[products.features()];
        for (int f = 0; f < colours.length; f++) {
            Ink ink = drawing.signed().signed(signed.applyAsDouble(f));
            colours[f] = ink.argb();
        }
        surface.image(colours, colours.length, 1, where);
        surface.outline(where, 0, theme.rule().fade(0.6), 0.5);
    }

    private Rect queryStrip() {
        return new Rect(left, top - HEADINGS - STRIP - 4, strip, STRIP);
    }

    private Rect keyStrip(int k) {
        double gap = row > 14 ? 2 : 1;
        return new Rect(left, y(k) + gap, strip, row - 2 * gap);
    }

    private double y(int k) {
        return top + k * row;
    }

    private double dotColumn() {
        return left + 2 * strip + GAP + NUMBER;
    }

    private double scoreColumn() {
        return dotColumn() + NUMBER + 4;
    }

    private double bars() {
        return scoreColumn() + GAP;
    }
}
