package headlight.engine.train;

import headlight.trace.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What a model makes of one pair at some step of its training.
 *
 * @param wrote   what it writes when nobody helps: ids, without the end token
 * @param weights where it looks for each token of the right target [t, s], source tokens in reading order; of a
 *                Transformer the mean of the heads of the last layer's cross-attention; empty without attention
 */
public record Seen(List<Integer> wrote, Optional<Tensor> weights) {

    public Seen {
        wrote = List.copyOf(wrote);
    }
}
