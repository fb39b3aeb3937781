package headlight.spec;

import headlight.text.Vocabulary;
import headlight.trace.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of the recurrent family.
 *
 * @param name    the folder's name
 * @param spec    its settings
 * @param weights its tensors by PyTorch's names
 * @param source  the vocabulary of its input
 * @param target  the vocabulary of its output
 * @param card    what else is known of it
 */
public record RecurrentCheckpoint(
        String name, Seq2SeqSpec spec, Map<String, Tensor> weights, Vocabulary source, Vocabulary target, Card card)
        implements Checkpoint {

    public RecurrentCheckpoint {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    @Override
    public String family() {
        return "seq2seq";
    }

    @Override
    public long parameters() {
        return weights.values().stream().mapToLong(Tensor::length).sum();
    }
}
