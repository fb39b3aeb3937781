package headlight.session;

import headlight.figure.Spot;
import headlight.figure.Words;
import headlight.trace.Axis;
import headlight.trace.Moment;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Stage;
import headlight.trace.Tensor;
import headlight.trace.Trace;
import headlight.trace.TransformerSites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is said about a spot under the pointer.
 *
 * @param symbol LaTeX with indices
 * @param words  the tokens it is about: source word, written word, entry of the vocabulary
 * @param value  the number, when it is one
 * @param count  how many numbers it stands for
 * @param share  whether the number is a part of a whole
 */
public record Readout(String symbol, List<String> words, OptionalDouble value, int count, boolean share) {

    /** What there is to say about a spot at a moment; empty when the trace has no such number. */
    public static Optional<Readout> of(Moment moment, Spot spot) {
        Trace trace = moment.trace();
        Site site = spot.site();
        int[] index = spot.index().stream().mapToInt(Integer::intValue).toArray();
        return trace.find(site).filter(t -> within(t, index)).map(t -> {
            boolean number = index.length == t.rank();
            return new Readout(
                    site.symbol(index),
                    words(moment, spot),
                    number ? OptionalDouble.of(t.at(index)) : OptionalDouble.empty(),
                    number ? 1 : t.part(index).length(),
                    site.equals(Sites.WEIGHTS)
                            || site.equals(Sites.PROBABILITIES)
                            || site.name().endsWith("_attn.weights"));
        });
    }

    /** The number as people read it; empty for a row of numbers. */
    public String number() {
        if (value.isEmpty()) {
            return "";
        }
        return share ? Numbers.percent(value.getAsDouble()) : Numbers.brief(value.getAsDouble());
    }

    /** A word that is not written yet is not given away. */
    private static List<String> words(Moment moment, Spot spot) {
        Trace trace = moment.trace();
        List<String> words = new ArrayList<>();
        if (spot.along(Axis.QUERY) >= 0 || spot.along(Axis.KEY) >= 0) {
            Place.of(spot).forEach(place -> word(TransformerSites.tokens(trace, place.stack()), place.position())
                    .ifPresent(words::add));
            return List.copyOf(words);
        }
        word(trace.source(), spot.along(Axis.TOKEN)).ifPresent(words::add);
        int step = spot.along(Axis.STEP);
        if (moment.steps().layer().isPresent()) {
            Stack steps = TransformerSites.layers(trace, Stack.DECODER) == 0 ? Stack.ENCODER : Stack.DECODER;
            word(TransformerSites.tokens(trace, steps), step).ifPresent(words::add);
        } else {
            word(trace.target(), step)
                    .filter(word -> moment.knows(Stage.OUTPUT, step))
                    .ifPresent(words::add);
        }
        word(trace.vocabulary(), spot.along(Axis.VOCAB)).ifPresent(words::add);
        return List.copyOf(words);
    }

    private static Optional<String> word(List<String> tokens, int at) {
        return at >= 0 && at < tokens.size()
                ? Optional.of(Words.pieces(List.of(tokens.get(at))).get(0))
                : Optional.empty();
    }

    private static boolean within(Tensor tensor, int[] index) {
        if (index.length > tensor.rank()) {
            return false;
        }
        for (int d = 0; d < index.length; d++) {
            if (index[d] < 0 || index[d] >= tensor.size(d)) {
                return false;
            }
        }
        return true;
    }
}
