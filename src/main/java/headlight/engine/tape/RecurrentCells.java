package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a recurrent layer does besides its matrix products, over a batch of whole sequences, and what it remembers for the
 * way back. In Java, because ND4J takes ten times as long for the same.
 * <pre>
 *   n  sentences   h  size of a state   g  gates   u  different inputs
 *   products [n, g·h]: what the state adds to the gates, W h without its bias, as PyTorch stacks them
 * </pre>
 * A sentence that has ended keeps its state.
 */
interface RecurrentCells {

    /** Starts a forward pass over these inputs: x [u, g·h], W, b [g·h], h₀ [n, h], and c₀ [n, h] where there is one. */
    void begin(Sequences sentences, List<INDArray> in);

    /** One step: from what the state adds to the gates to the next state, which is written to {@code hidden}. */
    void forward(int step, INDArray products, INDArray hidden);

    /** Writes the last cell state, of cells that have one beside the hidden one. */
    default void lastCell(INDArray cell) {}

    /** Starts the way back. */
    void beginBackward();

    /** Takes the gradient of the last cell state, of cells that have one. */
    default void cellGradient(INDArray cell) {}

    /**
     * One step back.
     *
     * @param hidden   the gradient of the state after the step, as far as it came from elsewhere and through W
     * @param products where the gradient of the products is written
     */
    void backward(int step, INDArray hidden, INDArray products);

    /** Writes the gradients of x and b, and adds to that of h₀ what did not come through W. */
    void endBackward(INDArray inputs, INDArray bias, INDArray first);

    /** Writes the gradient of c₀, of cells that have one. */
    default void firstCellGradient(INDArray cell) {}
}
