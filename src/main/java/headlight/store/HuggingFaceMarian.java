package headlight.store;

import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Positions;
import java.util.Map;
import java.util.function.Predicate;

/**
 * {@code marian}: the encoder–decoder of "Attention Is All You Need" as Marian trains it, with sinusoidal positions
 * that are a formula and no weights (Vaswani 2017, Junczys-Dowmunt 2018).
 */
record HuggingFaceMarian() implements HuggingFaceType {

    @Override
    public String name() {
        return "marian";
    }

    @Override
    public String prefix() {
        return "model.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        settings.only("normalize_embedding", false);
        settings.only("static_position_embeddings", true);
        int words = settings.words("vocab_size");
        int target = settings.words("decoder_vocab_size", words);
        return HuggingFaceBart.spec(name(), settings, has, new Positions.Sinusoidal(), words, target, false);
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        return new HuggingFaceBart().places();
    }
}
