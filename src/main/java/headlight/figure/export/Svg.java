package headlight.figure.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import headlight.figure.Figure;
import headlight.figure.Size;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** An SVG file: the picture, its title, and where it comes from. */
final class Svg {

    private Svg() {}

    static void write(Export export, OutputStream out, DoubleConsumer progress) throws IOException {
        Figure figure = export.film().frame(0);
        SvgSurface surface = new SvgSurface();
        figure.paint(surface);
        Size size = figure.size();
        StringBuilder file = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        file.append("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
                .append(" width=\"" + Xml.number(size.width()) + "\" height=\"" + Xml.number(size.height()) + "\"")
                .append(" viewBox=\"0 0 " + Xml.number(size.width()) + " " + Xml.number(size.height()) + "\">\n")
                .append("<title>" + Xml.text(export.title()) + "</title>\n")
                .append("<desc>" + Xml.text(export.creditLine()) + "</desc>\n")
                .append("<metadata><headlight:figure xmlns:headlight=\"urn:headlight\"");
        for (Map.Entry<String, String> credit : export.credits().entrySet()) {
            String name = credit.getKey().toLowerCase(Locale.ROOT);
            file.append(" " + name + "=\"" + Xml.text(credit.getValue()) + "\"");
        }
        file.append("/></metadata>\n").append(surface.definitions()).append(surface.body());
        out.write(file.append("</svg>\n").toString().getBytes(UTF_8));
        progress.accept(1);
    }
}
