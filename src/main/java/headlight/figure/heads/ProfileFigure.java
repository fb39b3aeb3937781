package headlight.figure.heads;

import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
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
import headlight.trace.HeadProfile;
import headlight.trace.HeadProfile.Measure;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What each head does, as a table: how far it looks, how spread out, and how much at the first token, at separators, at
 * the token before and at itself; with two tokens chosen, also how much from the one to the other.
 */
public final class ProfileFigure implements Figure {

    private static final double MARGIN = 12;
    private static final double HEADER = 56;
    private static final double HEADINGS = 40;
    private static final double NAME = 128;
    private static final double NATURAL = 112;
    private static final double NARROWEST = 74;
    private static final double ROW = 20;
    private static final double NUMBER_ROOM = 40;
    private static final double GAP = 12;
    private static final Lettering TITLE = Lettering.strong(17);
    private static final Lettering NOTE = Lettering.plain(12);
    private static final Lettering HEADING = Lettering.plain(11);
    private static final Lettering SORTED = Lettering.strong(11);
    private static final Lettering TEXT = Lettering.plain(12);

    /** A column: what it is called, its numbers, the number whose bar fills it, and whether the table is sorted by it. */
    private record Column(
            String name, String title, ToDoubleFunction<HeadProfile> value, double full, boolean sorted) {}

    private final Drawing drawing;
    private final Theme theme;
    private final Captions captions;
    private final Selection selection;
    private final List<HeadProfile> profiles;
    private final List<Column> columns = new ArrayList<>();
    private final double column;
    private final Size size;

