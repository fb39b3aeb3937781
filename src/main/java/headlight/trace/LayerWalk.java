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
    private final List<AttentionBlock> blocks;

    private LayerWalk(Trace trace, Layer layer) {
        this.trace = trace;
        this.layer = layer;
        this.blocks = layer.blocks(trace);
    }

    static List<Walk.Round> rounds(Trace trace, Layer layer) {
        LayerWalk walk = new LayerWalk(trace, layer);
        return IntStream.range(0, layer.positions(trace))
                .mapToObj(word -> Leg.round(word, walk.legs(word)))
                .toList();
    }

    private List<Leg> legs(int word) {
        List<Leg> legs = new ArrayList<>();
        legs.add(vectors(Stage.INPUT, layer.input()));
        blocks.forEach(block -> attention(legs, block, word));
        legs.add(vectors(Stage.FEED_FORWARD, layer.hidden(), layer.feedForward()));
        if (layer.last(trace)) {
            legs.add(vectors(Stage.LAYER, layer.output(), TransformerSites.last(layer.stack())));
        } else {
            legs.add(vectors(Stage.LAYER, layer.output()));
        }
        legs.add(Leg.vectors(trace, Stage.OUTPUT, scored()));
        return legs;
    }

    private void attention(List<Leg> legs, AttentionBlock block, int word) {
        boolean first = word == 0 || (block.stack() == Stack.DECODER && !block.cross());
        legs.add(
                first
                        ? vectors(Stage.PROJECT, block.queries(), block.keys(), block.values())
                        : vectors(Stage.PROJECT, block.queries()));
        int keys = trace.tensor(block.weights()).size(2);
        int[] visible = visible(block, word, keys);
        int[] scores = visible.length == keys
                ? visible
                : IntStream.concat(IntStream.of(visible), IntStream.of(-1)).toArray();
        legs.add(Leg.numbers(trace, Stage.SCORES, block.scores(), scores));
        legs.add(Leg.numbers(trace, Stage.WEIGHTS, block.weights(), visible.length == 0 ? new int[] {-1} : visible));
        legs.add(vectors(Stage.CONTEXT, block.context()));
        legs.add(vectors(Stage.HEADS, block.context()));
        legs.add(vectors(Stage.MIX, block.output()));
        legs.add(vectors(Stage.RESIDUAL, trace.has(block.residual()) ? block.residual() : block.output()));
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

    /** The keys that are not masked. Masks are the same for all heads, so the first one tells. */
    private int[] visible(AttentionBlock block, int word, int keys) {
        Optional<float[]> scores = trace.find(block.scores()).map(t -> t.row(0, word));
        if (scores.isPresent()) {
            return IntStream.range(0, keys)
                    .filter(k -> scores.get()[k] != Float.NEGATIVE_INFINITY)
                    .toArray();
        }
        float[] weights = trace.tensor(block.weights()).row(0, word);
        return IntStream.range(0, keys).filter(k -> weights[k] != 0).toArray();
    }
}
