package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Table;
import headlight.figure.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/**
 * The numbers of a picture as RFC 4180 has them, UTF-8: one matrix over words as a matrix, with words above and at
 * the left; anything else as one line for each number.
 */
final class Csv {

    private static final String LINE_END = "\r\n";

    private Csv() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        List<Table> tables = export.tables();
        Writer file = new OutputStreamWriter(out, UTF_8);
        if (export.isMatrix()) {
            matrix(tables.get(0), file);
        } else {
            lines(tables, file);
        }
        file.flush();
        progress.accept(1);
    }

    private static void matrix(Table table, Writer file) throws IOException {
        file.write(text(table.name()));
        for (Table.Heading column : table.columns()) {
            file.write("," + text(column.word()));
        }
        file.write(LINE_END);
        for (int row = 0; row < table.rows().size(); row++) {
            file.write(text(table.rows().get(row).word()));
            for (int column = 0; column < table.columns().size(); column++) {
                OptionalDouble number = table.numbers().at(row, column);
                file.write(",");
                file.write(number.isPresent() ? number(number.getAsDouble()) : "");
            }
            file.write(LINE_END);
        }
    }

    private static void lines(List<Table> tables, Writer file) throws IOException {
        file.write("site,row,row_word,column,column_word,value" + LINE_END);
        for (Table table : tables) {
            for (int row = 0; row < table.rows().size(); row++) {
                String start = text(table.name()) + "," + heading(table.rows().get(row)) + ",";
                for (int column = 0; column < table.columns().size(); column++) {
                    OptionalDouble number = table.numbers().at(row, column);
                    if (number.isPresent()) {
                        file.write(start + heading(table.columns().get(column)) + "," + number(number.getAsDouble())
                                + LINE_END);
                    }
                }
            }
        }
    }

    private static String heading(Table.Heading heading) {
        return heading.index() + "," + text(heading.word());
    }

    /** The shortest decimal that reads back as the same number. */
    private static String number(double value) {
        return Float.toString((float) value);
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
