package headlight.cli;

import headlight.task.Letters;
import headlight.task.Task;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of {@code train} that says how long the rows of letters are. */
final class LengthOption {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})-(\\d{1,3})");
    private static final int MOST = 200;

    @Option(
            names = "--lengths",
            paramLabel = "MIN-MAX",
            description = "Of copy and reverse: how many letters a row has. Default: 3-12.")
    private Optional<String> lengths = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The task with rows as long as was said. */
    Optional<Task> of(Optional<Task> task) {
        if (lengths.isEmpty()) {
            return task;
        }
        Matcher range = RANGE.matcher(lengths.get());
        int from = range.matches() ? Integer.parseInt(range.group(1)) : 0;
        int to = range.matches() ? Integer.parseInt(range.group(2)) : 0;
        if (from < 1 || to < from || to > MOST) {
            throw wrong("two numbers such as 5-20, from 1 to " + MOST);
        }
        return Optional.of(task.filter(Letters.class::isInstance)
                .map(Letters.class::cast)
                .orElseThrow(() -> wrong("it only with the tasks copy and reverse"))
                .ofLengths(from, to));
    }

    private ParameterException wrong(String expected) {
        return new ParameterException(
                spec.commandLine(), "--lengths " + lengths.orElseThrow() + ": expected " + expected);
    }
}
