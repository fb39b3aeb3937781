package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.session.Library;
import headlight.spec.Checkpoint;
import headlight.store.ModelSummary;
import headlight.store.archive.Archive;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code models}: the models at hand. */
@Command(name = "models", description = "Lists the models at hand: name, family, parameters, task, examples.")
final class ModelsCommand implements Callable<Integer> {

    /** A model that opens, and where it lies. */
    private record Found(Library.Entry entry, ModelSummary summary) {}

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Found> found = new ArrayList<>();
        Library library = Library.atHand();
        for (Library.Entry entry : library.entries()) {
            try {
                found.add(new Found(entry, ModelSummary.read(library.folder(entry, Archive.Progress.NONE))));
            } catch (Refusal | IOException e) {
                spec.commandLine().getErr().println("note: left out: " + Refusal.readable(e.getMessage()));
            }
        }
        if (found.isEmpty()) {
            spec.commandLine().getErr().println("note: no models at hand; expected some in " + Library.ownModels());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            print(found, out);
        } else {
            found.forEach(one -> print(one, out));
        }
        return Exit.DONE;
    }

    private static void print(Found found, PrintWriter out) {
        ModelSummary summary = found.summary();
        Checkpoint.Card card = summary.card();
        out.println(String.format(
                Locale.ROOT,
                "%-10s %s, %,d parameters%s%s",
                found.entry().name(),
                summary.family(),
                summary.parameters(),
                card.task().isEmpty() ? "" : ", task " + Refusal.readable(card.task()),
                Double.isNaN(card.accuracy())
                        ? ""
                        : String.format(Locale.ROOT, ", %.2f %% exact on held-out pairs", 100 * card.accuracy())));
        if (!card.title().isEmpty()) {
            out.println("           " + Refusal.readable(card.title()));
        }
        if (!card.source().isEmpty()) {
            out.println("           from " + Refusal.readable(card.source())
                    + (card.licence().isEmpty() ? "" : ", " + Refusal.readable(card.licence())));
        }
        card.examples().forEach(example -> out.println("           \"" + Refusal.readable(example) + "\""));
    }

    private static void print(List<Found> models, PrintWriter out) throws IOException {
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            generator.writeStartArray();
            for (Found found : models) {
                Checkpoint.Card card = found.summary().card();
                generator.writeStartObject();
                generator.writeStringField("name", found.entry().name());
                generator.writeStringField("folder", found.entry().folder().toString());
                generator.writeStringField("family", found.summary().family());
                generator.writeNumberField("parameters", found.summary().parameters());
                generator.writeStringField("title", card.title());
                generator.writeStringField("task", card.task());
                generator.writeArrayFieldStart("examples");
                for (String example : card.examples()) {
                    generator.writeString(example);
                }
                generator.writeEndArray();
                generator.writeStringField("command", card.command());
                generator.writeNumberField("seed", card.seed());
                generator.writeStringField("source", card.source());
                generator.writeStringField("licence", card.licence());
                if (!Double.isNaN(card.accuracy())) {
                    generator.writeNumberField("accuracy", card.accuracy());
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
        }
        out.println();
    }
}
