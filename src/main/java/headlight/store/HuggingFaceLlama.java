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
import java.util.stream.Stream;

/** {@code llama}: a decoder alone with rotary positions and a gated feed-forward (Touvron 2023). */
record HuggingFaceLlama() implements HuggingFaceType {

    private static final String OUTPUT = "lm_head.weight";

    @Override
    public String name() {
        return "llama";
    }

    @Override
    public String prefix() {
        return "model.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        int size = settings.size("hidden_size");
        int heads = settings.size("num_attention_heads");
        int keyHeads = settings.dividing(
                "num_key_value_heads", settings.size("num_key_value_heads", heads), "num_attention_heads", heads);
        int headSize = settings.size("head_dim", 0) > 0
                ? settings.size("head_dim")
                : size / settings.heads("num_attention_heads", "hidden_size");
        if (headSize % 2 != 0) {
            throw new Refusal(settings.where() + ": heads of size " + headSize
                    + "; expected an even number, for rotary positions turn pairs");
        }
        boolean attention = settings.flag("attention_bias", false);
        int words = settings.words("vocab_size");
        return new TransformerSpec(
                name(),
                Optional.empty(),
                Optional.of(new Layers(
                        settings.layers("num_hidden_layers"),
                        heads,
                        keyHeads,
                        headSize,
                        settings.size("intermediate_size"))),
                size,
                words,
                words,
                settings.positions("max_position_embeddings", 2048),
                new Positions.Rotary(base(settings)),
                new Norm(true, true, false, true, settings.epsilon("rms_norm_eps", 1e-6)),
                settings.activation("hidden_act", "silu"),
                true,
                new Biases(attention, attention, settings.flag("mlp_bias", false)),
                true,
                1,
                0,
                settings.scoresNext(has.test(OUTPUT), false)
                        ? new Head(Head.Kind.NEXT, false, false, settings.tied(has.test(OUTPUT), false), 1)
                        : Head.NONE,
                settings.special("bos_token_id", words));
    }

    /** The base of the angles; older settings keep it outside, and say how angles are scaled beside it. */
    private static double base(HuggingFaceSettings settings) {
        double base = settings.number("rope_theta", 10_000, 1, 1e12);
        for (String name : Stream.of("rope_parameters", "rope_scaling").toList()) {
            Optional<Fields> rope = settings.object(name);
            if (rope.isPresent()) {
                String kind = rope.get().text("rope_type", rope.get().text("type", "default"));
                if (!kind.equals("default")) {
                    throw new Refusal(
                            settings.where() + ": " + name + " of type \"" + kind + "\" is not built (built: default)");
                }
                base = rope.get().number("rope_theta", base, 1, 1e12);
            }
        }
        return base;
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        String layer = "layers.#.";
        places.put("decoder.embedding", HuggingFacePlace.of("embed_tokens"));
        places.put("decoder.layers.#.self_attn.norm", HuggingFacePlace.of(layer + "input_layernorm"));
        places.put("decoder.layers.#.self_attn.q", HuggingFacePlace.of(layer + "self_attn.q_proj"));
        places.put("decoder.layers.#.self_attn.k", HuggingFacePlace.of(layer + "self_attn.k_proj"));
        places.put("decoder.layers.#.self_attn.v", HuggingFacePlace.of(layer + "self_attn.v_proj"));
        places.put("decoder.layers.#.self_attn.out", HuggingFacePlace.of(layer + "self_attn.o_proj"));
        places.put("decoder.layers.#.ffn.norm", HuggingFacePlace.of(layer + "post_attention_layernorm"));
        places.put("decoder.layers.#.ffn.gate", HuggingFacePlace.of(layer + "mlp.gate_proj"));
        places.put("decoder.layers.#.ffn.in", HuggingFacePlace.of(layer + "mlp.up_proj"));
        places.put("decoder.layers.#.ffn.out", HuggingFacePlace.of(layer + "mlp.down_proj"));
        places.put("decoder.norm", HuggingFacePlace.of("norm"));
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "embed_tokens.weight"));
        return places;
    }
}
