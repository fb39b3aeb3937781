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

/**
 * {@code gpt2}: a decoder alone, normalised before each block (Radford 2019). Its matrices are [in, out], and those of
 * queries, keys and values stand side by side in one.
 */
record HuggingFaceGpt2() implements HuggingFaceType {

    private static final String OUTPUT = "lm_head.weight";

    @Override
    public String name() {
        return "gpt2";
    }

    @Override
    public String prefix() {
        return "transformer.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        settings.only("scale_attn_by_inverse_layer_idx", false);
        settings.only("add_cross_attention", false);
        int size = settings.size("n_embd");
        int heads = settings.heads("n_head", "n_embd");
        int words = settings.words("vocab_size");
        return new TransformerSpec(
                name(),
                Optional.empty(),
                Optional.of(new Layers(
                        settings.layers("n_layer"), heads, heads, size / heads, settings.size("n_inner", 4 * size))),
                size,
                words,
                words,
                settings.positions("n_positions"),
                new Positions.Learned(0),
                new Norm(false, true, false, true, settings.epsilon("layer_norm_epsilon", 1e-5)),
                settings.activation("activation_function", "gelu_new"),
                false,
                Biases.all(true),
                settings.flag("scale_attn_weights", true),
                1,
                0,
                settings.scoresNext(has.test(OUTPUT), true)
                        ? new Head(Head.Kind.NEXT, false, false, settings.tied(has.test(OUTPUT), true), 1)
                        : Head.NONE,
                settings.special("bos_token_id", words));
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        places.put("decoder.embedding", HuggingFacePlace.of("wte"));
        places.put("decoder.positions", HuggingFacePlace.of("wpe"));
        places.put("decoder.layers.#.self_attn.norm", HuggingFacePlace.of("h.#.ln_1"));
        places.put("decoder.layers.#.self_attn.q", HuggingFacePlace.transposed("h.#.attn.c_attn", 0, 3));
        places.put("decoder.layers.#.self_attn.k", HuggingFacePlace.transposed("h.#.attn.c_attn", 1, 3));
        places.put("decoder.layers.#.self_attn.v", HuggingFacePlace.transposed("h.#.attn.c_attn", 2, 3));
        places.put("decoder.layers.#.self_attn.out", HuggingFacePlace.transposed("h.#.attn.c_proj"));
        places.put("decoder.layers.#.ffn.norm", HuggingFacePlace.of("h.#.ln_2"));
        places.put("decoder.layers.#.ffn.in", HuggingFacePlace.transposed("h.#.mlp.c_fc"));
        places.put("decoder.layers.#.ffn.out", HuggingFacePlace.transposed("h.#.mlp.c_proj"));
        places.put("decoder.norm", HuggingFacePlace.of("ln_f"));
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "wte.weight"));
        return places;
    }
}
