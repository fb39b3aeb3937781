package headlight.cli;

import headlight.engine.train.Forcing;
import headlight.engine.train.Forcing.Curve;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code train} about what the decoder reads: the right tokens, or its own (scheduled sampling). */
final class ForcingOptions {

    @Option(
            names = "--teacher-forcing",
            paramLabel = "P",
            defaultValue = "1",
            description = "How often the decoder reads the right token instead of its own; 1: always.")
    private double first;

    @Option(
            names = "--teacher-forcing-end",
            paramLabel = "P",
            description = "How often at the end of the training; default: as at its beginning.")
    private Optional<Double> last;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            defaultValue = "linear",
            description =
                    "How it goes from one to the other: linear, inverse_sigmoid (slowly, fast, slowly), or constant.")
    private Curve curve;

    void check(TransformerOptions.Requirement require) {
        require.of("--teacher-forcing", fits(first), first, "0 to 1");
        last.ifPresent(end -> require.of("--teacher-forcing-end", fits(end), end, "0 to 1"));
    }

    private static boolean fits(double probability) {
        return probability >= 0 && probability <= 1;
    }

    Forcing forcing() {
        return last.filter(end -> curve != Curve.CONSTANT && end != first)
                .map(end -> new Forcing(curve, first, end))
                .orElseGet(() -> Forcing.constant(first));
    }
}
