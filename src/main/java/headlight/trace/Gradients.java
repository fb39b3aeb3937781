package headlight.trace;

import static headlight.trace.Axis.STEP;
import static headlight.trace.Axis.TOKEN;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sites of the way back through an encoder–decoder: how the loss, the mean of what every written word costs, moves with
 * each state. {@code gradient.encoder.hidden} is ∂loss/∂h̄ₛ, {@code gradient.decoder.hidden} ∂loss/∂hₜ, and so for every
 * state of every layer and direction; each stands for all ways on which the loss depends on that state.
 */
public final class Gradients {

    /** What each written word costs: −log of its probability, in nats. */
    public static final Site LOSS = Site.of("output.loss", "\\ell", STEP);

    /** How long the gradient of each source position is, over the states of the top layer in all its directions. */
    public static final Site ENCODER = Site.of("gradient.encoder.norm", "\\|\\nabla \\bar{h}\\|", TOKEN);

    /** How long the gradient of each decoder step is, over the states of the top layer. */
    public static final Site DECODER = Site.of("gradient.decoder.norm", "\\|\\nabla h\\|", STEP);

    private static final String PREFIX = "gradient.";

    private Gradients() {}

    /** Where the gradient of a site is recorded. */
    public static Site of(Site site) {
        return new Site(PREFIX + site.name(), "\\nabla " + site.symbol(), site.axes());
    }

    /** Whether a trace has gone the way back, and holds a number for every position. */
    public static boolean in(Trace trace) {
        return fits(trace, LOSS, trace.target().size())
                && fits(trace, ENCODER, trace.source().size())
                && fits(trace, DECODER, trace.target().size());
    }

    private static boolean fits(Trace trace, Site site, int length) {
        return length > 0
                && trace.find(site)
                        .filter(tensor -> tensor.rank() == 1 && tensor.size(0) == length)
                        .isPresent();
    }

    /** The longest gradient of any position. */
    public static double largest(Trace trace) {
        return Stream.of(ENCODER, DECODER)
                .map(trace::tensor)
                .flatMapToDouble(lengths -> IntStream.range(0, lengths.size(0)).mapToDouble(lengths::at))
                .max()
                .orElse(0);
    }

    /** The sites of the states of which there are gradients: those of every cell, and what layers give where that differs. */
    public static List<Site> states(RecurrentSites stack) {
        return IntStream.range(0, stack.layers())
                .boxed()
                .flatMap(layer -> Stream.concat(
                        directions(stack)
                                .mapToObj(d -> stack.cell(layer, d == 1))
                                .flatMap(cell -> Stream.of(cell.hidden(), cell.cell())),
                        Stream.of(stack.hidden(layer))))
                .distinct()
                .toList();
    }

    /** The sites of the states of a stack's top layer, one for each direction. */
    public static List<Site> top(RecurrentSites stack) {
        return directions(stack)
                .mapToObj(d -> stack.cell(stack.layers() - 1, d == 1).hidden())
                .toList();
    }

    private static IntStream directions(RecurrentSites stack) {
        return IntStream.range(0, stack.bidirectional() ? 2 : 1);
    }

    /** The mean of what the written words cost. */
    public static double loss(Trace trace) {
        Tensor each = trace.tensor(LOSS);
        return IntStream.range(0, each.size(0)).mapToDouble(each::at).average().orElse(0);
    }

    /** The site with this name, if it is one of the way back. */
    static Optional<Site> named(String name) {
        return Stream.of(LOSS, ENCODER, DECODER)
                .filter(site -> site.name().equals(name))
                .findFirst()
                .or(() -> name.startsWith(PREFIX)
                        ? RecurrentSites.named(name.substring(PREFIX.length())).map(Gradients::of)
                        : Optional.empty());
    }
}
