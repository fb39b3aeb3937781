package headlight.engine.tape;

import headlight.trace.Expression;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One operation: computes, sends gradients back, and explains single numbers. One class each, listed in {@link Ops}. */
public interface Op {

    /** What it is called, for example {@code softmax}. */
    String name();

    /**
     * Computes the result, into an array of the arena or as a view of an input.
     *
     * @throws IllegalArgumentException when the shapes of the inputs do not fit, saying both
     */
    INDArray forward(Arena arena, List<INDArray> in);

    /** Adds what the gradient of the result means for each input that wants one. */
    void backward(Flow flow);

    /** How the number at this index came about from the inputs' numbers. */
    Expression explain(Elements in, int... index);

    /** The same in letters, as LaTeX. */
    String formula(Letters in, int... index);
}
