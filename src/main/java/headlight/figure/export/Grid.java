package headlight.figure.export;

import headlight.figure.Figure;
import headlight.figure.Spot;
import headlight.figure.Table;
import headlight.trace.AttentionBlock;
import headlight.trace.Axis;
import headlight.trace.Site;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The numbers of one site that a picture shows, by row and column.
 *
 * @param trace   where they are from
 * @param site    of two axes
 * @param numbers by row, then by column
 */
record Grid(Trace trace, Site site, TreeMap<Integer, TreeMap<Integer, Float>> numbers) {

    /** The grids of a picture, in the order in which it shows them first. */
    static List<Grid> of(Trace trace, Figure figure) {
        Map<Site, Grid> grids = new LinkedHashMap<>();
        for (Spot spot : figure.spots()) {
            Optional<Tensor> tensor = trace.find(spot.site());
            if (tensor.isPresent() && spot.isNumber() && spot.index().size() == 2) {
                int row = spot.index().get(0);
                int column = spot.index().get(1);
                grids.computeIfAbsent(spot.site(), site -> new Grid(trace, site, new TreeMap<>()))
                        .numbers()
                        .computeIfAbsent(row, key -> new TreeMap<>())
                        .put(column, tensor.get().at(row, column));
            }
        }
        return new ArrayList<>(grids.values());
    }

    /** The tables of a picture: its own, else one for each site of which it shows numbers. */
    static List<Table> tables(Trace trace, Figure figure) {
        List<Table> own = figure.tables();
        return own.isEmpty() ? of(trace, figure).stream().map(Grid::table).toList() : own;
    }

    /** Whether the tables of a picture are one matrix over words. */
    static boolean isMatrix(Trace trace, Figure figure) {
        List<Table> own = figure.tables();
        List<Grid> grids = own.isEmpty() ? of(trace, figure) : List.of();
        return own.size() == 1
                || (grids.size() == 1 && grids.get(0).site().axes().get(1) == Axis.TOKEN);
    }

    private Table table() {
        TreeSet<Integer> all = new TreeSet<>();
        numbers.values().forEach(row -> all.addAll(row.keySet()));
        List<Integer> columns = List.copyOf(all);
        List<Integer> rows = List.copyOf(numbers.keySet());
        return new Table(site.name(), headings(0, rows), headings(1, columns), (row, column) -> {
            Float number = numbers.get(rows.get(row)).get(columns.get(column));
            return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
        });
    }

    private List<Table.Heading> headings(int dimension, List<Integer> places) {
        return places.stream()
                .map(i -> new Table.Heading(i, label(trace, site, dimension, i)))
                .toList();
    }

    /** What a place along a dimension of a site is called: its word, or its number where it has none. */
    static String label(Trace trace, Site site, int dimension, int i) {
        List<String> words =
                switch (site.axes().get(dimension)) {
                    case TOKEN -> trace.source();
                    case STEP -> trace.inputs().isEmpty() || !isOfHeads(site) ? trace.target() : trace.inputs();
                    case VOCAB -> trace.vocabulary();
                    case QUERY -> block(site).asking(trace);
                    case KEY -> block(site).asked(trace);
                    default -> List.of();
                };
        return i < words.size() ? words.get(i) : Integer.toString(i);
    }

    /** Whether a site is one of a Transformer's layers. */
    private static boolean isOfHeads(Site site) {
        return site.name().contains(".layers.");
    }

    private static AttentionBlock block(Site site) {
        return AttentionBlock.parse(site.name());
    }
}
