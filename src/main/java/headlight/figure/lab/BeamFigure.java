package headlight.figure.lab;

import headlight.figure.Bezier;
import headlight.figure.Colormap;
import headlight.figure.Drawing;
import headlight.figure.Figure;
import headlight.figure.Fonts;
import headlight.figure.Ink;
import headlight.figure.Labels;
import headlight.figure.Lettering;
import headlight.figure.Numerals;
import headlight.figure.Palette;
import headlight.figure.Rect;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Surface;
import headlight.figure.Surface.Align;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.view.AlignmentFigure;
import headlight.trace.Axis;
import headlight.trace.BeamTree;
import headlight.trace.BeamTree.Fate;
import headlight.trace.BeamTree.Node;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A beam search: a column for each step, in it the words that were looked at, likeliest hypothesis first; those that went
 * on are joined by lines, those that were dropped are pale. Below stand the complete hypotheses and where the chosen one
 * looked.
 */
public final class BeamFigure implements Figure {

    /** What can be chosen in it: a complete hypothesis by its rank, from 0. */
    public static final Site HYPOTHESIS = Site.of("beam.hypotheses", "y", Axis.STEP);

    private static final double MARGIN = 16;
    private static final double CELL = 30;
    private static final double LANE = 38;
    private static final double BETWEEN = 26;
    private static final double HEAD = 24;
    private static final double LINE = 24;
    private static final double LONGEST_WORD = 110;
    private static final double LEAST_WORD = 54;

    private static final Lettering WORD = Lettering.plain(13);
    private static final Lettering SMALL = Lettering.plain(10.5);
    private static final Lettering NAME = Lettering.strong(13);

    private final BeamTree tree;
    private final int chosen;
    private final Theme theme;
    private final Labels labels;
    private final Colormap shares;
    private final List<Rect> places = new ArrayList<>();
    private final Set<Node> onTheWay;
    private final double listTop;
    private final Optional<AlignmentFigure> alignment;
    private final Size size;

    /**
     * A picture of a search.
     *
     * @param chosen which of the complete hypotheses is pointed out, from 0
     */
    public BeamFigure(BeamTree tree, int chosen, Theme theme, Labels labels, OptionalDouble width) {
        this.tree = tree;
        this.chosen = Math.max(0, Math.min(chosen, tree.best().size() - 1));
        this.theme = theme;
        this.labels = labels;
        shares = Palette.shares(theme);
        onTheWay = new HashSet<>(tree.best().isEmpty() ? List.of() : tree.path(last()));
        double right = place();
        double bottom = places.stream().mapToDouble(Rect::bottom).max().orElse(MARGIN + HEAD);
        listTop = bottom + 20;
        double listBottom = listTop + LINE * (1 + tree.best().size());
        double natural = Math.max(right + MARGIN, listWidth() + 2 * MARGIN);
        double across = Math.max(natural, width.orElse(natural));
        alignment = tree.best().isEmpty() ? Optional.empty() : aligned(across - 2 * MARGIN);
        size = new Size(
                across,
                listBottom
                        + MARGIN
                        + alignment.map(a -> HEAD + a.size().height()).orElse(0.0));
    }

    private int last() {
        return tree.best().get(chosen);
    }

    private Optional<AlignmentFigure> aligned(double room) {
        Trace trace = tree.trace(last());
        return Optional.of(trace)
                .filter(t -> t.has(Sites.WEIGHTS))
                .map(t -> new AlignmentFigure(Drawing.of(Moment.end(t), theme, labels)
                        .wide(Math.min(room, 120 + 62.0 * t.source().size()))));
    }

