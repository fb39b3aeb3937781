package headlight.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import headlight.spec.Checkpoint;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Layers;
import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a Transformer that was trained here as a Marian folder, which transformers opens as well. */
public final class TransformerFolder {

    private static final String SHARED = "model.shared.weight";
    private static final List<String> TIED =
            List.of("encoder.embedding.weight", "decoder.embedding.weight", "head.weight");

    private TransformerFolder() {}

    /**
     * Writes the model. Until everything else of it is there it has no {@code config.json}, so that a folder half written
     * never looks like a model.
     *
     * @param weights by the settings' names; embeddings and head are one matrix
     * @param words   whether a token is a word, else a character
     * @throws IOException when it cannot be written
     */
    public static void write(
            Path folder,
            TransformerSpec spec,
            Map<String, Tensor> weights,
            Vocabulary vocabulary,
            boolean words,
            Checkpoint.Card card)
            throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve(ConfigFile.NAME));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(SHARED, weights.get(TIED.get(0)));
        HuggingFaceType marian = HuggingFaceTypes.named(spec.family()).orElseThrow();
        weights.forEach((name, tensor) -> {
            if (!TIED.contains(name)) {
                tensors.put(marian.prefix() + HuggingFaceWeights.nameInFile(marian, name), tensor);
            }
        });
        AtomicFile.write(
                folder.resolve("model.safetensors"), out -> Safetensors.write(out, tensors, Map.of("format", "pt")));
        AtomicFile.write(
                folder.resolve(CardFile.NAME),
                out -> out.write(bytes(CardFile.json(card).toPrettyString())));
        AtomicFile.write(
                folder.resolve(ConfigFile.VOCABULARY),
                out -> out.write(bytes(VocabularyFile.json(vocabulary).toPrettyString())));
        AtomicFile.write(
                folder.resolve(ConfigFile.NAME),
                out -> out.write(bytes(config(spec, words).toPrettyString())));
    }

    private static byte[] bytes(String json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode config(TransformerSpec spec, boolean words) {
        TransformerSpec.Special special = spec.special();
        ObjectNode config = Json.MAPPER.createObjectNode();
        config.put("model_type", spec.family());
        config.putArray("architectures").add("MarianMTModel");
        config.put("tokens", words ? "words" : "characters");
        config.put("d_model", spec.size());
        layers(config, "encoder", spec.encoder().orElseThrow());
        layers(config, "decoder", spec.decoder().orElseThrow());
        config.put("vocab_size", spec.vocabulary());
        config.put("decoder_vocab_size", spec.target());
        config.put("max_position_embeddings", spec.maxPositions());
        config.put("activation_function", spec.activation().name().toLowerCase(java.util.Locale.ROOT));
        config.put("scale_embedding", spec.embeddingScale() != 1);
        config.put("static_position_embeddings", true);
        config.put("normalize_embedding", false);
        config.put("share_encoder_decoder_embeddings", true);
        config.put("tie_word_embeddings", true);
        config.put("is_encoder_decoder", true);
        config.put("pad_token_id", special.pad().orElseThrow());
        config.put("decoder_start_token_id", special.start().orElseThrow());
        config.put("eos_token_id", special.ends().get(0));
        special.never()
                .forEach(id -> config.withArray("bad_words_ids").addArray().add(id));
        return config;
    }

    private static void layers(ObjectNode config, String stack, Layers layers) {
        config.put(stack + "_layers", layers.count());
        config.put(stack + "_attention_heads", layers.heads());
        config.put(stack + "_ffn_dim", layers.feedForward());
    }
}
