package headlight.cli;

import headlight.figure.Figure;
import headlight.figure.Film;
import headlight.figure.Labels;
import headlight.figure.Theme;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.store.AtomicFile;
import headlight.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say where a picture of measurements goes, and what it looks like. */
final class PictureFile {

    private static final List<Theme> THEMES = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST);
    private static final List<String> LANGUAGES = List.of("en", "ko");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draw it into this file as well: png, svg, pdf, gif, csv or html.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light, dark or contrast.")
    private String theme;

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            defaultValue = "en",
            description = "Of the words in the picture.")
    private String language;

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pixels of a png or gif for each of the picture: 1 to 4.")
    private int scale;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** What is drawn, once its words and colours are known. */
    interface Drawn {
        Figure figure(Labels labels, Theme theme);
    }

    /** Better now than after minutes of work. */
    void check() {
        file.ifPresent(this::format);
        theme();
        if (!LANGUAGES.contains(language)) {
            throw wrong("--language '" + language + "': expected one of " + String.join(", ", LANGUAGES));
        }
        if (scale < 1 || scale > 4) {
            throw wrong("--scale " + scale + ": expected 1 to 4");
        }
    }

    /** Writes the file, if one was asked for. */
    void write(String kind, Map<String, String> credits, Drawn drawn) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        Labels labels = Messages.of(language)::text;
        Film film = Film.still(drawn.figure(labels, theme()));
        Export export = Export.of(kind, labels.text("figure." + kind), credits, theme(), film, scale);
        AtomicFile.write(file.get(), out -> export.write(out, format(file.get()), done -> {}));
    }

    private Theme theme() {
        return THEMES.stream()
                .filter(one -> one.name().equals(theme.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong("--theme '" + theme + "': expected one of light, dark, contrast"));
    }

    private Format format(Path path) {
        return Formats.ofFile(path.toString())
                .orElseThrow(() -> wrong("ending of '" + path + "': expected one of "
                        + Formats.ALL.stream().map(Format::ending).collect(Collectors.joining(", "))));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
