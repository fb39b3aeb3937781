package headlight.trace;

import static headlight.trace.Axis.FEATURE;
import static headlight.trace.Axis.LAYER;
import static headlight.trace.Axis.STEP;
import static headlight.trace.Axis.TOKEN;
import static headlight.trace.Axis.VOCAB;

import java.util.List;
import java.util.Optional;

/** The sites of an encoder–decoder with attention, by the names of the public contract. */
public final class Sites {

    public static final Site ENCODER_EMBEDDED = Site.of("encoder.embedded", "\\bar{x}", TOKEN, FEATURE);
    public static final Site ENCODER_INPUT = Site.of("encoder.gates.input", "\\bar{i}", TOKEN, FEATURE);
    public static final Site ENCODER_FORGET = Site.of("encoder.gates.forget", "\\bar{f}", TOKEN, FEATURE);
    public static final Site ENCODER_CANDIDATE = Site.of("encoder.gates.cell", "\\bar{g}", TOKEN, FEATURE);
    public static final Site ENCODER_OUTPUT = Site.of("encoder.gates.output", "\\bar{o}", TOKEN, FEATURE);
    public static final Site ENCODER_CELL = Site.of("encoder.cell", "\\bar{m}", TOKEN, FEATURE);
    public static final Site ENCODER_HIDDEN = Site.of("encoder.hidden", "\\bar{h}", TOKEN, FEATURE);

    public static final Site DECODER_EMBEDDED = Site.of("decoder.embedded", "x", STEP, FEATURE);
    public static final Site DECODER_INPUT = Site.of("decoder.gates.input", "i", STEP, FEATURE);
    public static final Site DECODER_FORGET = Site.of("decoder.gates.forget", "f", STEP, FEATURE);
    public static final Site DECODER_CANDIDATE = Site.of("decoder.gates.cell", "g", STEP, FEATURE);
    public static final Site DECODER_OUTPUT = Site.of("decoder.gates.output", "o", STEP, FEATURE);
    public static final Site DECODER_CELL = Site.of("decoder.cell", "m", STEP, FEATURE);
    public static final Site DECODER_HIDDEN = Site.of("decoder.hidden", "h", STEP, FEATURE);

    /** The state that a decoder's layer starts from, one row for each layer. */
    public static final Site BRIDGE_HIDDEN = Site.of("bridge.hidden", "h^{0}", LAYER, FEATURE);

    /** The memory that a decoder's layer of LSTMs starts from, one row for each layer. */
    public static final Site BRIDGE_CELL = Site.of("bridge.cell", "m^{0}", LAYER, FEATURE);

    /** The decoder's state as a score function turns it, where it does. */
    public static final Site QUERY = Site.of("attention.query", "q", STEP, FEATURE);

    /** The encoder's states as a score function turns them, where it does. */
    public static final Site KEYS = Site.of("attention.keys", "k", TOKEN, FEATURE);

    public static final Site SCORES = Site.of("attention.scores", "e", STEP, TOKEN);
    public static final Site WEIGHTS = Site.of("attention.weights", "\\alpha", STEP, TOKEN);
    public static final Site CONTEXT = Site.of("attention.context", "c", STEP, FEATURE);
    public static final Site CONCAT = Site.of("attention.concat", "z", STEP, FEATURE);

    public static final Site COMBINED = Site.of("attention.combined", "\\tilde{h}", STEP, FEATURE);

    public static final Site LOGITS = Site.of("output.logits", "y", STEP, VOCAB);
    public static final Site PROBABILITIES = Site.of("output.probabilities", "p", STEP, VOCAB);

    /** Every site above, in the order of the computation. */
    public static final List<Site> ALL = List.of(
            ENCODER_EMBEDDED,
            ENCODER_INPUT,
            ENCODER_FORGET,
            ENCODER_CANDIDATE,
            ENCODER_OUTPUT,
            ENCODER_CELL,
            ENCODER_HIDDEN,
            BRIDGE_HIDDEN,
            BRIDGE_CELL,
            DECODER_EMBEDDED,
            DECODER_INPUT,
            DECODER_FORGET,
            DECODER_CANDIDATE,
            DECODER_OUTPUT,
            DECODER_CELL,
            DECODER_HIDDEN,
            QUERY,
            KEYS,
            SCORES,
            WEIGHTS,
            CONTEXT,
            CONCAT,
            COMBINED,
            LOGITS,
            PROBABILITIES);

    private Sites() {}

    /** The site with this name, of either family. */
    public static Optional<Site> named(String name) {
        return recurrent(name).or(() -> TransformerSites.named(name)).or(() -> Gradients.named(name));
    }

    /** The site of a recurrent model with this name. */
    public static Optional<Site> recurrent(String name) {
        return ALL.stream().filter(site -> site.name().equals(name)).findFirst().or(() -> RecurrentSites.named(name));
    }
}