    /** Finds a place for every node; returns how far right they reach. */
    private double place() {
        int steps = tree.nodes().stream().mapToInt(Node::step).max().orElse(-1) + 1;
        double[] left = new double[steps + 1];
        left[0] = MARGIN;
        for (int t = 0; t < steps; t++) {
            int step = t;
            double widest = tree.nodes().stream()
                    .filter(node -> node.step() == step)
                    .mapToDouble(node -> Fonts.width(Words.shown(node.token()), WORD) + 14)
                    .max()
                    .orElse(0);
            left[t + 1] = left[t] + Math.min(LONGEST_WORD, Math.max(LEAST_WORD, widest)) + BETWEEN;
        }
        int[] lanes = new int[steps];
        for (Node node : tree.nodes()) {
            int t = node.step();
            double y = MARGIN + HEAD + lanes[t]++ * LANE;
            places.add(new Rect(left[t], y, left[t + 1] - left[t] - BETWEEN, CELL));
        }
        return left[steps]; // room for the last one's rank
    }

    @Override
    public Size size() {
        return size;
    }

    private Rect line(int hypothesis) {
        return new Rect(MARGIN, listTop + LINE * (1 + hypothesis), size.width() - 2 * MARGIN, LINE);
    }

    @Override
    public void paint(Surface surface) {
        surface.fill(new Rect(0, 0, size.width(), size.height()), 0, theme.paper());
        heads(surface);
        for (int i = 0; i < places.size(); i++) {
            join(surface, i);
        }
        for (int i = 0; i < places.size(); i++) {
            word(surface, i);
        }
        list(surface);
        alignment.ifPresent(figure -> {
            double top = line(tree.best().size()).y() + 8;
            surface.text(labels.text("figure.beam.looked"), MARGIN, top + 13, NAME, Align.LEFT, theme.ink());
            surface.group(MARGIN, top + HEAD - 2, 0, () -> figure.paint(surface));
        });
    }

    private void heads(Surface surface) {
        int before = -1;
        for (int i = 0; i < places.size(); i++) {
            int step = tree.nodes().get(i).step();
            if (step != before) {
                before = step;
                String name = labels.text("figure.beam.step", step + 1);
                surface.text(name, places.get(i).x(), MARGIN + 11, SMALL, Align.LEFT, theme.faint());
            }
        }
    }

    private void join(Surface surface, int i) {
        Node node = tree.nodes().get(i);
        if (node.parent() == BeamTree.ROOT) {
            return;
        }
        Rect from = places.get(node.parent());
        Rect to = places.get(i);
        double middle = (from.right() + to.x()) / 2;
        boolean way = onTheWay.contains(node);
        Ink ink = way
                ? theme.accent()
                : node.fate() == Fate.DROPPED ? theme.rule().fade(0.6) : theme.faint();
        surface.curve(
                new Bezier(
                        from.right(),
                        from.centerY(),
                        middle,
                        from.centerY(),
                        middle,
                        to.centerY(),
                        to.x(),
                        to.centerY()),
                ink,
                way ? 2.5 : node.fate() == Fate.DROPPED ? 0.8 : 1.2);
    }

    private void word(Surface surface, int i) {
        Node node = tree.nodes().get(i);
        Rect where = places.get(i);
        boolean dropped = node.fate() == Fate.DROPPED;
        Ink ground = dropped ? theme.paper() : shares.share(node.probability());
        surface.fill(where, 5, ground);
        Ink edge = onTheWay.contains(node)
                ? theme.accent()
                : dropped ? theme.rule().fade(0.6) : theme.rule();
        surface.outline(where.inset(0.5), 5, edge, onTheWay.contains(node) ? 2 : 1);
        Ink ink = dropped ? theme.faint() : Palette.textOn(ground);
        String shown = Words.fit(Words.shown(node.token()), WORD, where.w() - 8);
        surface.text(shown, where.centerX(), where.y() + 14, WORD, Align.CENTER, ink);
        surface.text(
                Numerals.of((float) node.probability()), where.centerX(), where.y() + 26, SMALL, Align.CENTER, ink);
        if (node.fate() == Fate.COMPLETE) {
            int rank = tree.best().indexOf(i) + 1;
            surface.text("№ " + rank, where.right() + 4, where.centerY() + 4, SMALL, Align.LEFT, theme.good());
        }
    }

