package headlight.cli;

import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.text.Refusal;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench}: how long things take, beside the same in PyTorch where there is one. */
@Command(
        name = "bench",
        description = {
            "Measures training steps, a run with everything recorded, MiniLM, a figure, the start of the window and a walk in it.",
            "Times are medians. With --python (or HEADLIGHT_PYTHON) naming a Python that has torch, its twins are",
            "timed in turn with ours, one thread each. Needs the sample models; some minutes."
        })
final class BenchCommand implements Callable<Integer> {

    private static final String SAMPLE = "french";
    private static final String BERT = "bert-base";
    private static final int RUNS_TO_WARM = 300;
    private static final int STARTS = 5;

    @Option(names = "--python", paramLabel = "PATH", description = "A Python with torch.")
    private Optional<String> python = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "15",
            description = "Runs of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--epochs",
            description = "Measure whole epochs of the date task too, at hidden sizes 64 and 256: a few minutes.")
    private boolean epochs;

    @Option(
            names = "--memory",
            description =
                    "Measure the memory of 10,000 runs, 40,000 training steps and 500 model switches too: some minutes.")
    private boolean memory;

    @Option(
            names = "--bert",
            arity = "0..1",
            paramLabel = "MODEL",
            fallbackValue = BERT,
            description =
                    "Measure a big Transformer on a long text too: a name or a folder. Default: ${FALLBACK-VALUE}.")
    private Optional<String> bert = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Race race = new Race(Optional.empty());
    private String text = "il a m' entarté";

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > 1000) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 1 to 1000");
        }
        try {
            Optional<String> named = python.or(() -> Optional.ofNullable(System.getenv("HEADLIGHT_PYTHON")));
            race = new Race(named.isPresent() ? Optional.of(new Twin(named.get(), script())) : Optional.empty());
            RecurrentBench recurrent = new RecurrentBench(race, rounds, this::report);
            recurrent.trainingSteps();
            recordedRun();
            new TransformerBench(race, rounds, this::report).recordedRuns();
            figure();
            findAll(new OwnProcess("", List.of("bench-frames")).findings());
            window();
            if (memory) {
                memory();
            }
            if (bert.isPresent()) {
                bert(bert.get());
            }
            if (epochs) {
                recurrent.epochs();
            }
        } finally {
            if (race.twin().isPresent()) {
                race.twin().get().close();
            }
        }
        if (json) {
            new BenchJson(race.twin().map(Twin::version), measurements, findings)
                    .print(spec.commandLine().getOut());
        }
        return Exit.DONE;
    }

    private void recordedRun() throws IOException {
        try (LoadedModel model = LoadedModel.open(Library.atHand().find(SAMPLE))) {
            text = model.checkpoint().card().examples().stream().findFirst().orElse(text);
            Trace once = model.run(text, Optional.empty(), List.of(), Generation.GREEDY);
            String sizes = once.source().size() + " " + once.target().size();
            String request =
                    "run " + ((RecurrentCheckpoint) model.checkpoint()).spec().hiddenSize() + " " + sizes;
            Runnable run = () -> model.run(text, Optional.empty(), List.of(), Generation.GREEDY);
            race.warm(RUNS_TO_WARM, request, run);
            measure(
                    "run with everything recorded: " + SAMPLE + ", " + sizes.replace(" ", " to "),
                    rounds,
                    request,
                    run);
        }
    }

    private void memory() throws IOException {
        if (ResidentMemory.isKnown()) {
            for (MemoryCommand.Doing doing : MemoryCommand.Doing.values()) {
                findAll(new OwnProcess(
                                List.of("-XX:+AlwaysPreTouch"), List.of("bench-memory", SAMPLE, "--of", doing.name()))
                        .findings());
            }
        } else {
            note("the memory of a process is read on Linux only; it is left out");
        }
    }

    private void figure() throws IOException {
        Path file = Files.createTempFile("headlight", ".svg");
        try {
            own(
                    "figure: cold start to a written svg",
                    new OwnProcess("", List.of("figure", "alignment", SAMPLE, text, "-o", file.toString())));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void window() throws IOException {
        if (hasDisplay()) {
            own("window: cold start to the first frame", new OwnProcess("first-frame", List.of()));
            own("window: cold start to a run on the stage", new OwnProcess("ready", List.of()));
            findAll(new OwnProcess("rehearsal", List.of()).findings());
            findAll(new OwnProcess("laboratory", List.of()).findings());
            findAll(in(TransformerBench.MODEL, new OwnProcess("rehearsal", List.of("open", TransformerBench.MODEL))));
        } else {
            note("no display here; the window is left out");
        }
    }

    /** A big Transformer: what it takes by itself, and what it is like to work with. */
    private void bert(String model) throws IOException {
        Library library = Library.atHand();
        if (model.equals(BERT)
                && library.entries().stream().noneMatch(entry -> entry.name().equals(BERT))) {
            note("no " + BERT + " at hand; ./mvnw -q -P" + BERT + " adds it; it is left out");
            return;
        }
        String folder = library.find(model).toString();
        findAll(in(model, new OwnProcess("", List.of("bench-bert", folder))));
        if (hasDisplay()) {
            findAll(in(model, new OwnProcess("rehearsal", List.of("open", folder, BertCommand.TEXT))));
        }
    }

    private static List<Finding> in(String model, OwnProcess process) throws IOException {
        return process.findings().stream().map(finding -> finding.in(model)).toList();
    }

    private static boolean hasDisplay() {
        return !System.getenv().getOrDefault("DISPLAY", "").isBlank()
                || !System.getProperty("os.name").equals("Linux");
    }

    private void own(String name, OwnProcess process) throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < Math.min(rounds, STARTS); i++) {
            seconds.add(process.seconds());
        }
        report(new Measurement(name, seconds, List.of(), OptionalDouble.empty()));
    }

    private void findAll(List<Finding> found) {
        findings.addAll(found);
        found.forEach(this::print);
    }

    private void note(String note) {
        spec.commandLine().getErr().println("note: " + note);
    }

    private void measure(String name, int times, String request, Runnable once) throws IOException {
        report(race.run(name, OptionalDouble.empty(), times, request, once));
    }

    private void report(Measurement measurement) {
        measurements.add(measurement);
        print(measurement);
    }

    private void print(Object line) {
        if (!json) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }

    private static Path script() {
        Path below = Path.of("src", "bench", "python", "twins.py");
        Path home = Path.of(System.getProperty("headlight.home", "."));
        return Stream.of(
                        below,
                        home.resolve(below),
                        home.resolve("../..").resolve(below).normalize())
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(
                                below
                                        + ": not found; expected to run in the folder that Headlight was built in, or without --python"));
    }
}
