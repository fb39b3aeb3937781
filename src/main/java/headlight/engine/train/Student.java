package headlight.engine.train;

import headlight.engine.nn.Parameters;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.trace.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A fresh model that a {@link Trainer} teaches. */
public interface Student extends AutoCloseable {

    /** What it learns. */
    Parameters parameters();

    /** Where its arrays come from. */
    Arena arena();

    /**
     * The mean loss of these pairs, per token, as a single number.
     *
     * @param tape           an empty one
     * @param teacherForcing how often the decoder reads the right token rather than its own likeliest one; with 1 nothing is
     *                       drawn
     * @param random         decides which it reads
     */
    Value loss(Tape tape, List<Sample> batch, double teacherForcing, Random random);

    /** What it makes of a pair now. */
    Seen see(Sample pair);

    /** What it writes for these sources, greedily: for each the ids without the end token. */
    List<List<Integer>> decode(List<List<Integer>> sources);

    /** A target without the end token. */
    List<Integer> withoutEnd(List<Integer> target);

    /** A copy of what it has learned, by the names of its settings. */
    default Map<String, Tensor> weights() {
        return parameters().copy();
    }

    @Override
    default void close() {
        arena().close();
        parameters().close();
    }
}
