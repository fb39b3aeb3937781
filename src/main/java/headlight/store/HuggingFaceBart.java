package headlight.store;

import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Biases;
import headlight.spec.TransformerSpec.Head;
import headlight.spec.TransformerSpec.Layers;
import headlight.spec.TransformerSpec.Norm;
import headlight.spec.TransformerSpec.Positions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code bart}: encoder and decoder, normalised after each residual; its positions begin at row 2 (Lewis 2019). */
record HuggingFaceBart() implements HuggingFaceType {

    private static final String OUTPUT = "lm_head.weight";

    @Override
    public String name() {
        return "bart";
    }

    @Override
    public String prefix() {
        return "model.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        settings.only("normalize_embedding", true);
        settings.only("static_position_embeddings", false);
        int words = settings.words("vocab_size");
        return spec(name(), settings, has, new Positions.Learned(2), words, words, true);
    }

    /** What BART and Marian share. */
    static TransformerSpec spec(
            String family,
            HuggingFaceSettings settings,
            Predicate<String> has,
            Positions positions,
            int words,
            int target,
            boolean normalised) {
        settings.only("is_encoder_decoder", true);
        settings.only("normalize_before", false);
        settings.only("add_final_layer_norm", false);
        int size = settings.size("d_model");
        boolean head = settings.scoresNext(has.test(OUTPUT), true);
        return new TransformerSpec(
                family,
                Optional.of(layers(settings, "encoder", size)),
                Optional.of(layers(settings, "decoder", size)),
                size,
                words,
                target,
                settings.positions("max_position_embeddings"),
                positions,
                new Norm(false, false, normalised, false, 1e-5),
                settings.activation("activation_function", "gelu"),
                false,
                Biases.all(true),
                true,
                settings.flag("scale_embedding", false) ? Math.sqrt(size) : 1,
                0,
                head
                        ? new Head(
                                Head.Kind.NEXT,
                                false,
                                has.test("final_logits_bias"),
                                settings.tied(has.test(OUTPUT), true),
                                1)
                        : Head.NONE,
                settings.special("decoder_start_token_id", target));
    }

    private static Layers layers(HuggingFaceSettings settings, String stack, int size) {
        int heads = settings.heads(stack + "_attention_heads", "d_model");
        return new Layers(
                settings.layers(stack + "_layers"), heads, heads, size / heads, settings.size(stack + "_ffn_dim"));
    }

    /** What BART and Marian share; nobody misses what a type does not have. */
    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        for (String stack : new String[] {"encoder", "decoder"}) {
            places.put(stack + ".embedding", HuggingFacePlace.of("shared", stack + ".embed_tokens"));
            places.put(stack + ".positions", HuggingFacePlace.of(stack + ".embed_positions"));
            places.put(stack + ".embedding.norm", HuggingFacePlace.of(stack + ".layernorm_embedding"));
            String layer = stack + ".layers.#.";
            attention(places, layer + "self_attn", layer + "self_attn");
            attention(places, layer + "cross_attn", layer + "encoder_attn");
            places.put(layer + "ffn.in", HuggingFacePlace.of(layer + "fc1"));
            places.put(layer + "ffn.out", HuggingFacePlace.of(layer + "fc2"));
            places.put(layer + "ffn.norm", HuggingFacePlace.of(layer + "final_layer_norm"));
        }
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "shared.weight", "decoder.embed_tokens.weight"));
        places.put("head.bias", HuggingFacePlace.of("final_logits_bias"));
        return places;
    }

    private static void attention(Map<String, HuggingFacePlace> places, String ours, String theirs) {
        places.put(ours + ".q", HuggingFacePlace.of(theirs + ".q_proj"));
        places.put(ours + ".k", HuggingFacePlace.of(theirs + ".k_proj"));
        places.put(ours + ".v", HuggingFacePlace.of(theirs + ".v_proj"));
        places.put(ours + ".out", HuggingFacePlace.of(theirs + ".out_proj"));
        places.put(ours + ".norm", HuggingFacePlace.of(theirs + "_layer_norm"));
    }
}
