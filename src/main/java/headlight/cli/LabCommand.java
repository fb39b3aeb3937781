package headlight.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lab}: the measurements, each a command of its own. */
@Command(
        name = "lab",
        description = "Measures what attention does for a model, and what it does not show.",
        subcommands = {BottleneckCommand.class, GradientsCommand.class, HonestyCommand.class})
final class LabCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "missing COMMAND: expected one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
