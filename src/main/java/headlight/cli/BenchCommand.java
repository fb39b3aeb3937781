package headlight.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import headlight.engine.train.Sample;
import headlight.engine.train.Settings;
import headlight.engine.train.Trainer;
import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec;
import headlight.task.Task;
import headlight.task.Tasks;
import headlight.text.Refusal;
import headlight.trace.Trace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
            "Measures a training step, a run with everything recorded, a figure and the start of the window:",
            "medians. With --python (or HEADLIGHT_PYTHON) naming a Python that has torch, its twins are timed",
            "in turn with ours, one thread each. Needs the sample models."
        })
final class BenchCommand implements Callable<Integer> {

    private static final String SAMPLE = "french";
    private static final int WARM_UP = 10;
    private static final int HIDDEN = 256;
    private static final int PAIRS_OF_AN_EPOCH = 45_000;

    @Option(names = "--python", paramLabel = "PATH", description = "A Python with torch.")
    private Optional<String> python = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "15",
            description = "Runs of each. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--epochs", description = "Measure whole epochs of the date task too, at hidden sizes 64 and 256.")
    private boolean epochs;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final List<Measurement> measurements = new ArrayList<>();
    private Optional<Twin> twin = Optional.empty();
    private String text = "il a m' entarté";

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > 1000) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 1 to 1000");
        }
        try {
            Optional<String> named = python.or(() -> Optional.ofNullable(System.getenv("HEADLIGHT_PYTHON")));
            twin = named.isPresent() ? Optional.of(new Twin(named.get(), script())) : Optional.empty();
            trainingStep();
            recordedRun();
            figure();
            window();
            if (epochs) {
                epoch(64);
                epoch(HIDDEN);
            }
        } finally {
            if (twin.isPresent()) {
                twin.get().close();
            }
        }
        if (json) {
            printJson();
        }
        return Exit.DONE;
    }

    private void trainingStep() throws IOException {
        Recipe recipe = dates(HIDDEN);
        try (Trainer trainer = trainer(recipe)) {
            List<Sample> batch = recipe.training().subList(0, Settings.DEFAULT.batch());
            measure(
                    "training step: batch 128, hidden 256, 29 to 10",
                    rounds,
                    "step " + HIDDEN,
                    () -> trainer.step(batch));
        }
    }

    private void epoch(int hidden) throws IOException {
        Recipe recipe = dates(hidden);
        List<Sample> order = new ArrayList<>(recipe.training()
                .subList(0, Math.min(PAIRS_OF_AN_EPOCH, recipe.training().size())));
        int size = Settings.DEFAULT.batch();
        try (Trainer trainer = trainer(recipe)) {
            measure("epoch: " + order.size() + " dates, hidden " + hidden, 1, "epoch " + hidden, () -> {
                Collections.shuffle(order, new Random(1));
                for (int from = 0; from < order.size(); from += size) {
                    trainer.step(order.subList(from, Math.min(order.size(), from + size)));
                }
            });
        }
    }

    private void recordedRun() throws IOException {
        try (LoadedModel model = LoadedModel.open(Library.atHand().find(SAMPLE))) {
            text = model.checkpoint().card().examples().stream().findFirst().orElse("il a m' entarté");
            Trace once = model.run(text, Optional.empty(), List.of(), 0);
            measure(
                    "run with everything recorded: " + SAMPLE + ", "
                            + once.source().size() + " to " + once.target().size(),
                    rounds,
                    "run " + model.checkpoint().spec().hiddenSize() + " "
                            + once.source().size() + " " + once.target().size(),
                    () -> model.run(text, Optional.empty(), List.of(), 0));
        }
    }

    /** From a cold start to a written file, in a process of its own. */
    private void figure() throws IOException {
        Path file = Files.createTempFile("headlight", ".svg");
        try {
            own("figure: cold start to a written svg", "", "figure", "alignment", SAMPLE, text, "-o", file.toString());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** From a cold start to the window's first frame, in a process of its own, where there is a display. */
    private void window() throws IOException {
        boolean display = System.getenv("DISPLAY") != null
                || !System.getProperty("os.name").equals("Linux");
        if (display) {
            own("window: cold start to the first frame", "first-frame");
            own("window: cold start to a run on the stage", "ready");
        } else {
            spec.commandLine().getErr().println("note: no display here; the start of the window is left out");
        }
    }

    private void own(String name, String end, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher(end));
        command.addAll(List.of(arguments));
        List<Double> seconds = new ArrayList<>();
        int runs = Math.min(rounds, 5);
        for (int i = 0; i < runs; i++) {
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
            builder.environment().merge("HEADLIGHT_JVM", "-Dheadlight.end=" + end, (a, b) -> a + " " + b);
            long begin = System.nanoTime();
            Process process = builder.start();
            process.getInputStream().read(); // the first word of the window, or the end of a command, which has none
            seconds.add((System.nanoTime() - begin) / 1e9);
            int code = waitFor(process);
            if (code != Exit.DONE) {
                throw new IOException(String.join(" ", command) + ": ended with exit code " + code);
            }
        }
        report(new Measurement(name, seconds, List.of()));
    }

    private static int waitFor(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        }
    }

    /** The way a person starts the program; from a build's class folders, Java itself. */
    private static List<String> launcher(String end) {
        Path launcher = Path.of(System.getProperty("headlight.home", "."), "bin", "headlight");
        return Files.isExecutable(launcher)
                ? List.of(launcher.toString())
                : List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dheadlight.end=" + end,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "headlight.Headlight");
    }

    /** Times something and its twin in turn, so that both meet the same machine. */
    private void measure(String name, int runs, String request, Runnable once) throws IOException {
        List<Double> own = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int i = runs == 1 ? 0 : -WARM_UP; i < runs; i++) {
            long begin = System.nanoTime();
            once.run();
            double seconds = (System.nanoTime() - begin) / 1e9;
            double twins = twin.isPresent() ? twin.get().seconds(request) : Double.NaN;
            if (i >= 0) {
                own.add(seconds);
                twin.ifPresent(there -> other.add(twins));
            }
        }
        report(new Measurement(name, own, other));
    }

    private void report(Measurement measurement) {
        measurements.add(measurement);
        if (!json) {
            spec.commandLine().getOut().println(measurement);
            spec.commandLine().getOut().flush();
        }
    }

    private static Recipe dates(int hidden) {
        Task task = Tasks.named("dates").orElseThrow();
        Recipe.Shape shape = new Recipe.Shape(Seq2SeqSpec.Cell.LSTM, Seq2SeqSpec.Attention.DOT, 1, 16, hidden);
        return Recipe.of(task.layout(), task.data(1, 0.1), shape);
    }

    private static Trainer trainer(Recipe recipe) {
        return new Trainer(
                recipe.spec(), recipe.source(), recipe.target(), recipe.training(), List.of(), Settings.DEFAULT);
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

    private void printJson() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (JsonGenerator generator = new JsonFactory().createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writeStringField("java", System.getProperty("java.version"));
            generator.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            if (twin.isPresent()) {
                generator.writeStringField("torch", twin.get().version());
            }
            generator.writeArrayFieldStart("measurements");
            for (Measurement measurement : measurements) {
                generator.writeStartObject();
                generator.writeStringField("name", measurement.name());
                generator.writeNumberField("runs", measurement.seconds().size());
                generator.writeNumberField("median_seconds", measurement.median());
                if (!measurement.twin().isEmpty()) {
                    generator.writeNumberField("torch_median_seconds", measurement.twinMedian());
                    generator.writeNumberField("ratio", measurement.ratio());
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        }
        out.println();
    }
}
