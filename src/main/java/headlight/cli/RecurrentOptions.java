package headlight.cli;

import headlight.session.Recipe;
import headlight.spec.Seq2SeqSpec;
import picocli.CommandLine.Option;

/** The options of {@code train} that only a recurrent model has. */
final class RecurrentOptions {

    @Option(names = "--cell", paramLabel = "NAME", defaultValue = "lstm", description = "rnn, lstm or gru.")
    private Seq2SeqSpec.Cell cell;

    @Option(
            names = "--attention",
            paramLabel = "NAME",
            defaultValue = "dot",
            description = "none, dot, scaled_dot, general, concat or additive.")
    private Seq2SeqSpec.Attention attention;

    @Option(
            names = "--combine",
            paramLabel = "NAME",
            defaultValue = "linear",
            description = "From context and hidden state to the output: linear, or tanh (Luong et al. 2015, eq. 5).")
    private Seq2SeqSpec.Combine combine;

    @Option(names = "--embedding", paramLabel = "N", defaultValue = "16", description = "Size of an embedding.")
    private int embedding;

    @Option(names = "--residual", description = "Layers above the first add their input to their output.")
    private boolean residual;

    @Option(names = "--bidirectional", description = "The encoder reads both ways.")
    private boolean bidirectional;

    @Option(
            names = "--encoder-hidden",
            paramLabel = "N",
            defaultValue = "0",
            description = "Size of one direction's encoder state; 0: as much as makes both sides' states one size.")
    private int encoderHidden;

    @Option(
            names = "--bridge",
            paramLabel = "NAME",
            defaultValue = "state",
            description = "How the decoder starts: from the encoder's last state, from its hidden half alone (hidden),"
                    + " or through a linear map (linear).")
    private Seq2SeqSpec.Bridge bridge;

    @Option(names = "--no-reverse-source", description = "The encoder reads the source from its beginning.")
    private boolean forwards;

    @Option(
            names = "--feed-context",
            description = "The decoder reads a context beside each word: without attention the encoder's last state"
                    + " (peeky), else the context of the step before.")
    private boolean feedContext;

    void check(TransformerOptions.Requirement require) {
        require.of("--embedding", embedding >= 1 && embedding <= 8192, embedding, "1 to 8192");
        require.of("--encoder-hidden", encoderHidden >= 0 && encoderHidden <= 8192, encoderHidden, "0 to 8192");
    }

    Recipe.Shape shape(int layers, int hidden) {
        return new Recipe.Shape(
                cell,
                attention,
                combine,
                layers,
                residual,
                bidirectional,
                bridge,
                !forwards,
                feedContext,
                embedding,
                hidden,
                encoderHidden);
    }
}
