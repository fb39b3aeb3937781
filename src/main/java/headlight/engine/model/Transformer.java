package headlight.engine.model;

import headlight.engine.nn.FeedForward;
import headlight.engine.nn.Lens;
import headlight.engine.nn.MultiHead;
import headlight.engine.nn.MultiHead.Memory;
import headlight.engine.nn.Norm;
import headlight.engine.nn.PositionSignal;
import headlight.engine.nn.Sight;
import headlight.engine.nn.Weights;
import headlight.engine.tape.Activation;
import headlight.engine.tape.Add;
import headlight.engine.tape.LayerNorm;
import headlight.engine.tape.Linear;
import headlight.engine.tape.Lookup;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Scale;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.trace.AttentionBlock;
import headlight.trace.Site;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.TransformerSites;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The Transformer: attention and feed-forward, layer upon layer, each added to what it read.
 * <pre>
 *   n  sentences   t  positions of each   m = n·t   D  size of the model   V  vocabulary
 *   ids n × t      x [m, D]               logits [m, V]
 * </pre>
 * Vaswani et al. 2017; what families made of it since is in the settings.
 *
 * @param spec    the settings
 * @param weights the weights by the settings' names
 * @param lens    what an experiment changes
 */
public record Transformer(TransformerSpec spec, Weights weights, Lens lens) {

    /**
     * What the encoder makes of these tokens.
     *
     * @param keys for each token, whether anyone may look at it
     */
    public Value encode(Tape tape, List<List<Integer>> ids, List<List<Boolean>> keys) {
        int t = ids.get(0).size();
        Sight sight = new Sight(t, keys, false, 0);
        Value x = embed(tape, Stack.ENCODER, ids, 0); // [m, D]
        Optional<Value> bias = bias(tape, Stack.ENCODER, 0, t, t);
        for (int l = 0; l < layers(Stack.ENCODER).count(); l++) {
            x = attend(
                    tape, new AttentionBlock(Stack.ENCODER, l, false), x, Optional.empty(), ids.size(), 0, bias, sight);
            x = output(tape, Stack.ENCODER, l, feed(tape, Stack.ENCODER, l, x));
        }
        return last(tape, Stack.ENCODER, x);
    }

    /**
     * What the decoder makes of these tokens.
     *
     * @param first  the position of the first token: those before it are in the cache
     * @param keys   for each token from position 0 on, whether anyone may look at it
     * @param memory what the encoder made of the source, if there is an encoder, and who may look at that
     * @param cache  keeps the keys and values of what was read, if it is read in pieces
     */
    public Value decode(
            Tape tape,
            List<List<Integer>> ids,
            int first,
            List<List<Boolean>> keys,
            Optional<Source> memory,
            Optional<KeyValueCache> cache) {
        int t = ids.get(0).size();
        Sight sight = new Sight(t, keys, true, first);
        Value x = embed(tape, Stack.DECODER, ids, first); // [m, D]
        Optional<Value> bias = bias(tape, Stack.DECODER, first, t, first + t);
        for (int l = 0; l < layers(Stack.DECODER).count(); l++) {
            AttentionBlock own = new AttentionBlock(Stack.DECODER, l, false);
            x = attend(tape, own, x, cache.map(kept -> kept.own(own)), ids.size(), first, bias, sight);
            if (memory.isPresent()) {
                AttentionBlock cross = new AttentionBlock(Stack.DECODER, l, true);
                x = attendTo(tape, cross, x, memory.get(), cache, ids.size());
            }
            x = output(tape, Stack.DECODER, l, feed(tape, Stack.DECODER, l, x));
        }
        return last(tape, Stack.DECODER, x);
    }

    /**
     * What a decoder reads of an encoder.
     *
     * @param states [n·s, D]
     * @param keys   for each source token, whether anyone may look at it
     */
    public record Source(Value states, List<List<Boolean>> keys) {}

    /** Tokens and positions as vectors: [m, D]. */
    private Value embed(Tape tape, Stack stack, List<List<Integer>> ids, int first) {
        List<Integer> all = ids.stream().flatMap(List::stream).toList();
        Value x = tape.apply(new Lookup(all), weights.get(stack.key() + ".embedding.weight"));
        if (spec.embeddingScale() != 1) {
            x = tape.apply(new Scale(spec.embeddingScale()), x);
        }
        if (spec.tokenTypes() > 0) {
            Lookup firstType = new Lookup(Collections.nCopies(all.size(), 0));
            x = tape.apply(new Add(), x, tape.apply(firstType, weights.get(stack.key() + ".types.weight")));
        }
        PositionSignal signal = new PositionSignal(stack, spec, weights);
        if (lens.knowsPositions() && signal.isAdded()) {
            x = tape.apply(
                    new Add(),
                    x,
                    signal.added(tape, ids.size(), first, ids.get(0).size()));
        }
        if (spec.norm().embeddings()) {
            x = new Norm(stack.key() + ".embedding.norm", spec, weights).of(tape, x);
        }
        return tape.mark(TransformerSites.embedded(stack), x);
    }

