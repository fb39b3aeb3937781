package headlight.cli;

import headlight.session.TransformerRecipe;
import picocli.CommandLine.Option;

/** The options of {@code train} that only a Transformer has. */
final class TransformerOptions {

    @Option(
            names = "--heads",
            paramLabel = "N",
            defaultValue = "4",
            description = "Of a Transformer: heads of attention; they divide --hidden.")
    private int heads;

    @Option(
            names = "--feed-forward",
            paramLabel = "N",
            defaultValue = "0",
            description = "Of a Transformer: size of the feed-forward's inside; 0: four times --hidden.")
    private int feedForward;

    @Option(
            names = "--label-smoothing",
            paramLabel = "P",
            defaultValue = "0.1",
            description = "Of a Transformer: the part of each target that is spread over the vocabulary.")
    private double smoothing;

    /** What refuses an option that is not right. */
    interface Requirement {
        void of(String option, boolean right, Object value, String expected);
    }

    void check(int hidden, Requirement require) {
        require.of("--heads", heads >= 1 && hidden % heads == 0, heads, "a divisor of --hidden " + hidden);
        require.of("--feed-forward", feedForward >= 0 && feedForward <= 65_536, feedForward, "0 to 65536");
        require.of("--label-smoothing", smoothing >= 0 && smoothing < 1, smoothing, "0 up to (but not) 1");
    }

    TransformerRecipe.Shape shape(int layers, int hidden) {
        return new TransformerRecipe.Shape(layers, heads, hidden, feedForward == 0 ? 4 * hidden : feedForward);
    }

    double smoothing() {
        return smoothing;
    }
}
