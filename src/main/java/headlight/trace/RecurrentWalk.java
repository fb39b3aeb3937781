package headlight.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The walk through a recurrent encoder–decoder: every source word is read, then every word written. An encoder that reads
 * both ways goes over the words once for each direction of each layer, the last time to what the decoder gets.
 */
final class RecurrentWalk {

    private final Trace trace;
    private final RecurrentSites encoder;
    private final RecurrentSites decoder;

    private RecurrentWalk(Trace trace) {
        this.trace = trace;
        encoder = RecurrentSites.of(Stack.ENCODER, trace.sites());
        decoder = RecurrentSites.of(Stack.DECODER, trace.sites());
    }

    static List<Walk.Round> rounds(Trace trace) {
        return new RecurrentWalk(trace).rounds();
    }

    /** Whether the words are read from the last to the first when they get the states that the decoder sees. */
    static boolean endsBackwards(Trace trace) {
        return trace.backwards()
                != RecurrentSites.of(Stack.ENCODER, trace.sites()).bidirectional();
    }

    private List<Walk.Round> rounds() {
        List<Walk.Round> rounds = new ArrayList<>();
        if (encoder.bidirectional()) {
            for (int layer = 0; layer < encoder.layers(); layer++) {
                bothWays(layer, rounds);
            }
        } else {
            pass(false, Stage.ENCODE, together(encoder, Sites.ENCODER_EMBEDDED), rounds);
        }
        for (int t = 0; t < trace.target().size(); t++) {
            rounds.add(write(t));
        }
        return rounds;
    }

    /** Back from the loss: from the last decoder step to the first, then to the source words as the states depend on it. */
    static List<Walk.Round> back(Trace trace) {
        return Gradients.in(trace) ? new RecurrentWalk(trace).back() : List.of();
    }

    private List<Walk.Round> back() {
        int steps = trace.target().size();
        int sources = trace.source().size();
        List<Walk.Round> rounds = new ArrayList<>();
        rounds.add(back(steps - 1, Stage.BACK_LOSS, Stream.of(Gradients.LOSS)));
        for (int t = steps - 1; t >= 0; t--) {
            rounds.add(back(t, Stage.BACK_DECODE, gradients(decoder, Gradients.DECODER)));
        }
        boolean readBackwards = endsBackwards(trace);
        for (int i = 0; i < sources; i++) {
            rounds.add(back(
                    readBackwards ? i : sources - 1 - i, Stage.BACK_ENCODE, gradients(encoder, Gradients.ENCODER)));
        }
        return rounds;
    }

    private static Stream<Site> gradients(RecurrentSites stack, Site norm) {
        return Stream.concat(Gradients.top(stack).stream().map(Gradients::of), Stream.of(norm));
    }

    private Walk.Round back(int word, Stage stage, Stream<Site> sites) {
        return Leg.round(word, List.of(Leg.vectors(trace, stage, sites.toList())));
    }

    private void bothWays(int layer, List<Walk.Round> rounds) {
        boolean top = layer == encoder.layers() - 1;
        Stream<Site> read = layer == 0 ? Stream.of(Sites.ENCODER_EMBEDDED) : Stream.empty();
        pass(
                false,
                Stage.READ,
                Stream.concat(read, cell(encoder.cell(layer, false))).toList(),
                rounds);
        List<Site> back = Stream.concat(
                        cell(encoder.cell(layer, true)), Stream.of(encoder.memory(layer), encoder.hidden(layer)))
                .toList();
        pass(true, top ? Stage.ENCODE : Stage.READ, back, rounds);
    }

    /** Once over all source words. */
    private void pass(boolean turned, Stage stage, List<Site> sites, List<Walk.Round> rounds) {
        int sources = trace.source().size();
        boolean backwards = trace.backwards() != turned;
        IntStream.range(0, sources)
                .map(s -> backwards ? sources - 1 - s : s)
                .mapToObj(s -> Leg.round(s, List.of(Leg.vectors(trace, stage, sites))))
                .forEach(rounds::add);
    }

    /** What a word leaves in every layer, from the lowest up. */
    private static List<Site> together(RecurrentSites stack, Site embedded) {
        return Stream.concat(
                        Stream.of(embedded),
                        IntStream.range(0, stack.layers())
                                .boxed()
                                .flatMap(l -> Stream.concat(cell(stack.cell(l, false)), Stream.of(stack.hidden(l)))))
                .distinct()
                .toList();
    }

    private static Stream<Site> cell(CellSites sites) {
        return Stream.concat(Arrays.stream(Gate.values()).map(sites::gate), Stream.of(sites.cell(), sites.hidden()));
    }

    /** The decoder writes word {@code t}. */
    private Walk.Round write(int t) {
        return Leg.round(
                t,
                List.of(
                        Leg.vectors(trace, Stage.DECODE, decoded(t)),
                        Leg.numbers(trace, Stage.SCORES, Sites.SCORES, all(Sites.SCORES)),
                        Leg.numbers(trace, Stage.WEIGHTS, Sites.WEIGHTS, all(Sites.WEIGHTS)),
                        Leg.vectors(trace, Stage.CONTEXT, List.of(Sites.CONTEXT)),
                        Leg.vectors(trace, Stage.CONCAT, List.of(Sites.CONCAT, Sites.COMBINED)),
                        Leg.vectors(trace, Stage.OUTPUT, List.of(Sites.LOGITS, Sites.PROBABILITIES))));
    }

    /** What the decoder computes before it looks back: at first also what it starts from, where that is mapped. */
    private List<Site> decoded(int t) {
        Stream<Site> start = t == 0 ? Stream.of(Sites.BRIDGE_HIDDEN, Sites.BRIDGE_CELL) : Stream.empty();
        return Stream.concat(start, together(decoder, Sites.DECODER_EMBEDDED).stream())
                .toList();
    }

    private int[] all(Site site) {
        return IntStream.range(0, trace.find(site).map(t -> t.size(1)).orElse(0))
                .toArray();
    }
}
