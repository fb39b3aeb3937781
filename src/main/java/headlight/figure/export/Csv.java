package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Words;
import headlight.trace.Axis;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * The numbers of a picture as RFC 4180 has them, UTF-8: one matrix over words as a matrix, with words above and at
 * the left; anything else as one line for each number.
 */
final class Csv {

    private static final String LINE_END = "\r\n";

    private Csv() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        List<Grid> grids = Grid.of(export.drawing().trace(), export.film().frame(0));
        boolean matrix = grids.size() == 1 && grids.get(0).site().axes().get(1) == Axis.TOKEN;
        out.write((matrix ? matrix(grids.get(0)) : lines(grids)).getBytes(UTF_8));
        progress.accept(1);
    }

    private static String matrix(Grid grid) {
        StringBuilder file = new StringBuilder();
        List<String> header = new ArrayList<>(List.of(text(grid.site().name())));
        grid.columns().forEach(column -> header.add(text(grid.columnLabel(column))));
        file.append(String.join(",", header)).append(LINE_END);
        grid.numbers().keySet().forEach(row -> {
            List<String> cells = new ArrayList<>(List.of(text(grid.rowLabel(row))));
            grid.columns()
                    .forEach(column ->
                            cells.add(grid.at(row, column).map(Csv::number).orElse("")));
            file.append(String.join(",", cells)).append(LINE_END);
        });
        return file.toString();
    }

    private static String lines(List<Grid> grids) {
        StringBuilder file = new StringBuilder("site,row,row_word,column,column_word,value").append(LINE_END);
        for (Grid grid : grids) {
            grid.numbers()
                    .forEach((row, cells) -> cells.forEach((column, value) -> file.append(List.of(
                                            text(grid.site().name()),
                                            Integer.toString(row),
                                            text(grid.rowLabel(row)),
                                            Integer.toString(column),
                                            text(grid.columnLabel(column)),
                                            number(value))
                                    .stream()
                                    .collect(Collectors.joining(",")))
                            .append(LINE_END)));
        }
        return file.toString();
    }

    /** The shortest decimal that reads back as the same number. */
    private static String number(float value) {
        return Float.toString(value);
    }

    /** A text: never a formula to a spreadsheet, quoted where it has to be, and what no file holds as a box. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            safe.append('\'');
        }
        text.codePoints()
                .forEach(c -> safe.appendCodePoint("\t\r\n".indexOf(c) < 0 && Words.shapeless(c) ? Words.BOX : c));
        boolean quote = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quote ? '"' + safe.toString().replace("\"", "\"\"") + '"' : safe.toString();
    }
}
