package headlight.store;

import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Biases;
import headlight.spec.TransformerSpec.Head;
import headlight.spec.TransformerSpec.Layers;
import headlight.spec.TransformerSpec.Norm;
import headlight.spec.TransformerSpec.Positions;
import headlight.text.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code t5}: encoder and decoder without biases, their positions a bias on the scores, which are not divided by √d
 * (Raffel 2020). Version 1.1 has a gated feed-forward and an output matrix of its own.
 */
record HuggingFaceT5() implements HuggingFaceType {

    private static final String OUTPUT = "lm_head.weight";

    private static final String GATED = "gated-";

    @Override
    public String name() {
        return "t5";
    }

    @Override
    public String prefix() {
        return "";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        settings.only("is_encoder_decoder", true);
        int size = settings.size("d_model");
        int layers = settings.layers("num_layers");
        int heads = settings.size("num_heads");
        int words = settings.words("vocab_size");
        String forward = settings.text("feed_forward_proj", "relu");
        boolean gated = forward.startsWith(GATED);
        Layers encoder = new Layers(layers, heads, heads, settings.size("d_kv"), settings.size("d_ff"));
        Layers decoder = new Layers(
                settings.layers("num_decoder_layers", layers), heads, heads, encoder.headSize(), encoder.feedForward());
        // Where states are scored by the embeddings they are made smaller first; newer settings say so themselves.
        boolean scaled = settings.flag("scale_decoder_outputs", settings.tied(false, true));
        return new TransformerSpec(
                name(),
                Optional.of(encoder),
                Optional.of(decoder),
                size,
                words,
                words,
                settings.positions("n_positions", 512),
                positions(settings),
                new Norm(true, true, false, true, settings.epsilon("layer_norm_epsilon", 1e-6)),
                forward.equals("gated-gelu")
                        ? TransformerSpec.Activation.GELU_TANH
                        : settings.activation("feed_forward_proj", forward, gated ? GATED : ""),
                gated,
                Biases.all(false),
                false,
                1,
                0,
                settings.scoresNext(has.test(OUTPUT), true)
                        ? new Head(
                                Head.Kind.NEXT,
                                false,
                                false,
                                settings.tied(has.test(OUTPUT), true),
                                scaled ? 1 / Math.sqrt(size) : 1)
                        : Head.NONE,
                settings.special("decoder_start_token_id", words));
    }

    private static Positions positions(HuggingFaceSettings settings) {
        int buckets = settings.size("relative_attention_num_buckets", 32);
        int farthest = settings.size("relative_attention_max_distance", 128);
        if (buckets % 4 != 0 || farthest <= buckets / 2) {
            throw new Refusal(settings.where() + ": relative_attention_num_buckets is " + buckets
                    + " and relative_attention_max_distance " + farthest
                    + "; expected a multiple of 4, and a distance of more than half of it");
        }
        return new Positions.Relative(buckets, farthest);
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        for (String stack : new String[] {"encoder", "decoder"}) {
            String ours = stack + ".layers.#.";
            String theirs = stack + ".block.#.layer.";
            String forward = theirs + (stack.equals("encoder") ? 1 : 2);
            places.put(stack + ".embedding", HuggingFacePlace.of("shared", stack + ".embed_tokens"));
            places.put(
                    stack + ".relative",
                    HuggingFacePlace.of(stack + ".block.0.layer.0.SelfAttention.relative_attention_bias"));
            attention(places, ours + "self_attn", theirs + "0", "SelfAttention");
            attention(places, ours + "cross_attn", theirs + "1", "EncDecAttention");
            places.put(ours + "ffn.norm", HuggingFacePlace.of(forward + ".layer_norm"));
            // With a gate, wi_0 is what the activation bends.
            places.put(ours + "ffn.gate", HuggingFacePlace.of(forward + ".DenseReluDense.wi_0"));
            places.put(
                    ours + "ffn.in",
                    HuggingFacePlace.of(forward + ".DenseReluDense.wi", forward + ".DenseReluDense.wi_1"));
            places.put(ours + "ffn.out", HuggingFacePlace.of(forward + ".DenseReluDense.wo"));
            places.put(stack + ".norm", HuggingFacePlace.of(stack + ".final_layer_norm"));
        }
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "shared.weight", "decoder.embed_tokens.weight"));
        return places;
    }

    private static void attention(Map<String, HuggingFacePlace> places, String ours, String theirs, String kind) {
        places.put(ours + ".norm", HuggingFacePlace.of(theirs + ".layer_norm"));
        places.put(ours + ".q", HuggingFacePlace.of(theirs + "." + kind + ".q"));
        places.put(ours + ".k", HuggingFacePlace.of(theirs + "." + kind + ".k"));
        places.put(ours + ".v", HuggingFacePlace.of(theirs + "." + kind + ".v"));
        places.put(ours + ".out", HuggingFacePlace.of(theirs + "." + kind + ".o"));
    }
}
