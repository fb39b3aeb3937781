package headlight.figure.export;

import headlight.figure.Drawing;
import headlight.figure.Film;
import headlight.figure.Size;
import headlight.figure.View;
import headlight.figure.Words;
import headlight.trace.About;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/**
 * A picture, or a film of them, that goes into a file.
 *
 * @param view    its kind
 * @param drawing what it shows
 * @param film    its pictures
 * @param scale   pixels of the file for each of the picture's, where the file has pixels
 */
public record Export(View view, Drawing drawing, Film film, double scale) {

    /** What this kind makes of a drawing, at a scale. */
    public static Export of(View view, Drawing drawing, double scale) {
        return new Export(view, drawing, view.film(drawing), scale);
    }

    /**
     * Writes it. The bytes depend on nothing but the export: the same trace gives the same file.
     *
     * @param progress told after each picture how much is done, from 0 to 1; what it throws ends the export (a thread's
     *                 interrupt would not: Java2D loses it when it reads a font)
     * @throws IllegalArgumentException before anything is written, when a film does not fit into the format
     */
    public void write(OutputStream out, Format format, DoubleConsumer progress) throws IOException {
        List<Format> fitting = Formats.of(view, film);
        if (!fitting.contains(format)) {
            String pictures = film.length() > 1 ? "has " + film.length() + " pictures, and " : "";
            throw new IllegalArgumentException(view.kind() + " " + pictures + "is not written as " + format.ending()
                    + ": choose " + fitting.stream().map(Format::ending).collect(Collectors.joining(", ")));
        }
        format.writer().write(this, out, progress);
    }

    /** What it is, in one line and in the language of the picture. */
    String title() {
        String kind = drawing.labels().text("figure." + view.kind());
        String input = Words.line(drawing.trace().about().input());
        return input.isBlank() ? kind : kind + " · " + input;
    }

    /** Where it comes from: names in English, as they stand in every file. */
    Map<String, String> credits() {
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

    /** The same in one line. */
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
