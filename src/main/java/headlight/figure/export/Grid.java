package headlight.figure.export;

import headlight.figure.Figure;
import headlight.figure.Spot;
import headlight.trace.Axis;
import headlight.trace.Site;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The columns in which there is a number. */
    TreeSet<Integer> columns() {
        TreeSet<Integer> columns = new TreeSet<>();
        numbers.values().forEach(row -> columns.addAll(row.keySet()));
        return columns;
    }

    /** A number, if the picture shows it. */
    Optional<Float> at(int row, int column) {
        return Optional.ofNullable(numbers.get(row)).map(cells -> cells.get(column));
    }

    /** The word of a row. */
    String rowLabel(int row) {
        return label(trace, site.axes().get(0), row);
    }

    /** The word of a column, or its number where it has none. */
    String columnLabel(int column) {
        return label(trace, site.axes().get(1), column);
    }

    /** What a place along an axis is called: its word, or its number where it has none. */
    static String label(Trace trace, Axis axis, int i) {
        List<String> words =
                switch (axis) {
                    case TOKEN -> trace.source();
                    case STEP -> trace.target();
                    case VOCAB -> trace.vocabulary();
                    default -> List.of();
                };
        return i < words.size() ? words.get(i) : Integer.toString(i);
    }
}
