package headlight.engine.train;

import headlight.trace.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What came of a training.
 *
 * @param weights of the best epoch; of the last step when stopped before the first epoch ended
 * @param exact   its exact match on the held-out pairs; NaN when unknown
 * @param epochs  how each pass went
 * @param stopped whether it was stopped from outside
 */
public record Trained(Map<String, Tensor> weights, double exact, List<Epoch> epochs, boolean stopped) {

    public Trained {
        epochs = List.copyOf(epochs);
    }
}
