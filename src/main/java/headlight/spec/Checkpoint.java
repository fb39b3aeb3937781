package headlight.spec;

import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as it lies in its folder, checked: every tensor that its settings ask for is there in the right shape.
 *
 * @param name    the folder's name
 * @param spec    its settings
 * @param weights its tensors by PyTorch's names
 * @param source  the vocabulary of its input
 * @param target  the vocabulary of its output
 * @param card    what else is known of it
 */
public record Checkpoint(
        String name, Seq2SeqSpec spec, Map<String, Tensor> weights, Vocabulary source, Vocabulary target, Card card) {

    public Checkpoint {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** How many numbers it has learned. */
    public long parameters() {
        return weights.values().stream().mapToLong(Tensor::length).sum();
    }

    /**
     * What a person wants to know of a model ({@code card.json} beside its config; every part may be empty).
     *
     * @param title    for the chooser, for example {@code French → English · LSTM · dot}
     * @param task     the task it was trained on
     * @param examples inputs to try
     * @param command  the command that trained it
     * @param seed     the seed of that training
     * @param accuracy exact match on held-out pairs, from 0 to 1; NaN when unknown
     */
    public record Card(String title, String task, List<String> examples, String command, long seed, double accuracy) {

        /** Of a model about which nothing is known. */
        public static final Card UNKNOWN = new Card("", "", List.of(), "", 0, Double.NaN);

        public Card {
            examples = List.copyOf(examples);
        }
    }
}
