package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The element-wise part of an LSTM over a batch of whole sequences, and what it remembers for the way back. In Java,
 * because ND4J takes ten times as long for the same.
 * <pre>
 *   n sentences   h size of a state   u different inputs
 *   gates [n, 4h]: input, forget, candidate, output, as PyTorch stacks them
 * </pre>
 * A sentence that has ended keeps its state.
 */
interface LstmCells {

    /** For arrays of this type. */
    static LstmCells of(DataType type) {
        return type == DataType.DOUBLE ? new LstmCellsDouble() : new LstmCellsFloat();
    }

    /**
     * Starts a forward pass.
     *
     * @param inputs  what each input adds to the gates, bias included, [u, 4h]
     * @param rows    which of them each sentence reads: those of the first step, then those of the second
     * @param hidden  the first hidden state [n, h]
     * @param cell    the first cell state [n, h]
     * @param lengths how many steps each sentence has; empty when all have all
     */
    void begin(INDArray inputs, int[] rows, INDArray hidden, INDArray cell, List<Integer> lengths);

    /** One step: from what the state adds to the gates to the next hidden state, which is written to {@code hidden}. */
    void forward(int step, INDArray gates, INDArray hidden);

    /** The last cell state. */
    void end(INDArray cell);

    /** Starts the way back with the gradient of the last cell state. */
    void beginBackward(INDArray cell);

    /**
     * One step back: the gradient of the gates before their nonlinearity is written to {@code gates}; sentences that had
     * ended hand the gradient of their hidden state on to {@code before}.
     */
    void backward(int step, INDArray hidden, INDArray gates, INDArray before);

    /** The gradients of the inputs and of the first cell state. */
    void endBackward(INDArray inputs, INDArray cell);
}
