package headlight.figure.export;

import headlight.figure.Drawing;
import headlight.figure.Film;
import headlight.figure.Size;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.Words;
import headlight.trace.About;
import headlight.trace.Version;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * A picture, or a film of them, that goes into a file.
 *
 * @param kind    its kind, by the name it has on the command line
 * @param title   what it is, in one line and in the language of the picture
 * @param credits where it comes from: names in English, as they stand in every file
 * @param theme   its colours
 * @param drawing the moment of a run that it shows, if it is of a run
 * @param film    its pictures
 * @param only    the one format that it is written in, when it is for another program to read
 * @param scale   pixels of the file for each of the picture's, where the file has pixels
 */
public record Export(
        String kind,
        String title,
        Map<String, String> credits,
        Theme theme,
        Optional<Drawing> drawing,
        Film film,
        Optional<String> only,
        double scale) {

    public Export {
        credits = Collections.unmodifiableMap(new LinkedHashMap<>(credits));
    }

    /** What this kind makes of a drawing, at a scale. */
    public static Export of(View view, Drawing drawing, double scale) {
        String kind = drawing.labels().text("figure." + view.kind());
        String input = Words.line(drawing.trace().about().input());
        return new Export(
                view.kind(),
                input.isBlank() ? kind : kind + " · " + input,
                credits(view, drawing),
                drawing.theme(),
                Optional.of(drawing),
                view.film(drawing),
                view.ending(),
                scale);
    }

    /**
     * Pictures that are not of one run, such as a chart.
     *
     * @param credits where they come from, after the program itself
     */
    public static Export of(
            String kind, String title, Map<String, String> credits, Theme theme, Film film, double scale) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Software", "Headlight " + Version.current());
        credits.forEach((name, value) -> all.put(name, Words.line(value)));
        all.put("Kind", kind);
        return new Export(kind, title, all, theme, Optional.empty(), film, Optional.empty(), scale);
    }

    /**
     * Writes it. The bytes depend on nothing but the export: the same trace gives the same file.
     *
     * @param progress told after each picture how much is done, from 0 to 1; what it throws ends the export (a thread's
     *                 interrupt would not: Java2D loses it when it reads a font)
     * @throws IllegalArgumentException before anything is written, when a film does not fit into the format
     */
    public void write(OutputStream out, Format format, DoubleConsumer progress) throws IOException {
        List<Format> fitting = Formats.of(only, film);
        if (!fitting.contains(format)) {
            String pictures = film.length() > 1 ? "has " + film.length() + " pictures, and " : "";
            throw new IllegalArgumentException(kind + " " + pictures + "is not written as " + format.ending()
                    + ": choose " + fitting.stream().map(Format::ending).collect(Collectors.joining(", ")));
        }
        format.writer().write(this, out, progress);
    }

    private static Map<String, String> credits(View view, Drawing drawing) {
        About about = drawing.trace().about();
        Map<String, String> credits = new LinkedHashMap<>();
        credits.put("Software", ("Headlight " + Words.line(about.version())).strip());
        credits.put("Model", Words.line(about.model()));
        credits.put("Input", Words.line(about.input()));
        credits.put("Output", Words.line(String.join(" ", drawing.trace().target())));
        credits.put("Kind", view.kind());
        credits.put(
                "Step",
                drawing.moment().at() + 1 + " of " + drawing.moment().steps().size());
        credits.put("Seed", Long.toString(about.seed()));
        return credits;
    }

    /** The numbers that its first picture shows. */
    List<Table> tables() {
        return drawing.map(run -> Grid.tables(run.trace(), film.frame(0)))
                .orElseGet(() -> film.frame(0).tables());
    }

    /** Whether those are one matrix. */
    boolean isMatrix() {
        return drawing.map(run -> Grid.isMatrix(run.trace(), film.frame(0)))
                .orElseGet(() -> film.frame(0).tables().size() == 1);
    }

    /** The credits in one line. */
    String creditLine() {
        return credits().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Room for every picture. */
    Size size() {
        double width = 0;
        double height = 0;
        for (int i = 0; i < film.length(); i++) {
            Size size = film.frame(i).size();
            width = Math.max(width, size.width());
            height = Math.max(height, size.height());
        }
        return new Size(Math.ceil(width), Math.ceil(height));
    }
}
