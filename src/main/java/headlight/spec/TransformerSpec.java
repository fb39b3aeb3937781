package headlight.spec;

import headlight.trace.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of a Transformer, whatever family it comes from: what its forward pass depends on.
 *
 * @param family       as {@code config.json} names it: {@code bert}
 * @param encoder      its encoder's layers, if it has any
 * @param decoder      its decoder's layers, if it has any
 * @param size         D, the size of a position's vector
 * @param vocabulary   V, how many tokens it reads
 * @param target       how many tokens its decoder reads and its head scores; V where they are shared
 * @param maxPositions how many positions it reads at most
 * @param positions    how a position is told apart
 * @param norm         the kind of normalisation, where it stands, and what keeps it from dividing by zero
 * @param activation   of the feed-forward
 * @param gated        whether the feed-forward's inside is activation(gate x) · (in x), number by number; else it is
 *                     activation(in x)
 * @param biases       which products add a bias
 * @param scaled       whether scores are divided by √d
 * @param embeddingScale what embeddings are multiplied by: 1, or √D
 * @param tokenTypes   how many kinds of segments have an embedding; 0 for none
 * @param head         what scores the vocabulary
 * @param special      the tokens that mean something to the model
 */
public record TransformerSpec(
        String family,
        Optional<Layers> encoder,
        Optional<Layers> decoder,
        int size,
        int vocabulary,
        int target,
        int maxPositions,
        Positions positions,
        Norm norm,
        Activation activation,
        boolean gated,
        Biases biases,
        boolean scaled,
        double embeddingScale,
        int tokenTypes,
        Head head,
        Special special) {

    /**
     * The layers of a stack.
     *
     * @param count       how many there are
     * @param heads       h, heads of attention in each
     * @param keyHeads    heads of keys and values; fewer than h where several queries share them
     * @param headSize    d, the size of a head
     * @param feedForward F, the size of the feed-forward's inside
     */
    public record Layers(int count, int heads, int keyHeads, int headSize, int feedForward) {}

    /** How a position is told apart. */
    public sealed interface Positions {

        /** A learned vector is added; the first position has row {@code first} of the table. */
        record Learned(int first) implements Positions {}

        /** Sines in the first half of the features, cosines in the second (Vaswani 2017, with Marian's order). */
        record Sinusoidal() implements Positions {}

        /** A learned bias on the scores for each distance, in buckets that widen with it (Raffel 2020). */
        record Relative(int buckets, int farthest) implements Positions {}

        /** Queries and keys are turned by an angle that grows with the position (Su 2021), halves of a head as pairs. */
        record Rotary(double base) implements Positions {}
    }

    /**
     * Normalisation.
     *
     * @param rms        by the root of the mean square alone (no mean, no bias), else layer normalisation
     * @param first      before attention and feed-forward, else after the residual
     * @param embeddings whether the embeddings, too, are normalised
     * @param last       whether a stack's output is normalised once more
     * @param epsilon    added to the variance
     */
    public record Norm(boolean rms, boolean first, boolean embeddings, boolean last, double epsilon) {}

    /** The bend of the feed-forward. */
    public enum Activation {
        RELU,
        /** With the error function. */
        GELU,
        /** With the hyperbolic tangent that approximates it. */
        GELU_TANH,
        /** x · sigmoid(x). */
        SILU
    }

    /**
     * Which products add a bias.
     *
     * @param attention   those that make queries, keys and values
     * @param output      W_O
     * @param feedForward both of the feed-forward
     */
    public record Biases(boolean attention, boolean output, boolean feedForward) {

        /** All of them, or none. */
        public static Biases all(boolean biases) {
            return new Biases(biases, biases, biases);
        }
    }

    /**
     * What scores the vocabulary at each position.
     *
     * @param kind      what the scores are of
     * @param transform whether a product, the activation (exact GELU in families that name none) and a normalisation come before
     * @param bias      whether each token has a bias
     * @param tied      whether its rows are the embeddings'
     * @param scale     what the states are multiplied by before: 1, or 1/√D
     */
    public record Head(Kind kind, boolean transform, boolean bias, boolean tied, double scale) {

        /** Of a model without a head. */
        public static final Head NONE = new Head(Kind.NONE, false, false, false, 1);

        /** What a head tells. */
        public enum Kind {
            NONE,
            /** The token behind each mask. */
            MASKED,
            /** The token after each position. */
            NEXT
        }
    }

    /**
     * Tokens that mean something to the model, by id.
     *
     * @param pad    stands where nothing is
     * @param start  what the decoder reads first
     * @param ends   each of them ends a text that is generated
     * @param mask   stands for a token to be guessed
     * @param forced the first token that is generated, whatever the scores
     * @param never  tokens that are not generated
     */
    public record Special(
            OptionalInt pad,
            OptionalInt start,
            List<Integer> ends,
            OptionalInt mask,
            OptionalInt forced,
            List<Integer> never) {
        public Special {
            ends = List.copyOf(ends);
            never = List.copyOf(never);
        }
    }

    /** The layers of a stack, if the model has it. */
    public Optional<Layers> layers(Stack stack) {
        return stack == Stack.ENCODER ? encoder : decoder;
    }

    /** How many tokens a stack can read. */
    public int vocabulary(Stack stack) {
        return stack == Stack.DECODER && encoder.isPresent() ? target : vocabulary;
    }

    /**
     * Every weight the model needs, by the engine's name for it, with its shape. Matrices are [out, in].
     * <pre>
     *   {encoder|decoder}.embedding.weight [V, D]   .positions.weight [P, D]   .types.weight [types, D]
     *   .embedding.norm.{weight, bias} [D]          .relative.weight [buckets, h]   .norm.{weight, bias} [D]
     *   .layers.L.{self_attn|cross_attn}.{q, k, v, out}.{weight, bias}   .norm.{weight, bias}
     *   .layers.L.ffn.{in, gate, out}.{weight, bias}                     .norm.{weight, bias}
     *   head.transform.{weight, bias}   head.norm.{weight, bias}   head.weight [V, D]   head.bias [V]
     * </pre>
     */
    public Map<String, int[]> tensors() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        encoder.ifPresent(layers -> stack(shapes, Stack.ENCODER, layers));
        decoder.ifPresent(layers -> stack(shapes, Stack.DECODER, layers));
        if (head.kind() != Head.Kind.NONE) {
            if (head.transform()) {
                linear(shapes, "head.transform", size, size, true);
                norm(shapes, "head.norm");
            }
            linear(shapes, "head", decoder.isPresent() ? vocabulary(Stack.DECODER) : vocabulary, size, head.bias());
        }
        return shapes;
    }

    private void stack(Map<String, int[]> shapes, Stack which, Layers layers) {
        String stack = which.key();
        shapes.put(stack + ".embedding.weight", new int[] {vocabulary(which), size});
        if (positions instanceof Positions.Learned learned) {
            shapes.put(stack + ".positions.weight", new int[] {maxPositions + learned.first(), size});
        }
        if (tokenTypes > 0) {
            shapes.put(stack + ".types.weight", new int[] {tokenTypes, size});
        }
        if (norm.embeddings()) {
            norm(shapes, stack + ".embedding.norm");
        }
        if (positions instanceof Positions.Relative relative) {
            shapes.put(stack + ".relative.weight", new int[] {relative.buckets(), layers.heads()});
        }
        for (int l = 0; l < layers.count(); l++) {
            String layer = stack + ".layers." + l;
            attention(shapes, layer + ".self_attn", layers);
            if (which == Stack.DECODER && encoder.isPresent()) {
                attention(shapes, layer + ".cross_attn", layers);
            }
            linear(shapes, layer + ".ffn.in", layers.feedForward(), size, biases.feedForward());
            if (gated) {
                linear(shapes, layer + ".ffn.gate", layers.feedForward(), size, biases.feedForward());
            }
            linear(shapes, layer + ".ffn.out", size, layers.feedForward(), biases.feedForward());
            norm(shapes, layer + ".ffn.norm");
        }
        if (norm.last()) {
            norm(shapes, stack + ".norm");
        }
    }

    private void attention(Map<String, int[]> shapes, String block, Layers layers) {
        int all = layers.heads() * layers.headSize();
        int keys = layers.keyHeads() * layers.headSize();
        linear(shapes, block + ".q", all, size, biases.attention());
        linear(shapes, block + ".k", keys, size, biases.attention());
        linear(shapes, block + ".v", keys, size, biases.attention());
        linear(shapes, block + ".out", size, all, biases.output());
        norm(shapes, block + ".norm");
    }

    private static void linear(Map<String, int[]> shapes, String name, int out, int in, boolean bias) {
        shapes.put(name + ".weight", new int[] {out, in});
        if (bias) {
            shapes.put(name + ".bias", new int[] {out});
        }
    }

    private void norm(Map<String, int[]> shapes, String name) {
        shapes.put(name + ".weight", new int[] {size});
        if (!norm.rms()) {
            shapes.put(name + ".bias", new int[] {size});
        }
    }
}
