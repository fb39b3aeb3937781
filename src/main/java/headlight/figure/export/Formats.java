package headlight.figure.export;

import headlight.figure.Film;
import headlight.figure.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats there are. A new one needs its surface or writer and a line here. */
public final class Formats {

    public static final List<Format> ALL = List.of(
            new Format("png", false, Png::write),
            new Format("svg", false, Svg::write),
            new Format("pdf", true, Pdf::write),
            new Format("gif", true, Gif::write),
            new Format("csv", false, Csv::write),
            new Format("html", true, Html::write),
            new Format("json", false, BertViz::write));

    private Formats() {}

    /** The format with this ending. */
    public static Optional<Format> named(String ending) {
        return ALL.stream()
                .filter(format -> format.ending().equals(ending.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The format that a file's name asks for by its ending. */
    public static Optional<Format> ofFile(String name) {
        return named(name.substring(name.lastIndexOf('.') + 1));
    }

    /** The formats that can hold what a view makes of a drawing: all of pictures when it is one picture. */
    public static List<Format> of(View view, Film film) {
        return of(view.ending(), film);
    }

    /**
     * The formats that can hold a film.
     *
     * @param only the one that it is written in, if it is for another program to read
     */
    public static List<Format> of(Optional<String> only, Film film) {
        return ALL.stream()
                .filter(format -> only.map(format.ending()::equals)
                        .orElse(!format.ending().equals("json") && (format.films() || film.length() == 1)))
                .toList();
    }
}
