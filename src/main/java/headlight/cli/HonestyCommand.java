package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.figure.Drawing;
import headlight.figure.Film;
import headlight.figure.Theme;
import headlight.figure.Words;
import headlight.figure.beside.HonestyFigure;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.session.HonestyTrial;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.store.AtomicFile;
import headlight.text.Messages;
import headlight.trace.Honesty;
import headlight.trace.Honesty.Moved;
import headlight.trace.Honesty.Trial;
import headlight.trace.Moment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab honesty}: how far the next words move when attention is made to look elsewhere. */
@Command(
        name = "honesty",
        description = {
            "Replaces the attention weights of each step alone, by equal ones and by a permutation, and says how far the",
            "next word's distribution moves: D(p||q) in nats, and whether another word becomes the likeliest."
        })
final class HonestyCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A recurrent model with attention: its name or folder.")
    private String model;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The text as typed.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Also draw it: png, svg, pdf, gif, csv or html.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private Input input = new Input();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Format> format = file.map(this::format);
        Honesty honesty;
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            honesty = HonestyTrial.of(loaded, input.request(loaded, text), input.seed());
        }
        if (format.isPresent()) {
            Export picture = picture(honesty);
            AtomicFile.write(file.orElseThrow(), out -> picture.write(out, format.get(), done -> {}));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(honesty, out);
        } else {
            say(honesty, out);
        }
        return Exit.DONE;
    }

    private Format format(Path path) {
        List<String> endings = Formats.ALL.stream()
                .map(Format::ending)
                .filter(ending -> !ending.equals("json"))
                .toList();
        return Formats.ofFile(path.toString())
                .filter(found -> endings.contains(found.ending()))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "ending of '" + path + "': expected one of " + String.join(", ", endings)));
    }

    private Export picture(Honesty honesty) {
        Drawing drawing = Drawing.of(Moment.end(honesty.run()), Theme.LIGHT, Messages.of("en")::text);
        String words = Words.line(honesty.run().about().input());
        return Export.of(
                "honesty",
                drawing.labels().text("figure.honesty") + " · " + words,
                Map.of("Model", model, "Input", words),
                Theme.LIGHT,
                Film.still(new HonestyFigure(drawing, honesty)),
                2);
    }

    private static void say(Honesty honesty, PrintWriter out) {
        for (Trial trial : honesty.trials()) {
            String name = trial.manner().name().toLowerCase(Locale.ROOT);
            out.println(String.format(
                    Locale.ROOT,
                    "%s: %d of %d words change, mean divergence %.4f nats",
                    name,
                    trial.changed(),
                    trial.steps().size(),
                    trial.mean()));
            for (Moved moved : trial.steps()) {
                out.println(String.format(
                        Locale.ROOT,
                        "  %2d  %-16s %8.4f%s",
                        moved.step(),
                        Words.shown(moved.before()),
                        moved.divergence(),
                        moved.changes() ? "  -> " + Words.shown(moved.after()) : ""));
            }
        }
    }

    private static void print(Honesty honesty, PrintWriter out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartArray();
            for (Trial trial : honesty.trials()) {
                json.writeStartObject();
                json.writeStringField("manner", trial.manner().name().toLowerCase(Locale.ROOT));
                json.writeNumberField("seed", trial.seed());
                json.writeNumberField("changed", trial.changed());
                json.writeNumberField("mean_divergence", trial.mean());
                json.writeArrayFieldStart("steps");
                for (Moved moved : trial.steps()) {
                    json.writeStartObject();
                    json.writeNumberField("step", moved.step());
                    json.writeNumberField("divergence", moved.divergence());
                    json.writeStringField("before", moved.before());
                    json.writeStringField("after", moved.after());
                    json.writeNumberField("probability_before", moved.was());
                    json.writeNumberField("probability_after", moved.is());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.println();
    }
}
