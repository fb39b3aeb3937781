package headlight.engine.tape;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the inputs of a recurrent layer add to its gates, and on the way back the gradients of that and of the bias, in
 * single precision.
 * <pre>
 *   n sentences   u different inputs   h size of a state   g gates   x [u, g·h]   b [g·h]
 * </pre>
 */
final class GateInputs {

    private Sequences sentences = new Sequences(new int[0], 1, java.util.List.of());
    private int width;
    private int length;
    private int added;
    private float[] numbers = {};
    private float[] gradients = {};
    private float[] bias = {};
    private float[] biasGradient = {};

    /**
     * Starts a forward pass.
     *
     * @param added of how many columns, from the first, the bias belongs to the input; the cells see to the others
     */
    void begin(Sequences who, INDArray x, INDArray b, int added) {
        this.sentences = who;
        this.width = (int) x.size(1);
        this.length = (int) x.length();
        this.added = added;
        if (numbers.length < length) {
            numbers = new float[length];
            gradients = new float[length];
        }
        if (bias.length != width) {
            bias = new float[width];
            biasGradient = new float[width];
        }
        Host.read(x, numbers);
        Host.read(b, bias);
        for (int row = 0; row < length; row += width) {
            Loops.add(bias, 0, numbers, row, added);
        }
    }

    /** One number of the bias. */
    float bias(int column) {
        return bias[column];
    }

    /** What each sentence adds to a gate at a step: {@code to} [n, h]. */
    void read(int step, int gate, float[] to, int h) {
        for (int r = 0; r < sentences.sentences(); r++) {
            System.arraycopy(numbers, sentences.row(step, r) * width + gate * h, to, r * h, h);
        }
    }

    void beginBackward() {
        Arrays.fill(gradients, 0, length, 0);
        Arrays.fill(biasGradient, 0);
    }

    /** Adds to the gradient of what a sentence reads at a step, from a column on. */
    void add(int step, int sentence, int column, float[] gradient, int from, int count) {
        Loops.add(gradient, from, gradients, sentences.row(step, sentence) * width + column, count);
    }

    /** Adds to the gradient of the bias, from a column on. */
    void addToBias(int column, float[] gradient, int from, int count) {
        Loops.add(gradient, from, biasGradient, column, count);
    }

    /** Writes the gradients of x and b. */
    void endBackward(INDArray x, INDArray b) {
        for (int row = 0; row < length; row += width) {
            Loops.add(gradients, row, biasGradient, 0, added);
        }
        Host.write(gradients, x);
        Host.write(biasGradient, b);
    }
}
