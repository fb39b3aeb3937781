package headlight.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The walk through one layer of a Transformer, position by position. All positions are computed at once in truth, so
 * keys and values stand there for all of them as soon as the first position asks; where a position may only look back,
 * they come one by one, as they do when a model writes.
 */
final class LayerWalk {

    private final Trace trace;
    private final Layer layer;
    private final Leg input;
    private final List<Attention> attentions;
    private final List<Leg> after;

    private LayerWalk(Trace trace, Layer layer) {
        this.trace = trace;
        this.layer = layer;
        this.input = vectors(Stage.INPUT, layer.input());
        this.attentions = layer.blocks(trace).stream().map(Attention::new).toList();
        this.after = after();
    }

    static List<Walk.Round> rounds(Trace trace, Layer layer) {
        LayerWalk walk = new LayerWalk(trace, layer);
        return IntStream.range(0, layer.positions(trace))
                .mapToObj(word -> Leg.round(word, walk.legs(word)))
                .toList();
    }

    private List<Leg> legs(int word) {
        List<Leg> legs = new ArrayList<>();
        legs.add(input);
        attentions.forEach(attention -> attention.add(legs, word));
        legs.addAll(after);
        return legs;
    }

    private List<Leg> after() {
        return List.of(
                vectors(Stage.FEED_FORWARD, layer.hidden(), layer.feedForward()),
                layer.last(trace)
                        ? vectors(Stage.LAYER, layer.output(), TransformerSites.last(layer.stack()))
                        : vectors(Stage.LAYER, layer.output()),
                Leg.vectors(trace, Stage.OUTPUT, scored()));
    }

    /** The stages of one attention; what is alike for all positions is made once. */
    private final class Attention {
        private final AttentionBlock block;
        private final Site scores;
        private final Site weights;
        private final int keys;
        private final Leg first;
        private final Leg later;
        private final List<Leg> after;

        Attention(AttentionBlock block) {
            this.block = block;
            scores = block.scores();
            weights = block.weights();
            keys = trace.tensor(weights).size(2);
            first = vectors(Stage.PROJECT, block.queries(), block.keys(), block.values());
            later = vectors(Stage.PROJECT, block.queries());
            after = List.of(
                    vectors(Stage.CONTEXT, block.context()),
                    vectors(Stage.HEADS, block.context()),
                    vectors(Stage.MIX, block.output()),
                    vectors(Stage.RESIDUAL, trace.has(block.residual()) ? block.residual() : block.output()));
        }

        void add(List<Leg> legs, int word) {
            legs.add(word == 0 || (block.stack() == Stack.DECODER && !block.cross()) ? first : later);
            int[] visible = visible(word);
            int[] rows = visible.length == keys
                    ? visible
                    : IntStream.concat(IntStream.of(visible), IntStream.of(-1)).toArray();
            legs.add(Leg.numbers(trace, Stage.SCORES, scores, rows));
            legs.add(Leg.numbers(trace, Stage.WEIGHTS, weights, visible.length == 0 ? new int[] {-1} : visible));
            legs.addAll(after);
        }

        /** The keys that are not masked. Masks are the same for all heads, so the first one tells. */
        private int[] visible(int word) {
            Optional<float[]> row = trace.find(scores).map(t -> t.row(0, word));
            if (row.isPresent()) {
                return IntStream.range(0, keys)
                        .filter(k -> row.get()[k] != Float.NEGATIVE_INFINITY)
                        .toArray();
            }
            float[] shares = trace.tensor(weights).row(0, word);
            return IntStream.range(0, keys).filter(k -> shares[k] != 0).toArray();
        }
    }

    private Leg vectors(Stage stage, Site... sites) {
        return Leg.vectors(trace, stage, List.of(sites));
    }

    /** What scores the vocabulary from this layer, with a row for each position. */
    private List<Site> scored() {
        return !layer.scoresVocabulary(trace)
                ? List.of()
                : Stream.of(Sites.LOGITS, Sites.PROBABILITIES)
                        .filter(site -> trace.find(site)
                                .filter(t -> t.rank() == 2 && t.size(0) == layer.positions(trace))
                                .isPresent())
                        .toList();
    }
}
