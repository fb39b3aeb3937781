package headlight.cli;

import headlight.figure.lab.CurvesFigure;
import headlight.session.bottleneck.Curves;
import headlight.session.bottleneck.Findings;
import headlight.session.bottleneck.Plan;
import headlight.session.bottleneck.Sweep;
import headlight.task.Letters;
import headlight.text.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab bottleneck}: how long a text one state can carry. */
@Command(
        name = "bottleneck",
        description = {
            "Measures how long a text one state can carry: plain, peeky and with attention learn to copy rows of letters",
            "(or to reverse them), with equally many parameters and trained alike, and are judged by length.",
            "Takes some minutes. Ctrl-C ends it and prints what was found."
        })
final class BottleneckCommand implements Callable<Integer> {

    /** What can be learned. */
    private enum Learned {
        COPY,
        REVERSE;

        Letters task() {
            return this == COPY ? Letters.copied() : Letters.reversed();
        }
    }

    @Option(names = "--task", paramLabel = "NAME", defaultValue = "copy", description = "copy or reverse.")
    private Learned task;

    @Option(
            names = "--lengths",
            split = ",",
            paramLabel = "N",
            defaultValue = "4,8,12,16,20,24",
            description = "Letters of the rows by which they are judged; they learn from rows of 3 to the longest."
                    + " Default: ${DEFAULT-VALUE}.")
    private List<Integer> lengths;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            defaultValue = "1,2,3",
            description = "Each is trained once with each. Default: ${DEFAULT-VALUE}.")
    private List<Long> seeds;

    @Option(
            names = "--hidden",
            paramLabel = "N",
            defaultValue = "64",
            description = "Size of a state with attention; the others' follow from its number of parameters."
                    + " Default: ${DEFAULT-VALUE}.")
    private int hidden;

    @Option(
            names = "--embedding",
            paramLabel = "N",
            defaultValue = "32",
            description = "Size of an embedding. Default: ${DEFAULT-VALUE}.")
    private int embedding;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "2500",
            description = "Of training. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "64",
            description = "Rows per step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            defaultValue = "0.003",
            description = "Of Adam. Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
            names = "--tests",
            paramLabel = "N",
            defaultValue = "200",
            description = "Rows of each length by which they are judged. Default: ${DEFAULT-VALUE}.")
    private int tests;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private PictureFile picture = new PictureFile();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        picture.check();
        PrintWriter out = spec.commandLine().getOut();
        try (Progress progress = Progress.onTerminal(spec.commandLine().getErr());
                Interruption interruption = Interruption.watch()) {
            Sweep sweep = new Sweep(plan());
            Findings found = sweep.run(
                    () -> !interruption.isWanted(),
                    news -> progress.show("thousandths", Math.round(1000 * news.done()), 1000));
            progress.wipe();
            new FindingsText(found).print(out, json);
            picture.write(
                    "bottleneck",
                    credits(found),
                    (labels, theme) -> Curves.figure(found, labels, theme, CurvesFigure.NATURAL));
            return found.done() < 1 ? Exit.INTERRUPTED : Exit.DONE;
        }
    }

    private Plan plan() {
        try {
            return new Plan(task.task(), lengths, seeds, hidden, embedding, steps, batch, learningRate, tests);
        } catch (Refusal refusal) {
            throw new ParameterException(
                    spec.commandLine(), "--" + refusal.getMessage().replaceFirst("learning rate", "learning-rate"));
        }
    }

    private static Map<String, String> credits(Findings found) {
        Plan plan = found.plan();
        return Map.of(
                "Task", plan.task().name(),
                "Steps", Integer.toString(plan.steps()),
                "Seeds", plan.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}
