package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Figure;
import headlight.figure.Ink;
import headlight.figure.Size;
import headlight.figure.Spot;
import headlight.figure.Table;
import headlight.figure.Theme;
import headlight.trace.Axis;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One page that needs nothing else: the picture, in which every number says what it is under the pointer, and the
 * numbers as tables. Of a film, all pictures and a slider; the arrow keys step.
 */
final class Html {

    /** A larger table is for a CSV, not for a page. */
    private static final int MOST_CELLS = 10_000;

    private Html() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        int length = export.film().length();
        Map<String, String> outlines = new LinkedHashMap<>();
        // Picture by picture: a film can be larger than what memory there is.
        Writer page = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        page.write(head(export));
        for (int i = 0; i < length; i++) {
            page.write(frame(export, i, outlines));
            progress.accept((i + 1.0) / length);
        }
        page.write("<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"0\" height=\"0\""
                + " style=\"position: absolute\">\n" + SvgSurface.definitions(outlines) + "</svg>\n");
        if (length > 1) {
            page.write(slider(length, export.title()));
        } else {
            for (Table table : export.tables()) {
                page.write(table.cells() <= MOST_CELLS ? table(table) : "");
            }
        }
        page.write(foot(export));
        page.flush();
    }

    private static String head(Export export) {
        StringBuilder head = new StringBuilder("<!DOCTYPE html>\n");
        head.append("<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
                .append("<title>" + Xml.text(export.title()) + "</title>\n");
        export.credits()
                .forEach((name, value) -> head.append("<meta name=\"headlight:" + name.toLowerCase(Locale.ROOT)
                        + "\" content=\"" + Xml.text(value) + "\">\n"));
        return head.append("<style>\n" + style(export.theme(), export.size()) + "</style>\n</head>\n<body>\n")
                .append("<h1>" + Xml.text(export.title()) + "</h1>\n")
                .toString();
    }

    private static String foot(Export export) {
        StringBuilder foot = new StringBuilder("<dl>\n");
        export.credits().forEach((name, value) -> {
            if (!value.isBlank()) {
                foot.append("<dt>" + name + "</dt><dd>" + Xml.text(value) + "</dd>\n");
            }
        });
        return foot.append("</dl>\n</body>\n</html>\n").toString();
    }

    private static String frame(Export export, int i, Map<String, String> outlines) {
        Figure figure = export.film().frame(i);
        SvgSurface surface = new SvgSurface(outlines, "f" + i);
        figure.paint(surface);
        // Later ones lie on top: a row, and then its numbers.
        export.drawing()
                .ifPresent(run -> figure.spots().forEach(spot -> surface.title(spot.where(), says(run.trace(), spot))));
        String width = Xml.number(figure.size().width());
        String height = Xml.number(figure.size().height());
        return "<div class=\"frame\"" + (i > 0 ? " hidden" : "") + ">\n<svg viewBox=\"0 0 " + width + " " + height
                + "\" width=\"" + width + "\" height=\"" + height
                + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" aria-label=\""
                + Xml.text(export.title()) + "\">\n" + surface.body() + "</svg>\n</div>\n";
    }

    /** What stands under the pointer: the words it is about, the element, and its number. */
    private static String says(Trace trace, Spot spot) {
        int[] index = spot.index().stream().mapToInt(i -> i).toArray();
        String words = IntStream.range(0, index.length)
                .filter(d -> spot.site().axes().get(d) != Axis.FEATURE)
                .mapToObj(d -> Grid.label(trace, spot.site(), d, index[d]))
                .collect(Collectors.joining(" · "));
        Optional<Tensor> tensor = trace.find(spot.site());
        return words
                + "\n"
                + spot.site().element(index)
                + (spot.isNumber() && tensor.isPresent() ? " = " + tensor.get().at(index) : "");
    }

    private static String table(Table numbers) {
        StringBuilder table = new StringBuilder("<div class=\"wide\">\n<table>\n<caption>" + Xml.text(numbers.name())
                + "</caption>\n<thead><tr><th></th>");
        numbers.columns().forEach(column -> table.append("<th>" + Xml.text(column.word()) + "</th>"));
        table.append("</tr></thead>\n<tbody>\n");
        for (int row = 0; row < numbers.rows().size(); row++) {
            table.append("<tr><th>" + Xml.text(numbers.rows().get(row).word()) + "</th>");
            for (int column = 0; column < numbers.columns().size(); column++) {
                OptionalDouble number = numbers.numbers().at(row, column);
                table.append("<td>" + (number.isPresent() ? (float) number.getAsDouble() : "") + "</td>");
            }
            table.append("</tr>\n");
        }
        return table.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static String slider(int length, String title) {
        return """
            <input type="range" min="0" max="%s" value="0" aria-label="%s" autofocus>
            <script>
            const frames = document.querySelectorAll('.frame'), slider = document.querySelector('input');
            const show = () => frames.forEach((frame, i) => frame.hidden = i != slider.value);
            slider.addEventListener('input', show); show();
            </script>
            """
                .formatted(Integer.toString(length - 1), Xml.text(title));
    }

    private static String style(Theme theme, Size size) {
        return """
            :root { color-scheme: %s }
            body { margin: 2rem auto; max-width: %spx; padding: 0 1rem; background: %s; color: %s;
                   font: 15px/1.5 "Pretendard", "Inter", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", system-ui, sans-serif }
            h1 { font-size: 1.2rem } svg { max-width: 100%%; height: auto }
            .spot { fill: transparent } .spot:hover { fill: %s; fill-opacity: .12; stroke: %s; stroke-width: 1.5 }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px }
            caption { text-align: left; font-weight: 600; padding: 1rem 0 .3rem } .wide { overflow-x: auto }
            th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid %s }
            th { font-weight: 500; white-space: pre } tbody th { text-align: left }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; color: %s; font-size: 13px }
            dd { margin: 0 } input { width: 100%% } [hidden] { display: none }
            """
                .formatted(
                        theme.dark() ? "dark" : "light",
                        Xml.number(Math.max(640, size.width())),
                        color(theme.paper()),
                        color(theme.ink()),
                        color(theme.accent()),
                        color(theme.accent()),
                        color(theme.rule()),
                        color(theme.faint()));
    }

    private static String color(Ink ink) {
        return String.format(Locale.ROOT, "#%06x", ink.argb() & 0xFFFFFF);
    }
}