    /** Attention among the positions of one stack, with its residual and normalisation. */
    private Value attend(
            Tape tape,
            AttentionBlock block,
            Value x,
            Optional<KeyValueCache.Own> cache,
            int sentences,
            int first,
            Optional<Value> bias,
            Sight sight) {
        MultiHead heads = heads(block);
        return around(tape, block.name() + ".norm", Optional.of(block.residual()), x, y -> {
            Memory read = heads.memory(tape, y, sentences, first);
            Memory memory = cache.map(kept -> kept.with(read)).orElse(read);
            return heads.of(tape, y, memory, sentences, first, bias, sight);
        });
    }

    /** Attention of the decoder's positions to the encoder's, with its residual and normalisation. */
    private Value attendTo(
            Tape tape, AttentionBlock block, Value x, Source source, Optional<KeyValueCache> cache, int sentences) {
        MultiHead heads = heads(block);
        Sight sight = new Sight((int) x.size(0) / sentences, source.keys(), false, 0);
        return around(tape, block.name() + ".norm", Optional.of(block.residual()), x, y -> {
            Memory memory = cache.map(
                            kept -> kept.cross(block, () -> heads.memory(tape, source.states(), sentences, 0)))
                    .orElseGet(() -> heads.memory(tape, source.states(), sentences, 0));
            return heads.of(tape, y, memory, sentences, 0, Optional.empty(), sight);
        });
    }

    private Value feed(Tape tape, Stack stack, int layer, Value x) {
        FeedForward forward = new FeedForward(stack, layer, spec, weights);
        return around(
                tape, stack.key() + ".layers." + layer + ".ffn.norm", Optional.empty(), x, y -> forward.of(tape, y));
    }

    /** One part of a layer. */
    private interface Part {
        Value of(Value x);
    }

    /** r = x + f(norm(x)) where normalisation comes first, else norm(r) with r = x + f(x). */
    private Value around(Tape tape, String name, Optional<Site> residual, Value x, Part part) {
        Norm norm = new Norm(name, spec, weights);
        boolean first = spec.norm().first();
        Value sum = tape.apply(new Add(), x, part.of(first ? norm.of(tape, x) : x));
        Value r = residual.isPresent() ? tape.mark(residual.get(), sum) : sum;
        return first ? r : norm.of(tape, r);
    }

    private static Value output(Tape tape, Stack stack, int layer, Value x) {
        return tape.mark(TransformerSites.output(stack, layer), x);
    }

    /** A stack's output, normalised once more where the settings ask for it. */
    private Value last(Tape tape, Stack stack, Value x) {
        Value y = spec.norm().last()
                ? new Norm(stack.key() + ".norm", spec, weights).of(tape, x)
                : tape.apply(Reshape.to(x.size(0), x.size(1)), x); // the same numbers under a name of their own
        return tape.mark(TransformerSites.last(stack), y);
    }

    /** The scores of the vocabulary at each position: [m, V]. */
    public Value logits(Tape tape, Value states) {
        Value x = states;
        if (spec.head().transform()) {
            Value w = weights.get("head.transform.weight");
            x = tape.apply(new Linear(), x, w, weights.get("head.transform.bias"));
            x = tape.apply(new Activation(FeedForward.bend(spec.activation())), x);
            x = tape.apply(
                    new LayerNorm(spec.norm().epsilon()),
                    x,
                    weights.get("head.norm.weight"),
                    weights.get("head.norm.bias"));
        }
        if (spec.head().scale() != 1) {
            x = tape.apply(new Scale(spec.head().scale()), x);
        }
        Value w = weights.get("head.weight");
        Value y = weights.has("head.bias")
                ? tape.apply(new Linear(), x, w, weights.get("head.bias"))
                : tape.apply(new Linear(), x, w);
        return tape.mark(Sites.LOGITS, y);
    }

    private Optional<Value> bias(Tape tape, Stack stack, int first, int queries, int keys) {
        return new PositionSignal(stack, spec, weights).bias(tape, layers(stack).heads(), first, queries, keys);
    }

    private MultiHead heads(AttentionBlock block) {
        return new MultiHead(block, spec, layers(block.stack()), weights, lens);
    }

    private TransformerSpec.Layers layers(Stack stack) {
        return spec.layers(stack).orElseThrow();
    }
}
