package headlight.engine.train;

import java.util.List;

/**
 * One pair to learn from.
 *
 * @param source ids in reading order
 * @param target ids, the end token included where the model has one
 */
public record Sample(List<Integer> source, List<Integer> target) {

    public Sample {
        source = List.copyOf(source);
        target = List.copyOf(target);
    }
}
