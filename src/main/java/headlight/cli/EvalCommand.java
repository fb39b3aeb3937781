package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.session.Exam;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.store.PairsFile;
import headlight.task.Pair;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code eval}: how well a model does on pairs. */
@Command(
        name = "eval",
        description = "Says how well a model does on pairs: exact match and per-token accuracy, decoding greedily.")
final class EvalCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model's name or folder.")
    private String model;

    @Parameters(index = "1", paramLabel = "PAIRS.tsv", description = "UTF-8, one pair a line, source TAB target.")
    private Path pairs;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<Pair> asked = PairsFile.read(pairs);
        PrintWriter out = spec.commandLine().getOut();
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model));
                Progress progress = Progress.onTerminal(spec.commandLine().getErr())) {
            Exam exam = Exam.take(loaded, asked, done -> progress.show("pairs", done, asked.size()));
            progress.wipe();
            if (json) {
                print(exam, out);
            } else {
                out.println(String.format(
                        Locale.ROOT,
                        "exact %.2f %% (%d of %d), tokens %.2f %% (%d of %d)",
                        100 * exam.exactMatch(),
                        exam.exact(),
                        exam.pairs(),
                        100 * exam.tokenAccuracy(),
                        exam.right(),
                        exam.tokens()));
            }
        }
        return Exit.DONE;
    }

    private static void print(Exam exam, PrintWriter out) throws IOException {
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            generator.writeNumberField("pairs", exam.pairs());
            generator.writeNumberField("exact", exam.exact());
            generator.writeNumberField("exact_match", exam.exactMatch());
            generator.writeNumberField("tokens", exam.tokens());
            generator.writeNumberField("tokens_right", exam.right());
            generator.writeNumberField("token_accuracy", exam.tokenAccuracy());
            generator.writeEndObject();
        }
        out.println();
    }
}