    private void list(Surface surface) {
        String name = labels.text("figure.beam.hypotheses", tree.best().size(), tree.width());
        surface.text(name, MARGIN, listTop + 15, NAME, Align.LEFT, theme.ink());
        surface.text(
                labels.text("figure.beam.score"),
                size.width() - MARGIN,
                listTop + 15,
                SMALL,
                Align.RIGHT,
                theme.faint());
        for (int h = 0; h < tree.best().size(); h++) {
            Rect row = line(h);
            if (h == chosen) {
                surface.fill(row, 5, theme.now());
                surface.outline(row.inset(0.5), 5, theme.nowRule(), 1);
            }
            double baseline = row.centerY() + Fonts.capHeight(WORD) / 2;
            surface.text(Integer.toString(h + 1), row.x() + 20, baseline, WORD, Align.RIGHT, theme.faint());
            String text = Words.fit(sentence(h), WORD, row.w() - 200);
            surface.text(text, row.x() + 30, baseline, WORD, Align.LEFT, theme.ink());
            surface.text(numbers(h), row.right() - 6, baseline, WORD, Align.RIGHT, theme.ink());
        }
    }

    private String sentence(int hypothesis) {
        List<Node> path = tree.path(tree.best().get(hypothesis));
        boolean letters =
                path.stream().filter(node -> node.token().length() > 1).count() <= 1;
        return String.join(
                letters ? "" : " ",
                path.stream().map(node -> Words.shown(node.token())).toList());
    }

    private String numbers(int hypothesis) {
        int node = tree.best().get(hypothesis);
        double log = tree.nodes().get(node).logProbability();
        String plain = String.format(Locale.ROOT, "%.3f", log).replace('-', '−');
        return tree.penalty() == 0
                ? plain
                : plain + " → "
                        + String.format(Locale.ROOT, "%.3f", tree.score(node)).replace('-', '−');
    }

    private double listWidth() {
        return IntStream.range(0, tree.best().size())
                        .mapToDouble(h -> Fonts.width(sentence(h), WORD))
                        .max()
                        .orElse(0)
                + 230;
    }

    /** A complete hypothesis stands for its line in the list, and for those of its words that no better one goes through. */
    @Override
    public List<Spot> spots() {
        List<Spot> spots = new ArrayList<>();
        Set<Node> taken = new HashSet<>();
        for (int h = 0; h < tree.best().size(); h++) {
            for (int node = tree.best().get(h);
                    node != BeamTree.ROOT;
                    node = tree.nodes().get(node).parent()) {
                if (taken.add(tree.nodes().get(node))) {
                    spots.add(new Spot(HYPOTHESIS, List.of(h), places.get(node)));
                }
            }
        }
        for (int h = 0; h < tree.best().size(); h++) {
            spots.add(new Spot(HYPOTHESIS, List.of(h), line(h)));
        }
        return spots;
    }

    /** Every continuation that was looked at. */
    @Override
    public List<Table> tables() {
        List<Node> nodes = tree.nodes();
        List<String> names = nodes.stream().map(Node::token).toList();
        List<Table.Heading> columns =
                Table.Heading.of(List.of("parent", "step", "probability", "log probability", "kept", "rank"), 0);
        return List.of(new Table("beam", Table.Heading.of(names, 0), columns, (row, column) -> {
            Node node = nodes.get(row);
            int rank = tree.best().indexOf(row) + 1;
            return switch (column) {
                case 0 -> OptionalDouble.of(node.parent());
                case 1 -> OptionalDouble.of(node.step());
                case 2 -> OptionalDouble.of(node.probability());
                case 3 -> OptionalDouble.of(node.logProbability());
                case 4 -> OptionalDouble.of(node.fate() == Fate.DROPPED ? 0 : 1);
                default -> rank > 0 ? OptionalDouble.of(rank) : OptionalDouble.empty();
            };
        }));
    }
}
