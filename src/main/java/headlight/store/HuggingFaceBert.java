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

/** {@code bert}: an encoder, normalised after each residual; its head guesses masked words (Devlin 2018). */
record HuggingFaceBert() implements HuggingFaceType {

    private static final String OUTPUT = "cls.predictions.decoder.weight";

    @Override
    public String name() {
        return "bert";
    }

    @Override
    public String prefix() {
        return "bert.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        boolean head = has.test("cls.predictions.transform.dense.weight")
                || settings.savedFrom("ForMaskedLM", "ForPreTraining");
        int positions = settings.positions("max_position_embeddings");
        return spec(name(), settings, positions, new Positions.Learned(0), head, has.test(OUTPUT));
    }

    /**
     * What BERT and RoBERTa share.
     *
     * @param head whether there is one
     * @param own  whether it has a matrix of its own
     */
    static TransformerSpec spec(
            String family,
            HuggingFaceSettings settings,
            int maxPositions,
            Positions positions,
            boolean head,
            boolean own) {
        settings.only("position_embedding_type", "absolute");
        settings.only("is_decoder", false);
        settings.only("add_cross_attention", false);
        int size = settings.size("hidden_size");
        int heads = settings.heads("num_attention_heads", "hidden_size");
        int words = settings.words("vocab_size");
        return new TransformerSpec(
                family,
                Optional.of(new Layers(
                        settings.layers("num_hidden_layers"),
                        heads,
                        heads,
                        size / heads,
                        settings.size("intermediate_size"))),
                Optional.empty(),
                size,
                words,
                words,
                maxPositions,
                positions,
                new Norm(false, false, true, false, settings.epsilon("layer_norm_eps", 1e-12)),
                settings.activation("hidden_act", "gelu"),
                false,
                Biases.all(true),
                true,
                1,
                settings.words("type_vocab_size", 2),
                head ? new Head(Head.Kind.MASKED, true, true, settings.tied(own, true), 1) : Head.NONE,
                settings.special("bos_token_id", words));
    }

    /** What BERT and RoBERTa share. */
    static Map<String, HuggingFacePlace> encoder() {
        Map<String, HuggingFacePlace> places = new HashMap<>();
        places.put("encoder.embedding", HuggingFacePlace.of("embeddings.word_embeddings"));
        places.put("encoder.positions", HuggingFacePlace.of("embeddings.position_embeddings"));
        places.put("encoder.types", HuggingFacePlace.of("embeddings.token_type_embeddings"));
        places.put("encoder.embedding.norm", HuggingFacePlace.of("embeddings.LayerNorm"));
        String layer = "encoder.layer.#.";
        places.put("encoder.layers.#.self_attn.q", HuggingFacePlace.of(layer + "attention.self.query"));
        places.put("encoder.layers.#.self_attn.k", HuggingFacePlace.of(layer + "attention.self.key"));
        places.put("encoder.layers.#.self_attn.v", HuggingFacePlace.of(layer + "attention.self.value"));
        places.put("encoder.layers.#.self_attn.out", HuggingFacePlace.of(layer + "attention.output.dense"));
        places.put("encoder.layers.#.self_attn.norm", HuggingFacePlace.of(layer + "attention.output.LayerNorm"));
        places.put("encoder.layers.#.ffn.in", HuggingFacePlace.of(layer + "intermediate.dense"));
        places.put("encoder.layers.#.ffn.out", HuggingFacePlace.of(layer + "output.dense"));
        places.put("encoder.layers.#.ffn.norm", HuggingFacePlace.of(layer + "output.LayerNorm"));
        return places;
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = encoder();
        places.put("head.transform", HuggingFacePlace.of("cls.predictions.transform.dense"));
        places.put("head.norm", HuggingFacePlace.of("cls.predictions.transform.LayerNorm"));
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "embeddings.word_embeddings.weight"));
        places.put("head.bias", HuggingFacePlace.of("cls.predictions.bias", "cls.predictions.decoder.bias"));
        return places;
    }
}