    public ProfileFigure(Drawing drawing) {
        this.drawing = drawing;
        theme = drawing.theme();
        captions = new Captions(drawing);
        selection = drawing.selection();
        Trace trace = drawing.trace();
        List<HeadProfile> all = HeadProfile.all(trace, selection.block());
        if (pair()) {
            int q = selection.query().orElseThrow();
            int k = selection.key().orElseThrow();
            ToDoubleFunction<HeadProfile> weight =
                    profile -> trace.tensor(profile.block().weights()).at(profile.head(), q, k);
            columns.add(new Column(
                    "weight",
                    pairTitle(trace, q, k),
                    weight,
                    1,
                    selection.order().isEmpty()));
        }
        for (Measure measure : Measure.values()) {
            double most = all.stream()
                    .mapToDouble(measure::of)
                    .filter(x -> !Double.isNaN(x))
                    .max()
                    .orElse(Double.NaN);
            if (!Double.isNaN(most)) {
                String name = measure.name().toLowerCase(Locale.ROOT);
                boolean sorted = selection.order().equals(Optional.of(measure));
                columns.add(new Column(
                        name,
                        captions.text("figure.profile." + name),
                        measure::of,
                        measure.isShare() ? 1 : Math.max(most, 1e-9),
                        sorted));
            }
        }
        profiles = columns.stream()
                .filter(Column::sorted)
                .findFirst()
                .map(by -> all.stream()
                        .sorted(Comparator.comparingDouble(by.value()).reversed())
                        .toList())
                .orElse(all);
        double room = drawing.width().orElse(0) - 2 * MARGIN - NAME;
        column = drawing.width().isPresent() ? Math.max(NARROWEST, Math.min(180, room / columns.size())) : NATURAL;
        double width = 2 * MARGIN + NAME + columns.size() * column;
        size = new Size(
                Math.max(width, drawing.width().orElse(0)),
                Math.ceil(HEADER + HEADINGS + profiles.size() * ROW + MARGIN));
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        double room = size.width() - 2 * MARGIN;
        String title = captions.text("figure.profile.title");
        surface.text(Words.fit(title, TITLE, room), MARGIN, 28, TITLE, Align.LEFT, theme.ink());
        String note = captions.text("figure.profile.note");
        surface.text(Words.fit(note, NOTE, room), MARGIN, 46, NOTE, Align.LEFT, theme.faint());
        for (int c = 0; c < columns.size(); c++) {
            heading(surface, c);
        }
        double ground = HEADER + HEADINGS - 4;
        surface.line(MARGIN, ground, size.width() - MARGIN, ground, theme.rule(), 1);
        for (int row = 0; row < profiles.size(); row++) {
            row(surface, row);
        }
    }

    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        for (int row = 0; row < profiles.size(); row++) {
            HeadProfile profile = profiles.get(row);
            spots.add(new Spot(profile.block().weights(), List.of(profile.head()), place(row)));
            if (pair()) {
                List<Integer> index = List.of(
                        profile.head(),
                        selection.query().orElseThrow(),
                        selection.key().orElseThrow());
                spots.add(new Spot(profile.block().weights(), index, cell(row, 0)));
            }
        }
        return spots;
    }

    @Override
    public List<Table> tables() {
        List<String> rows = profiles.stream()
                .map(profile -> profile.block().weights().element(profile.head()))
                .toList();
        List<String> names = columns.stream().map(Column::name).toList();
        return List.of(new Table("head", Table.Heading.of(rows, 0), Table.Heading.of(names, 0), (row, c) -> {
            double value = columns.get(c).value().applyAsDouble(profiles.get(row));
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }));
    }

    private boolean pair() {
        return selection.query().isPresent() && selection.key().isPresent();
    }

    private String pairTitle(Trace trace, int q, int k) {
        AttentionBlock block = selection.block();
        List<String> ends = Words.pieces(
                List.of(block.asking(trace).get(q), block.asked(trace).get(k)));
        return captions.text("figure.profile.weight", ends.get(0), ends.get(1));
    }

    private void heading(Surface surface, int c) {
        Column one = columns.get(c);
        Lettering lettering = one.sorted() ? SORTED : HEADING;
        double x = MARGIN + NAME + c * column;
        String title = one.title() + (one.sorted() ? "\u00A0↓" : "");
        List<String> lines = lines(title, lettering, column - GAP);
        for (int i = 0; i < lines.size(); i++) {
            double baseline = HEADER + HEADINGS - 11 - (lines.size() - 1 - i) * 14;
            surface.text(
                    Words.fit(lines.get(i), lettering, column - GAP),
                    x,
                    baseline,
                    lettering,
                    Align.LEFT,
                    one.sorted() ? theme.ink() : theme.faint());
        }
    }

    /** A title in one line, or in two. */
    private static List<String> lines(String title, Lettering lettering, double room) {
        if (Fonts.width(title, lettering) <= room || !title.contains(" ")) {
            return List.of(title);
        }
        List<String> words = Arrays.asList(title.split(" "));
        int first = 1;
        while (first < words.size() - 1
                && Fonts.width(String.join(" ", words.subList(0, first + 1)), lettering) <= room) {
            first++;
        }
        return List.of(String.join(" ", words.subList(0, first)), String.join(" ", words.subList(first, words.size())));
    }

    private void row(Surface surface, int row) {
        HeadProfile profile = profiles.get(row);
        Rect place = place(row);
        boolean chosen = profile.block().equals(selection.block())
                && selection.heads().contains(profile.head())
                && selection.heads().size() < profile.block().heads(drawing.trace());
        if (chosen) {
            surface.fill(place, 3, theme.now());
            surface.outline(place.inset(0.5), 3, theme.nowRule(), 1);
        }
        double baseline = place.centerY() + Fonts.capHeight(TEXT) / 2;
        String name = captions.text("figure.heads.at", profile.block().layer() + 1, profile.head() + 1);
        surface.fill(new Rect(MARGIN + 4, place.centerY() - 4, 8, 8), 2, Palette.head(profile.head(), theme));
        surface.text(Words.fit(name, TEXT, NAME - 26), MARGIN + 18, baseline, TEXT, Align.LEFT, theme.ink());
        for (int c = 0; c < columns.size(); c++) {
            Column one = columns.get(c);
            double value = one.value().applyAsDouble(profile);
            Rect cell = cell(row, c);
            double bar = (cell.w() - NUMBER_ROOM) * Share.of(value / one.full());
            surface.fill(
                    new Rect(cell.x(), cell.centerY() - 5, bar, 10),
                    0,
                    one.sorted() ? theme.accent() : theme.bar().fade(0.7));
            String number = Double.isNaN(value) ? "–" : Numerals.of(value);
            surface.text(number, cell.x() + bar + 5, baseline, TEXT, Align.LEFT, theme.ink());
        }
    }

    private Rect place(int row) {
        return new Rect(MARGIN, HEADER + HEADINGS + row * ROW, NAME + columns.size() * column, ROW);
    }

    private Rect cell(int row, int c) {
        return new Rect(MARGIN + NAME + c * column, HEADER + HEADINGS + row * ROW, column - GAP, ROW);
    }
}
