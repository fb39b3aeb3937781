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

/** {@code distilbert}: BERT without segments, in half as many layers (Sanh 2019). */
record HuggingFaceDistilbert() implements HuggingFaceType {

    private static final String OUTPUT = "vocab_projector.weight";

    @Override
    public String name() {
        return "distilbert";
    }

    @Override
    public String prefix() {
        return "distilbert.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        boolean head = has.test("vocab_transform.weight") || settings.savedFrom("ForMaskedLM");
        int size = settings.size("dim");
        int heads = settings.heads("n_heads", "dim");
        int words = settings.words("vocab_size");
        return new TransformerSpec(
                name(),
                Optional.of(new Layers(
                        settings.layers("n_layers"), heads, heads, size / heads, settings.size("hidden_dim"))),
                Optional.empty(),
                size,
                words,
                words,
                settings.positions("max_position_embeddings"),
                new Positions.Learned(0),
                new Norm(false, false, true, false, 1e-12),
                settings.activation("activation", "gelu"),
                false,
                Biases.all(true),
                true,
                1,
                0,
                head ? new Head(Head.Kind.MASKED, true, true, settings.tied(has.test(OUTPUT), true), 1) : Head.NONE,
                settings.special("bos_token_id", words));
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        places.put("encoder.embedding", HuggingFacePlace.of("embeddings.word_embeddings"));
        places.put("encoder.positions", HuggingFacePlace.of("embeddings.position_embeddings"));
        places.put("encoder.embedding.norm", HuggingFacePlace.of("embeddings.LayerNorm"));
        String layer = "transformer.layer.#.";
        places.put("encoder.layers.#.self_attn.q", HuggingFacePlace.of(layer + "attention.q_lin"));
        places.put("encoder.layers.#.self_attn.k", HuggingFacePlace.of(layer + "attention.k_lin"));
        places.put("encoder.layers.#.self_attn.v", HuggingFacePlace.of(layer + "attention.v_lin"));
        places.put("encoder.layers.#.self_attn.out", HuggingFacePlace.of(layer + "attention.out_lin"));
        places.put("encoder.layers.#.self_attn.norm", HuggingFacePlace.of(layer + "sa_layer_norm"));
        places.put("encoder.layers.#.ffn.in", HuggingFacePlace.of(layer + "ffn.lin1"));
        places.put("encoder.layers.#.ffn.out", HuggingFacePlace.of(layer + "ffn.lin2"));
        places.put("encoder.layers.#.ffn.norm", HuggingFacePlace.of(layer + "output_layer_norm"));
        places.put("head.transform", HuggingFacePlace.of("vocab_transform"));
        places.put("head.norm", HuggingFacePlace.of("vocab_layer_norm"));
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "embeddings.word_embeddings.weight"));
        places.put("head.bias", HuggingFacePlace.of("vocab_projector.bias"));
        return places;
    }
}
