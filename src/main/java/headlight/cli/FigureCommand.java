package headlight.cli;

import headlight.figure.Drawing;
import headlight.figure.Film;
import headlight.figure.Palette;
import headlight.figure.Selection;
import headlight.figure.Theme;
import headlight.figure.View;
import headlight.figure.Words;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.view.Views;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.store.AtomicFile;
import headlight.store.TraceFile;
import headlight.store.archive.Archive;
import headlight.text.Messages;
import headlight.text.Refusal;
import headlight.trace.About;
import headlight.trace.Layer;
import headlight.trace.Moment;
import headlight.trace.Sites;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code figure}: a picture of a run, as a file. */
@Command(
        name = "figure",
        description = {
            "Draws a picture of a run. The ending of FILE picks the format: png, svg, pdf, gif, csv or html.",
            "For example: headlight figure alignment french \"il a m' entarté\" -o alignment.svg"
        })
final class FigureCommand implements Callable<Integer> {

    /** Pictures wider than this are mistakes. */
    private static final int WIDEST = 20_000;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = {
                "What is drawn. Of a recurrent model: stage, alignment, states, gates, cell (one opened), gradients, output,",
                "walk, honesty (the next words under other weights), forcing (forced and free running) or beam. Of a Transformer:",
                "stage, walk, heads, model, head, neuron, rollout, profile or bertviz. Of several models: compare."
            })
    private String kind;

    @Parameters(
            index = "1",
            paramLabel = "MODEL|TRACE",
            description = "A model's name or folder, or a trace file; to compare: two to four models, with commas.")
    private String model;

    @Parameters(index = "2", arity = "0..1", paramLabel = "TEXT", description = "The text as typed; not with a trace.")
    private Optional<String> text = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where the picture goes.")
    private Path file;

    @Option(
            names = "--step",
            paramLabel = "N",
            description = "The stop of the walk that is shown, from 0. Default: the last.")
    private Optional<Integer> step = Optional.empty();

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light, dark or contrast.")
    private String theme;

    @Option(
            names = "--width",
            paramLabel = "PX",
            description = "Width in pixels; a stage takes at least 800. Default: as the picture needs.")
    private Optional<Integer> width = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "N",
            defaultValue = "2",
            description = "Pixels of a png or gif for each of the picture: 1 to 4.")
    private int scale;

    @Option(
            names = "--colormap",
            paramLabel = "NAME",
            description = "Colours of numbers: blues, diverging, viridis or cividis.")
    private Optional<String> colormap = Optional.empty();

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            defaultValue = "en",
            description = "Of the words in the picture.")
    private String language;

    @Mixin
    private Attending attending = new Attending();

    @Mixin
    private BeamOptions beam = new BeamOptions();

    @Mixin
    private Input input = new Input();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!kinds().contains(kind)) {
            throw wrong(choice("KIND", kind, kinds()));
        }
        Format format = Formats.ofFile(file.toString())
                .orElseThrow(() -> wrong(choice(
                        "ending of",
                        file.toString(),
                        Formats.ALL.stream().map(Format::ending).toList())));
        Theme colours = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST).stream()
                .filter(one -> one.name().equals(theme.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(choice("--theme", theme, List.of("light", "dark", "contrast"))));
        checkOptions();
        beam.check();
        if (kind.equals("gradients")) {
            input.goBack();
        }
        Export export = Several.KINDS.contains(kind) ? several(colours) : ofOneRun(colours);
        try {
            AtomicFile.write(file, out -> export.write(out, format, done -> {}));
        } catch (IllegalArgumentException e) {
            throw wrong(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
        return Exit.DONE;
    }

    /** A picture that takes several runs, with the credits of the first model. */
    private Export several(Theme colours) throws IOException {
        Several made = Several.of(kind, model, text, input, beam);
        Moment moment = step.map(at -> made.moment()
                        .seek(within("--step", at, made.moment().steps().size())))
                .orElse(made.moment());
        Drawing drawing = dressed(Drawing.of(moment, colours, Messages.of(language)::text), colours);
        About about = moment.trace().about();
        String title = drawing.labels().text("figure." + kind) + " · " + Words.line(about.input());
        Map<String, String> credits = new LinkedHashMap<>();
        credits.put("Model", String.join(", ", made.models()));
        credits.put("Input", about.input());
        credits.put("Seed", Long.toString(about.seed()));
        return Export.of(
                kind, title, credits, colours, Film.still(made.picture().apply(drawing)), scale);
    }

    private Export ofOneRun(Theme colours) throws IOException {
        View view = Views.named(kind).orElseThrow();
        Input.Compared run = compare();
        Trace trace = run.trace();
        if (!view.suits().test(trace)) {
            throw new Refusal(model + ": holds nothing to draw as " + kind + "; "
                    + (Views.of(trace).isEmpty()
                            ? "expected " + Sites.WEIGHTS.name() + " in it"
                            : "expected one of "
                                    + Views.of(trace).stream().map(View::kind).collect(Collectors.joining(", "))));
        }
        return Export.of(view, drawing(trace, colours).beside(run.original()), scale);
    }

    private Input.Compared compare() throws IOException {
        boolean recorded = Library.atHand().entries().stream()
                        .noneMatch(entry -> entry.name().equals(model))
                && Files.isRegularFile(Path.of(model))
                && Archive.find(Path.of(model)).isEmpty();
        if (recorded) {
            if (text.isPresent() || input.isUsed()) {
                throw wrong("a trace file is drawn as it was recorded: no TEXT, no --ids, --target or --set");
            }
            return new Input.Compared(TraceFile.read(Path.of(model)), Optional.empty());
        }
        if (TraceFile.isNamed(Path.of(model)) && !Files.exists(Path.of(model))) {
            throw new NoSuchFileException(model);
        }
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            return input.compare(loaded, text);
        }
    }

    private Drawing drawing(Trace trace, Theme colours) {
        Optional<Selection> selection = attending.of(trace);
        Drawing drawing = Drawing.of(moment(trace, selection), colours, Messages.of(language)::text);
        if (selection.isPresent()) {
            drawing = drawing.choosing(selection.get());
        } else if (attending.cell(trace).isPresent()) {
            drawing = drawing.opening(attending.cell(trace));
        } else if (attending.source(trace).isPresent()) {
            drawing = drawing.pointingAt(attending.source(trace).getAsInt());
        }
        return dressed(drawing, colours);
    }

    /** With the width and the colours asked for. */
    private Drawing dressed(Drawing plain, Theme colours) {
        Drawing drawing = width.isPresent() ? plain.wide(width.get()) : plain;
        return colormap.flatMap(name -> Palette.named(name, colours))
                .map(drawing::with)
                .orElse(drawing);
    }

    /** The stop asked for; of a Transformer in the layer looked at, and where its token is done if one was named. */
    private Moment moment(Trace trace, Optional<Selection> selection) {
        Moment end = selection
                .map(looked -> Moment.at(trace, Layer.of(looked.block()), Integer.MAX_VALUE))
                .orElseGet(() -> Moment.end(trace));
        if (step.isPresent()) {
            return end.seek(within("--step", step.get(), end.steps().size()));
        }
        return selection.map(Selection::query).filter(OptionalInt::isPresent).stream()
                .flatMapToInt(token -> end.steps().ends().skip(token.getAsInt()).limit(1))
                .mapToObj(end::seek)
                .findFirst()
                .orElse(end);
    }

    private void checkOptions() {
        colormap.filter(name -> !Palette.NAMES.contains(name)).ifPresent(name -> {
            throw wrong(choice("--colormap", name, Palette.NAMES));
        });
        if (!List.of("en", "ko").contains(language)) {
            throw wrong(choice("--language", language, List.of("en", "ko")));
        }
        width.filter(px -> px < 1 || px > WIDEST).ifPresent(px -> {
            throw wrong("--width " + px + ": expected 1 to " + WIDEST);
        });
        if (scale < 1 || scale > 4) {
            throw wrong("--scale " + scale + ": expected 1 to 4");
        }
    }

    private int within(String option, int number, int count) {
        if (number < 0 || number >= count) {
            throw wrong(option + " " + number + ": expected 0 to " + (count - 1));
        }
        return number;
    }

    static List<String> kinds() {
        return Stream.concat(Views.ALL.stream().map(View::kind), Several.KINDS.stream())
                .toList();
    }

    private static String choice(String what, String given, List<String> choices) {
        return what + " '" + given + "': expected one of " + String.join(", ", choices);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
