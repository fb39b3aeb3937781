package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The walk through an encoder–decoder with one attention: every source word is read, then every word written. */
final class RecurrentWalk {

    private static final List<Site> ENCODER = List.of(
            Sites.ENCODER_EMBEDDED,
            Sites.ENCODER_INPUT,
            Sites.ENCODER_FORGET,
            Sites.ENCODER_CANDIDATE,
            Sites.ENCODER_OUTPUT,
            Sites.ENCODER_CELL,
            Sites.ENCODER_HIDDEN);
    private static final List<Site> DECODER = List.of(
            Sites.DECODER_EMBEDDED,
            Sites.DECODER_INPUT,
            Sites.DECODER_FORGET,
            Sites.DECODER_CANDIDATE,
            Sites.DECODER_OUTPUT,
            Sites.DECODER_CELL,
            Sites.DECODER_HIDDEN);

    private RecurrentWalk() {}

    static List<Walk.Round> rounds(Trace trace) {
        List<Walk.Round> rounds = new ArrayList<>();
        int sources = trace.source().size();
        IntStream.range(0, sources)
                .map(s -> trace.backwards() ? sources - 1 - s : s)
                .mapToObj(s -> Leg.round(s, List.of(Leg.vectors(trace, Stage.ENCODE, ENCODER))))
                .forEach(rounds::add);
        for (int t = 0; t < trace.target().size(); t++) {
            rounds.add(write(trace, t));
        }
        return rounds;
    }

    /** The decoder writes word {@code t}. */
    private static Walk.Round write(Trace trace, int t) {
        return Leg.round(
                t,
                List.of(
                        Leg.vectors(trace, Stage.DECODE, DECODER),
                        Leg.numbers(trace, Stage.SCORES, Sites.SCORES, all(trace, Sites.SCORES)),
                        Leg.numbers(trace, Stage.WEIGHTS, Sites.WEIGHTS, all(trace, Sites.WEIGHTS)),
                        Leg.vectors(trace, Stage.CONTEXT, List.of(Sites.CONTEXT)),
                        Leg.vectors(trace, Stage.CONCAT, List.of(Sites.CONCAT)),
                        Leg.vectors(trace, Stage.OUTPUT, List.of(Sites.LOGITS, Sites.PROBABILITIES))));
    }

    private static int[] all(Trace trace, Site site) {
        return IntStream.range(0, trace.find(site).map(t -> t.size(1)).orElse(0))
                .toArray();
    }
}
