package headlight.cli;

import headlight.engine.model.Request;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench-bert}: a big Transformer on a long text, in a process of its own, whose memory is measured too. */
@Command(
        name = "bench-bert",
        hidden = true,
        description = "Opens a model, runs a text as long as it can read, everything recorded; says what that took.")
final class BertCommand implements Callable<Integer> {

    /** As many tokens as BERT reads, and more: the rest is cut off. */
    static final String TEXT =
            "Whoever reads a long text looks back at what it said before, word after word. ".repeat(40);

    private static final int MEGABYTES = 2500;

    @Parameters(paramLabel = "MODEL", description = "A model.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = Library.atHand().find(name);
        long begin = System.nanoTime();
        try (LoadedModel model = LoadedModel.open(folder)) {
            say("to open", (System.nanoTime() - begin) / 1e9, "s");
            Request request = model.request(TEXT, Optional.empty(), List.of(), Generation.NONE);
            String tokens = request.ids().size() + " tokens, everything recorded";
            begin = System.nanoTime();
            model.run(request);
            say("first run: " + tokens, (System.nanoTime() - begin) / 1e9, "s");
            begin = System.nanoTime();
            Trace trace = model.run(request);
            say("second run: " + tokens, (System.nanoTime() - begin) / 1e9, "s");
            if (ResidentMemory.isKnown()) {
                say("memory of the process then (goal: at most " + MEGABYTES + ")", ResidentMemory.now(), "MB");
                say("the most it was", ResidentMemory.most(), "MB");
            }
            say(
                    "numbers recorded in one run",
                    trace.tensors().values().stream()
                            .mapToDouble(Tensor::length)
                            .sum(),
                    "");
        }
        return Exit.DONE;
    }

    private void say(String what, double value, String unit) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(new Finding(what, value, unit).line());
    }
}
