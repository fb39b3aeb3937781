package headlight.cli;

import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.task.Pair;
import headlight.task.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench-memory}: the part of {@code bench} that wants a process of its own, as its memory is what is measured. */
@Command(
        name = "bench-memory",
        hidden = true,
        description = "Runs the sentences of a task 10,000 times, everything recorded, and says what memory is in use.")
final class MemoryCommand implements Callable<Integer> {

    private static final int FIRST = 1_000;
    private static final int LAST = 10_000;

    @Parameters(paramLabel = "TASK", description = "A sample model, and the task that it learned.")
    private String task;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> texts = Tasks.named(task).orElseThrow().data(1, 0.1).heldOut().stream()
                .map(Pair::source)
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        try (LoadedModel model = LoadedModel.open(Library.atHand().find(task))) {
            double first = 0;
            for (int run = 1; run <= LAST; run++) {
                model.run(texts.get(run % texts.size()), Optional.empty(), List.of(), Generation.GREEDY);
                if (run == FIRST) {
                    first = say(out, run);
                }
            }
            out.println(new Finding("memory after 10,000 runs : after 1,000", say(out, LAST) / first, "").line());
        }
        return Exit.DONE;
    }

    private static double say(PrintWriter out, int runs) throws IOException {
        System.gc();
        double megabytes = ResidentMemory.now();
        out.println(new Finding(String.format("memory of the process after %,d runs", runs), megabytes, "MB").line());
        return megabytes;
    }
}
