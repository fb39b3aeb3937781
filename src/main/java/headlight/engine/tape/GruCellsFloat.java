package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast cells of a GRU: a gate of all sentences has an array of its own, as in {@link LstmCellsFloat}. */
final class GruCellsFloat implements RecurrentCells {

    private static final int RESET = 0;
    private static final int UPDATE = 1;
    private static final int NEW = 2;
    private static final int FROM_STATE = 3; // W h + b of the new state, before the reset

    private final GateInputs inputs = new GateInputs();
    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private float[][][] gates = {}; // [t][4][n·h]
    private float[][] hidden = {}; // [t + 1][n·h]
    private float[][] gradients = {}; // of the gates: [4][n·h]
    private float[] added = {}; // what the inputs add to a gate: [n·h]
    private float[] bias = {}; // that of the new state, for each sentence: [n·h]
    private float[] dBias = {}; // its gradient
    private float[] stacked = {}; // the products as they come: [n, 3h]
    private float[] dHidden = {};
    private float[] carried = {}; // the gradient of the state before, as far as it does not come through W

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        resize(who.sentences(), (int) in.get(3).size(1), who.steps());
        inputs.begin(who, in.get(0), in.get(2), h, 2);
        for (int r = 0; r < n; r++) {
            System.arraycopy(inputs.bias(NEW), 0, bias, r * h, h);
        }
        Host.read(in.get(3), hidden[0]);
    }

    private void resize(int count, int size, int steps) {
        if (n != count || h != size || gates.length < steps) {
            n = count;
            h = size;
            gates = new float[steps][4][n * h];
            hidden = new float[steps + 1][n * h];
            gradients = new float[4][n * h];
            added = new float[n * h];
            bias = new float[n * h];
            dBias = new float[n * h];
            stacked = new float[3 * n * h];
            dHidden = new float[n * h];
            carried = new float[n * h];
        }
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        float[][] g = gates[step];
        Host.read(products, stacked);
        for (int r = 0; r < n; r++) {
            System.arraycopy(stacked, 3 * r * h, g[RESET], r * h, h);
            System.arraycopy(stacked, (3 * r + 1) * h, g[UPDATE], r * h, h);
            System.arraycopy(stacked, (3 * r + 2) * h, g[FROM_STATE], r * h, h);
        }
        inputs.read(step, RESET, added);
        Loops.sigmoid(g[RESET], added);
        inputs.read(step, UPDATE, added);
        Loops.sigmoid(g[UPDATE], added);
        inputs.read(step, NEW, added);
        Loops.add(bias, g[FROM_STATE]);
        Loops.tanhOfSum(added, g[RESET], g[FROM_STATE], g[NEW]);
        Loops.mix(g[UPDATE], g[NEW], hidden[step], hidden[step + 1]);
        sentences.keepEnded(step, hidden[step], hidden[step + 1], h);
        Host.write(hidden[step + 1], hiddenAfter);
    }

    @Override
    public void beginBackward() {
        inputs.beginBackward();
        Arrays.fill(carried, 0);
        Arrays.fill(dBias, 0);
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray products) {
        float[][] g = gates[step];
        Host.read(hiddenGradient, dHidden);
        Loops.add(carried, dHidden);
        Loops.throughTanhOfMix(dHidden, g[UPDATE], g[NEW], gradients[NEW]);
        Loops.throughGateOfMix(dHidden, g[UPDATE], g[NEW], hidden[step], gradients[UPDATE]);
        Loops.throughSigmoid(gradients[NEW], g[FROM_STATE], g[RESET], gradients[RESET]);
        Loops.multiply(gradients[NEW], g[RESET], gradients[FROM_STATE]);
        Loops.multiply(dHidden, g[UPDATE], carried);
        sentences.keepEnded(step, dHidden, carried, h);
        for (int r = 0; r < n; r++) {
            int row = r * h;
            if (sentences.ended(step, r)) {
                Arrays.fill(stacked, 3 * row, 3 * (row + h), 0);
                Arrays.fill(gradients[FROM_STATE], row, row + h, 0);
            } else {
                System.arraycopy(gradients[RESET], row, stacked, 3 * row, h);
                System.arraycopy(gradients[UPDATE], row, stacked, 3 * row + h, h);
                System.arraycopy(gradients[FROM_STATE], row, stacked, 3 * row + 2 * h, h);
                inputs.add(step, r, gradients);
            }
        }
        Loops.add(gradients[FROM_STATE], dBias);
        Host.write(stacked, products);
    }

    @Override
    public void endBackward(INDArray x, INDArray b, INDArray first) {
        Loops.addRows(dBias, n, h, added);
        inputs.endBackward(x, b, dBias);
        Host.read(first, dHidden);
        Loops.add(carried, dHidden);
        Host.write(dHidden, first);
    }
}
