package headlight.cli;

import headlight.engine.train.Controls;
import headlight.engine.train.Settings;
import headlight.engine.train.Trained;
import headlight.engine.train.Trainer;
import headlight.session.Recipe;
import headlight.session.TransformerRecipe;
import headlight.session.lab.Plan;
import headlight.session.lab.Recorder;
import headlight.spec.Checkpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.store.LearningFile;
import headlight.store.PairsFile;
import headlight.task.Data;
import headlight.task.Layout;
import headlight.task.Pair;
import headlight.task.Task;
import headlight.task.Tasks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train}: a model for a task, or for a file of pairs. */
@Command(
        name = "train",
        description = {
            "Trains a model for a task, or for a file of pairs (UTF-8, one a line, source TAB target).",
            "Prints one line per epoch. Ctrl-C stops and keeps the best model so far."
        })
final class TrainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TASK|PAIRS.tsv", description = "A built-in task, or a file of pairs.")
    private String what;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Where the model goes.")
    private Path folder;

    /** The kinds of models that can be trained. */
    private enum Family {
        RECURRENT,
        TRANSFORMER
    }

    @Option(
            names = "--family",
            paramLabel = "NAME",
            defaultValue = "recurrent",
            description = "recurrent, or transformer (Vaswani et al. 2017).")
    private Family family;

    @Mixin
    private TransformerOptions transformer = new TransformerOptions();

    @Option(
            names = "--warmup",
            paramLabel = "N",
            defaultValue = "-1",
            description =
                    "Over so many steps the learning rate rises, then falls with the root of the step; 0: it stays."
                            + " Default: 0, for a Transformer 400.")
    private int warmup;

    @Mixin
    private RecurrentOptions recurrent = new RecurrentOptions();

    @Option(names = "--hidden", paramLabel = "N", defaultValue = "256", description = "Size of a hidden state.")
    private int hidden;

    @Option(names = "--layers", paramLabel = "N", defaultValue = "1", description = "Stacked layers.")
    private int layers;

    @Option(
            names = "--tokens",
            paramLabel = "KIND",
            defaultValue = "words",
            description = "Of a file of pairs: words or characters.")
    private Seq2SeqSpec.Tokens tokens;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "10",
            description = "At most so many passes over the pairs.")
    private int epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            defaultValue = "0",
            description = "Stop after so many epochs without a better match; 0: never.")
    private int patience;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "128", description = "Pairs per step.")
    private int batch;

    @Option(names = "--learning-rate", paramLabel = "X", defaultValue = "0.001", description = "Of Adam.")
    private double learningRate;

    @Mixin
    private ForcingOptions forcing = new ForcingOptions();

    @Option(
            names = "--clip",
            paramLabel = "X",
            defaultValue = "5",
            description = "The longest that a gradient may be; 0: no limit.")
    private double clip;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the first weights, the pairs and their order.")
    private long seed;

    @Option(
            names = "--holdout",
            paramLabel = "P",
            defaultValue = "0.1",
            description = "How much of the pairs is held out to judge by.")
    private double holdout;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "1",
            description = "With one, the same seed gives the same bits.")
    private int threads;

    @Mixin
    private LengthOption lengths = new LengthOption();

    @Option(
            names = "--film",
            description = "Keep how it learned beside the model (film.json): the window shows it in Train.")
    private boolean film;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        check();
        Optional<Task> task = lengths.of(Tasks.named(what));
        Layout layout = task.map(Task::layout).orElseGet(this::layoutOfPairs);
        Data data = task.isPresent() ? task.get().data(seed, holdout) : pairs(layout);
        Plan plan = family == Family.TRANSFORMER
                ? new Plan.Attentive(
                        TransformerRecipe.of(layout, data, transformer.shape(layers, hidden)),
                        transformer.smoothing(),
                        seed)
                : new Plan.Recurrent(Recipe.of(layout, data, recurrent.shape(layers, hidden)), seed);
        requireFree();
        return train(plan, layout, trained -> card(task, data, trained));
    }

    private int train(Plan plan, Layout layout, Function<Trained, Checkpoint.Card> card) throws IOException {
        int rise = warmup >= 0 ? warmup : family == Family.TRANSFORMER ? 400 : 0;
        Settings settings =
                new Settings(epochs, batch, learningRate, rise, forcing.forcing(), clip, seed, patience, threads);
        Recorder recorder = new Recorder(plan, layout.words(), batch);
        PrintWriter out = spec.commandLine().getOut();
        try (Trainer trainer = new Trainer(plan.student(), plan.training(), plan.heldOut(), settings);
                Progress progress = Progress.onTerminal(spec.commandLine().getErr());
                Interruption interruption = Interruption.watch()) {
            Trained trained = trainer.run(
                    new Controls(),
                    film ? recorder.probes() : List.of(),
                    new EpochLines(out, json, epochs, progress, interruption, recorder));
            if (film) {
                LearningFile.write(folder, recorder.learning());
            } else {
                LearningFile.remove(folder); // it would be that of another model
            }
            plan.write(folder, trained.weights(), card.apply(trained));
            if (trained.stopped()) {
                spec.commandLine().getErr().println("interrupted; kept the best model so far in " + folder);
                spec.commandLine().getErr().flush();
            }
            return trained.stopped() ? Exit.INTERRUPTED : Exit.DONE;
        }
    }

    /** Better now than after hours of training. */
    private void requireFree() throws IOException {
        boolean strange = Files.exists(folder) && !Files.exists(folder.resolve("config.json")) && !isEmpty();
        if (strange) {
            throw wrong(
                    "-o " + folder + ": exists and is no model folder; expected a new folder, or a model's to replace");
        }
        Files.createDirectories(folder);
    }

    private boolean isEmpty() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private Data pairs(Layout layout) throws IOException {
        Path file = Path.of(what);
        if (!Files.exists(file) && !what.contains(".") && !what.contains("/")) {
            throw wrong("no task and no file '" + what + "'; expected a file of pairs, or one of "
                    + Tasks.ALL.stream().map(Task::name).collect(Collectors.joining(", ")));
        }
        return Data.split(PairsFile.read(file), layout, List.of(), seed, holdout);
    }

    private Layout layoutOfPairs() {
        boolean words = tokens == Seq2SeqSpec.Tokens.WORDS;
        return new Layout(
                words,
                Layout.WORDS.pad(),
                Layout.WORDS.start(),
                Layout.WORDS.end(),
                Layout.WORDS.unknown(),
                Optional.empty(),
                Optional.empty());
    }

    private Checkpoint.Card card(Optional<Task> task, Data data, Trained trained) {
        String name =
                task.map(Task::name).orElseGet(() -> Path.of(what).getFileName().toString());
        String kind = family == Family.TRANSFORMER
                ? "Transformer"
                : recurrent.shape(layers, hidden).title();
        String title = task.map(Task::title).orElse(name) + " · " + kind;
        List<String> examples = task.map(Task::examples).orElseGet(() -> data.train().stream()
                .map(Pair::source)
                .distinct()
                .limit(3)
                .toList());
        return new Checkpoint.Card(title, name, examples, command(), seed, trained.exact());
    }

    /** The command that trains the same again. */
    private String command() {
        List<String> words = new ArrayList<>(List.of("headlight"));
        words.addAll(spec.commandLine().getParseResult().originalArgs().stream()
                .map(word -> word.matches("[\\w./=,:-]+") ? word : "'" + word + "'")
                .toList());
        return String.join(" ", words);
    }

    private void check() {
        require("--layers", layers >= 1 && layers <= 64, layers, "1 to 64");
        require("--hidden", hidden >= 1 && hidden <= 8192, hidden, "1 to 8192");
        if (family == Family.TRANSFORMER) {
            transformer.check(hidden, this::require);
        } else {
            recurrent.check(this::require);
        }
        require("--warmup", warmup >= -1, warmup, "0 or more");
        require("--epochs", epochs >= 1 && epochs <= 100_000, epochs, "1 to 100000");
        require("--patience", patience >= 0, patience, "0 or more");
        require("--batch", batch >= 1 && batch <= 65_536, batch, "1 to 65536");
        require("--learning-rate", learningRate > 0 && learningRate <= 10, learningRate, "above 0, up to 10");
        forcing.check(this::require);
        require("--clip", clip >= 0 && Double.isFinite(clip), clip, "0 or more");
        require("--holdout", holdout >= 0 && holdout < 1, holdout, "0 up to (but not) 1");
        require("--threads", threads >= 1 && threads <= 1024, threads, "1 to 1024");
    }

    private void require(String option, boolean right, Object value, String expected) {
        if (!right) {
            throw wrong(option + " " + value.toString().toLowerCase(Locale.ROOT) + ": expected " + expected);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
