package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.engine.model.Request;
import headlight.figure.Film;
import headlight.figure.Theme;
import headlight.figure.export.Export;
import headlight.figure.export.Format;
import headlight.figure.export.Formats;
import headlight.figure.lab.BeamFigure;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.store.AtomicFile;
import headlight.text.Encoded;
import headlight.text.Messages;
import headlight.trace.BeamTree;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code beam}: several likely outputs of a recurrent model, and the tree in which they were found. */
@Command(
        name = "beam",
        description = {
            "Looks for likely outputs of a recurrent model by beam search and prints them, the best first:",
            "the natural logarithm of the probability, a tab, the text. With -o it draws the tree."
        })
final class BeamCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model's name or folder.")
    private String model;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The text, as typed.")
    private String text;

    @Mixin
    private BeamOptions options = new BeamOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draw the tree: png, svg, pdf, html or csv.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--theme", paramLabel = "NAME", defaultValue = "light", description = "light, dark or contrast.")
    private String theme;

    @Option(names = "--language", paramLabel = "en|ko", defaultValue = "en", description = "Of the picture.")
    private String language;

    @Option(names = "--json", description = "Print every continuation that was looked at as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        options.check();
        if (!List.of("en", "ko").contains(language)) {
            throw wrong("--language " + language + ": expected en or ko");
        }
        Theme colours = List.of(Theme.LIGHT, Theme.DARK, Theme.CONTRAST).stream()
                .filter(one -> one.name().equals(theme))
                .findFirst()
                .orElseThrow(() -> wrong("--theme " + theme + ": expected light, dark or contrast"));
        Optional<Format> format = file.map(path -> Formats.ofFile(path.toString())
                .orElseThrow(() -> wrong("-o " + path + ": expected an ending of "
                        + Formats.ALL.stream().map(Format::ending).collect(Collectors.joining(", ")))));
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            Encoded source = loaded.encode(text);
            Input.note(spec.commandLine().getErr(), "text", "reads", source);
            Request request = loaded.request(text, source, Optional.empty(), List.of(), Generation.GREEDY);
            BeamTree tree = options.search(loaded, request);
            if (file.isPresent()) {
                draw(tree, format.orElseThrow(), colours);
            }
            print(loaded, tree);
        }
        return Exit.DONE;
    }

    private void draw(BeamTree tree, Format format, Theme colours) throws IOException {
        Messages messages = Messages.of(language);
        BeamFigure figure = new BeamFigure(tree, options.chosen(), colours, messages::text, OptionalDouble.empty());
        Map<String, String> credits =
                Map.of("Model", tree.about().model(), "Input", tree.about().input());
        Export export =
                Export.of("beam", messages.text("figure.beam") + " · " + text, credits, colours, Film.still(figure), 2);
        AtomicFile.write(file.orElseThrow(), out -> export.write(out, format, done -> {}));
    }

    private void print(LoadedModel loaded, BeamTree tree) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(loaded, tree));
        } else {
            tree.best()
                    .forEach(node -> out.println(String.format(
                            Locale.ROOT,
                            "%.4f\t%s",
                            tree.nodes().get(node).logProbability(),
                            loaded.text(tree, node))));
        }
        out.flush();
    }

    private static String json(LoadedModel loaded, BeamTree tree) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator g = new JsonFactory().createGenerator(text)) {
            g.writeStartObject();
            g.writeNumberField("width", tree.width());
            g.writeArrayFieldStart("hypotheses");
            for (int node : tree.best()) {
                g.writeStartObject();
                g.writeStringField("text", loaded.text(tree, node));
                g.writeNumberField("log_probability", tree.nodes().get(node).logProbability());
                g.writeNumberField("score", tree.score(node));
                g.writeNumberField("node", node);
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeArrayFieldStart("nodes");
            for (BeamTree.Node node : tree.nodes()) {
                g.writeStartObject();
                g.writeNumberField("parent", node.parent());
                g.writeNumberField("step", node.step());
                g.writeStringField("token", node.token());
                g.writeNumberField("probability", node.probability());
                g.writeNumberField("log_probability", node.logProbability());
                g.writeStringField("fate", node.fate().name().toLowerCase(Locale.ROOT));
                g.writeArrayFieldStart("weights");
                for (float weight : node.weights()) {
                    g.writeNumber(weight);
                }
                g.writeEndArray();
                g.writeEndObject();
            }
            g.writeEndArray();
            g.writeEndObject();
        }
        return text.toString();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
