package headlight.engine.model;

import headlight.engine.nn.Parameters;
import headlight.engine.tape.Backend;
import headlight.spec.Checkpoint;
import headlight.spec.Generation;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.spec.Seq2SeqSpec.Attention;
import headlight.spec.Seq2SeqSpec.Bridge;
import headlight.spec.Seq2SeqSpec.Cell;
import headlight.spec.Seq2SeqSpec.Combine;
import headlight.spec.Seq2SeqSpec.Tokens;
import headlight.text.Vocabulary;
import java.util.List;
import java.util.Optional;

/** Small models with random weights, for tests. */
public final class Models {

    private static final Vocabulary SOURCE = new Vocabulary(List.of("<pad>", "<unk>", "il", "a", "m'", "entarté"));
    private static final Vocabulary TARGET =
            new Vocabulary(List.of("<pad>", "<s>", "<eos>", "<unk>", "he", "hit", "me", "with", "a", "pie"));

    private Models() {}

    /** The settings of a small model of words. */
    public static Seq2SeqSpec spec(int hidden) {
        return new Seq2SeqSpec(
                Cell.LSTM,
                1,
                false,
                false,
                6,
                hidden,
                hidden,
                Attention.DOT,
                Combine.LINEAR,
                true,
                false,
                Bridge.STATE,
                Tokens.WORDS,
                Optional.of("<pad>"),
                Optional.of("<s>"),
                Optional.of("<eos>"),
                29,
                8,
                Optional.empty(),
                Optional.empty());
    }

    /** A model with weights from a seed. */
    public static RecurrentCheckpoint random(int hidden, long seed) {
        Backend.start();
        Seq2SeqSpec spec = spec(hidden);
        try (Parameters fresh = Parameters.fresh(spec.tensors(SOURCE.size(), TARGET.size()), seed)) {
            return new RecurrentCheckpoint("random", spec, fresh.copy(), SOURCE, TARGET, Checkpoint.Card.UNKNOWN);
        }
    }

    /** "il a m' entarté" for such a model. */
    public static Request request(Optional<List<Integer>> forced) {
        return new Request(
                "il a m' entarté",
                List.of("il", "a", "m'", "entarté"),
                List.of(2, 3, 4, 5),
                forced,
                List.of(),
                Generation.GREEDY);
    }
}
