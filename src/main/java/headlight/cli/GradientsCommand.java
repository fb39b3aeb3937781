package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.figure.Words;
import headlight.figure.view.GradientsFigure;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.store.TraceFile;
import headlight.text.Refusal;
import headlight.trace.Gradients;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lab gradients}: how the loss of one run moves with every state. */
@Command(
        name = "gradients",
        description = {
            "Goes back from the loss of one run to every state: how long the gradient is at each source word and at each",
            "step. Several models on one text stand beside each other: lab gradients plain attention 'a b c d'."
        })
final class GradientsCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL… TEXT",
            description = "Recurrent models, each a name or a folder; then the text as typed (not with --ids).")
    private List<String> words;

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write every value of the run, gradients included: .npz, .safetensors or .json. One model only.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private PictureFile picture = new PictureFile();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        picture.check();
        List<String> models = input.hasIds() ? words : words.subList(0, words.size() - 1);
        Optional<String> text = input.hasIds() ? Optional.empty() : Optional.of(words.get(words.size() - 1));
        check(models);
        List<GradientsFigure.Run> runs = new ArrayList<>();
        for (String model : models) {
            runs.add(run(model, text));
        }
        if (file.isPresent()) {
            TraceFile.write(file.get(), runs.get(0).moment().trace());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(runs, out);
        } else {
            runs.forEach(run -> print(run, out));
        }
        out.flush();
        Trace first = runs.get(0).moment().trace();
        picture.write(
                "gradients",
                Map.of(
                        "Models", String.join(", ", models),
                        "Input", Words.line(first.about().input())),
                (labels, theme) -> new GradientsFigure(runs, labels, theme, OptionalDouble.empty()));
        return Exit.DONE;
    }

    private void check(List<String> models) {
        if (models.isEmpty()) {
            throw wrong("missing TEXT (or --ids); expected one model or more, then a text");
        }
        file.ifPresent(path -> {
            if (!TraceFile.isNamed(path)) {
                throw wrong("--trace " + path + ": expected a name ending in " + String.join(", ", TraceFile.ENDINGS));
            } else if (models.size() > 1) {
                throw wrong("--trace " + path + ": expected one model, not " + models.size());
            }
        });
    }

    private GradientsFigure.Run run(String model, Optional<String> text) throws IOException {
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            input.goBack();
            Trace trace = input.run(loaded, text);
            if (!Gradients.in(trace)) {
                throw new Refusal(model + ": is a Transformer; expected a recurrent model");
            }
            return new GradientsFigure.Run(loaded.checkpoint().name(), Moment.end(trace));
        }
    }

    private static void print(GradientsFigure.Run run, PrintWriter out) {
        Trace trace = run.moment().trace();
        out.println(String.format(Locale.ROOT, "%s: loss %.6f", run.name(), Gradients.loss(trace)));
        print("source", trace.source(), trace.tensor(Gradients.ENCODER), out);
        print("written", trace.target(), trace.tensor(Gradients.DECODER), out);
    }

    private static void print(String side, List<String> tokens, Tensor lengths, PrintWriter out) {
        for (int i = 0; i < tokens.size(); i++) {
            out.println(String.format(
                    Locale.ROOT, "  %-8s %3d  %-14s %.4e", side, i, Words.shown(tokens.get(i)), lengths.at(i)));
        }
    }

    private static void print(List<GradientsFigure.Run> runs, PrintWriter out) throws IOException {
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartArray();
            for (GradientsFigure.Run run : runs) {
                Trace trace = run.moment().trace();
                generator.writeStartObject();
                generator.writeStringField("model", run.name());
                generator.writeStringField("input", trace.about().input());
                generator.writeNumberField("loss", Gradients.loss(trace));
                tokens(generator, "source", trace.source());
                numbers(generator, Gradients.ENCODER, trace);
                tokens(generator, "target", trace.target());
                numbers(generator, Gradients.DECODER, trace);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        out.println();
    }

    private static void tokens(JsonGenerator generator, String name, List<String> tokens) throws IOException {
        generator.writeArrayFieldStart(name);
        for (String token : tokens) {
            generator.writeString(token);
        }
        generator.writeEndArray();
    }

    private static void numbers(JsonGenerator generator, Site site, Trace trace) throws IOException {
        Tensor lengths = trace.tensor(site);
        generator.writeArrayFieldStart(site.name());
        for (int i = 0; i < lengths.size(0); i++) {
            generator.writeNumber(lengths.at(i));
        }
        generator.writeEndArray();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
