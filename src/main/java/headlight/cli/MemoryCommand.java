package headlight.cli;

import headlight.engine.train.Sample;
import headlight.engine.train.Settings;
import headlight.engine.train.Trainer;
import headlight.session.Desk;
import headlight.session.Library;
import headlight.session.LibraryShelf;
import headlight.session.LoadedModel;
import headlight.session.Recipe;
import headlight.session.Shelf;
import headlight.spec.Generation;
import headlight.spec.Seq2SeqSpec;
import headlight.task.Pair;
import headlight.task.Task;
import headlight.task.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code bench-memory}: the part of {@code bench} that wants a process of its own, as its memory is what is measured. */
@Command(
        name = "bench-memory",
        hidden = true,
        description = "Does the same again and again, and says what memory is in use early on and at the end.")
final class MemoryCommand implements Callable<Integer> {

    /** What is done again and again. */
    enum Doing {
        /** Sentences of the task, everything recorded. */
        RUNS("runs", 1_000, 10_000),
        /** Steps of training on batches of ever other lengths. */
        STEPS("training steps", 10_000, 40_000),
        /** The window's desk opens another model and runs it. */
        SWITCHES("model switches", 125, 500);

        private final String plural;
        private final int early;
        private final int last;

        Doing(String plural, int early, int last) {
            this.plural = plural;
            this.early = early;
            this.last = last;
        }
    }

    /** A megabyte. */
    private static final int BLOCK = 1 << 20;

    private static final int COLLECTIONS = 6;
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Parameters(paramLabel = "TASK", description = "A sample model, and the task that it learned.")
    private String task;

    @Option(names = "--of", defaultValue = "runs", description = "runs, steps or switches.")
    private Doing doing;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        switch (doing) {
            case RUNS -> runs();
            case STEPS -> steps();
            case SWITCHES -> switches();
        }
        return Exit.DONE;
    }

    private void runs() throws IOException {
        List<String> texts =
                task().data(1, 0.1).heldOut().stream().map(Pair::source).toList();
        try (LoadedModel model = LoadedModel.open(Library.atHand().find(task))) {
            again(run -> model.run(texts.get(run % texts.size()), Optional.empty(), List.of(), Generation.GREEDY));
        }
    }

    /** Small batches of any sentences: as many different shapes as there can be. */
    private void steps() throws IOException {
        Recipe.Shape shape = new Recipe.Shape(Seq2SeqSpec.Cell.GRU, Seq2SeqSpec.Attention.ADDITIVE, 1, 8, 16);
        Recipe recipe = Recipe.of(task().layout(), task().data(1, 0.1), shape);
        List<Sample> all = recipe.training();
        Random random = new Random(1);
        try (Trainer trainer = new Trainer(recipe.student(1), all, List.of(), Settings.DEFAULT)) {
            again(step -> trainer.step(IntStream.range(0, 1 + random.nextInt(8))
                    .mapToObj(i -> all.get(random.nextInt(all.size())))
                    .toList()));
        }
    }

    private void switches() throws IOException {
        LibraryShelf shelf = new LibraryShelf(Library.atHand());
        List<Shelf.Entry> ours = shelf.entries().stream()
                .filter(entry ->
                        Tasks.ALL.stream().anyMatch(known -> entry.key().startsWith(known.name())))
                .toList();
        Desk desk = new Desk(shelf, Runnable::run, Runnable::run);
        again(run -> desk.open(ours.get(run % ours.size()).key(), ""));
        desk.close();
    }

    private Task task() {
        return Tasks.named(task).orElseThrow();
    }

    /** Something done for the n-th time, from 1. */
    private interface Once {
        void of(int time);
    }

    private void again(Once once) throws IOException {
        double early = 0;
        for (int time = 1; time <= doing.last; time++) {
            once.of(time);
            if (time == doing.early) {
                early = say(time);
            }
        }
        String name =
                String.format(Locale.ROOT, "memory after %,d %s : after %,d", doing.last, doing.plural, doing.early);
        print(new Finding(name, say(doing.last) / early, ""));
    }

    /**
     * What the process has of the machine's memory, without the part of Java's heap in which nothing lies any more. The
     * machine lends a page when it is first written, so {@code bench} has every page of the heap written at the start.
     */
    private double say(int times) throws IOException {
        collect();
        double megabytes = ResidentMemory.now() - Runtime.getRuntime().freeMemory() / (double) BLOCK;
        String name = String.format(Locale.ROOT, "memory after collection, %,d %s", times, doing.plural);
        print(new Finding(name, megabytes, "MB"));
        return megabytes;
    }

    /**
     * Several times: what hangs on something that a thread of its own clears first goes only with the next collection. All
     * together take longer than the start script's interval for giving memory back.
     */
    private static void collect() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            LockSupport.parkNanos(MOMENT.toNanos());
        }
    }

    private void print(Finding finding) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(finding.line());
        out.flush();
    }
}
