package headlight.store;

import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Positions;
import headlight.text.Refusal;
import java.util.Map;
import java.util.function.Predicate;

/** {@code roberta}: BERT whose positions are counted from behind the padding token's id (Liu 2019). */
record HuggingFaceRoberta() implements HuggingFaceType {

    private static final String OUTPUT = "lm_head.decoder.weight";

    @Override
    public String name() {
        return "roberta";
    }

    @Override
    public String prefix() {
        return "roberta.";
    }

    @Override
    public TransformerSpec spec(HuggingFaceSettings settings, Predicate<String> has) {
        int first = settings.padding(1) + 1;
        int rows = settings.positions("max_position_embeddings");
        if (rows <= first) {
            throw new Refusal(settings.where() + ": max_position_embeddings is " + rows + "; expected more than "
                    + first + ", the row of the first position");
        }
        boolean head = has.test("lm_head.dense.weight") || settings.savedFrom("ForMaskedLM");
        return HuggingFaceBert.spec(
                name(), settings, rows - first, new Positions.Learned(first), head, has.test(OUTPUT));
    }

    @Override
    public Map<String, HuggingFacePlace> places() {
        Map<String, HuggingFacePlace> places = HuggingFaceBert.encoder();
        places.put("head.transform", HuggingFacePlace.of("lm_head.dense"));
        places.put("head.norm", HuggingFacePlace.of("lm_head.layer_norm"));
        places.put("head.weight", HuggingFacePlace.of(OUTPUT, "embeddings.word_embeddings.weight"));
        places.put("head.bias", HuggingFacePlace.of("lm_head.bias", "lm_head.decoder.bias"));
        return places;
    }
}
