package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the inputs of a recurrent layer add to its gates, and on the way back the gradients of that and of the bias, in
 * single precision.
 * <pre>
 *   n sentences   u different inputs   h size of a state   g gates   x [u, g·h]   b [g·h]
 * </pre>
 */
final class GateInputs {

    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int u;
    private int h;
    private int biased;
    private float[] numbers = {}; // [u, g·h]
    private float[][] gradients = {}; // [u][g·h]
    private float[] bias = {};
    private float[] row = {};

    /**
     * Starts a forward pass.
     *
     * @param biased to how many gates, from the first, the bias is added here; the cells see to the others
     */
    void begin(Sequences who, INDArray x, INDArray b, int size, int biased) {
        this.sentences = who;
        this.u = (int) x.size(0);
        this.h = size;
        this.biased = biased * h;
        int width = (int) x.size(1);
        if (gradients.length < u || row.length != width) {
            numbers = new float[u * width];
            gradients = new float[u][width];
            bias = new float[width];
            row = new float[width];
        }
        Host.read(b, bias);
        Host.read(x, numbers);
        for (int i = 0; i < u; i++) {
            System.arraycopy(numbers, i * width, row, 0, width);
            Loops.add(bias, row, this.biased);
            System.arraycopy(row, 0, numbers, i * width, width);
        }
    }

    /** The bias of a gate. */
    float[] bias(int gate) {
        return Arrays.copyOfRange(bias, gate * h, (gate + 1) * h);
    }

    /** What each sentence adds to a gate at a step: {@code to} [n, h]. */
    void read(int step, int gate, float[] to) {
        for (int r = 0; r < sentences.sentences(); r++) {
            System.arraycopy(numbers, sentences.row(step, r) * row.length + gate * h, to, r * h, h);
        }
    }

    void beginBackward() {
        for (int i = 0; i < u; i++) {
            Arrays.fill(gradients[i], 0);
        }
    }

    /** Adds to the gradient of what a sentence reads at a step that of its gates, each [n, h]. */
    void add(int step, int sentence, float[][] gates) {
        for (int gate = 0; gate * h < row.length; gate++) {
            System.arraycopy(gates[gate], sentence * h, row, gate * h, h);
        }
        Loops.add(row, gradients[sentences.row(step, sentence)]);
    }

    /**
     * Writes the gradients of x and b.
     *
     * @param last that of the bias of the gates to which it was not added here
     */
    void endBackward(INDArray x, INDArray b, float[] last) {
        Arrays.fill(row, 0);
        for (int i = 0; i < u; i++) {
            Loops.add(gradients[i], row, biased);
            System.arraycopy(gradients[i], 0, numbers, i * row.length, row.length);
        }
        Host.write(numbers, x);
        System.arraycopy(last, 0, row, biased, row.length - biased);
        Host.write(row, b);
    }
}
