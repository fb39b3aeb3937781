package headlight.cli;

import headlight.session.Library;
import headlight.session.LoadedModel;
import headlight.store.TraceFile;
import headlight.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: prints what a model makes of a text. */
@Command(name = "run", description = "Prints what a model makes of a text.")
final class RunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model's name or folder.")
    private String model;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TEXT", description = "The text, as typed.")
    private Optional<String> text = Optional.empty();

    @Mixin
    private Input input = new Input();

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write every value of the run to this file: .npz, .safetensors or .json.")
    private Optional<Path> trace = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (trace.isPresent() && !TraceFile.isNamed(trace.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trace " + trace.get() + ": expected a name ending in " + String.join(", ", TraceFile.ENDINGS));
        }
        try (LoadedModel loaded = LoadedModel.open(Library.atHand().find(model))) {
            Trace run = input.run(loaded, text);
            if (trace.isPresent()) {
                TraceFile.write(trace.get(), run);
            }
            spec.commandLine().getOut().println(loaded.output(run));
        }
        return Exit.DONE;
    }
}
