package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast cells of an LSTM. A gate of all sentences has an array of its own, [n, h], and a loop runs over all of it, also
 * over sentences that have ended; their rows are put right afterwards.
 */
final class LstmCellsFloat implements RecurrentCells {

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;
    private static final float[] NOTHING = {};

    private final GateInputs inputs = new GateInputs();
    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private float[][][] gates = {}; // [t][4][n·h]
    private float[][] cells = {}; // [t + 1][n·h]
    private float[][] tanhs = {}; // [t][n·h]
    private float[][] gradients = {}; // of the gates: [4][n·h]
    private float[][] added = {}; // what the inputs add to the gates: [4][n·h]
    private float[] stacked = {}; // the gates as the matrix product has them: [n, 4h]
    private float[] hidden = {};
    private float[] spare = {};
    private float[] dHidden = {};
    private float[] carried = {}; // the gradient of the state before, as far as it does not come through W
    private float[] dCell = {};
    private float[] dCellNow = {};

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        resize(who.sentences(), (int) in.get(3).size(1), who.steps());
        inputs.begin(who, in.get(0), in.get(2), h, 4);
        Host.read(in.get(3), hidden);
        Host.read(in.get(4), cells[0]);
    }

    private void resize(int count, int size, int steps) {
        if (n != count || h != size || gates.length < steps) {
            n = count;
            h = size;
            gates = new float[steps][4][n * h];
            cells = new float[steps + 1][n * h];
            tanhs = new float[steps][n * h];
            gradients = new float[4][n * h];
            added = new float[4][n * h];
            stacked = new float[4 * n * h];
            hidden = new float[n * h];
            spare = new float[n * h];
            dHidden = new float[n * h];
            carried = new float[n * h];
            dCell = new float[n * h];
            dCellNow = new float[n * h];
        }
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        float[][] g = gates[step];
        Host.read(products, stacked);
        for (int gate = 0; gate < 4; gate++) {
            inputs.read(step, gate, added[gate]);
        }
        for (int r = 0; r < n; r++) {
            for (int gate = 0; gate < 4; gate++) {
                System.arraycopy(stacked, (4 * r + gate) * h, g[gate], r * h, h);
            }
        }
        Loops.sigmoid(g[INPUT], added[INPUT]);
        Loops.sigmoid(g[FORGET], added[FORGET]);
        Loops.tanhOfSum(g[CANDIDATE], added[CANDIDATE], g[CANDIDATE]);
        Loops.sigmoid(g[OUTPUT], added[OUTPUT]);
        Loops.sumOfProducts(g[FORGET], cells[step], g[INPUT], g[CANDIDATE], cells[step + 1]);
        sentences.keepEnded(step, cells[step], cells[step + 1], h);
        Loops.tanh(cells[step + 1], tanhs[step]);
        Loops.multiply(g[OUTPUT], tanhs[step], spare);
        sentences.keepEnded(step, hidden, spare, h);
        float[] before = hidden;
        hidden = spare;
        spare = before;
        Host.write(hidden, hiddenAfter);
    }

    @Override
    public void lastCell(INDArray cell) {
        Host.write(cells[sentences.steps()], cell);
    }

    @Override
    public void beginBackward() {
        inputs.beginBackward();
        Arrays.fill(carried, 0);
    }

    @Override
    public void cellGradient(INDArray cell) {
        Host.read(cell, dCell);
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray products) {
        float[][] g = gates[step];
        float[] tanh = tanhs[step];
        Host.read(hiddenGradient, dHidden);
        if (sentences.mayEnd()) {
            Loops.add(carried, dHidden);
        }
        Loops.throughTanh(dHidden, g[OUTPUT], tanh, dCellNow);
        Loops.add(dCell, dCellNow);
        Loops.throughSigmoid(dCellNow, g[CANDIDATE], g[INPUT], gradients[INPUT]);
        Loops.throughSigmoid(dCellNow, cells[step], g[FORGET], gradients[FORGET]);
        Loops.throughTanh(dCellNow, g[INPUT], g[CANDIDATE], gradients[CANDIDATE]);
        Loops.throughSigmoid(dHidden, tanh, g[OUTPUT], gradients[OUTPUT]);
        Loops.multiply(dCellNow, g[FORGET], dCellNow);
        sentences.keepEnded(step, dCell, dCellNow, h);
        float[] after = dCell;
        dCell = dCellNow;
        dCellNow = after;
        for (int r = 0; r < n; r++) {
            if (sentences.ended(step, r)) {
                Arrays.fill(stacked, 4 * r * h, 4 * (r + 1) * h, 0);
                System.arraycopy(dHidden, r * h, carried, r * h, h);
            } else {
                for (int gate = 0; gate < 4; gate++) {
                    System.arraycopy(gradients[gate], r * h, stacked, (4 * r + gate) * h, h);
                }
                inputs.add(step, r, gradients);
                Arrays.fill(carried, r * h, (r + 1) * h, 0);
            }
        }
        Host.write(stacked, products);
    }

    @Override
    public void endBackward(INDArray x, INDArray bias, INDArray first) {
        inputs.endBackward(x, bias, NOTHING);
        if (sentences.mayEnd()) {
            Host.read(first, dHidden);
            Loops.add(carried, dHidden);
            Host.write(dHidden, first);
        }
    }

    @Override
    public void firstCellGradient(INDArray cell) {
        Host.write(dCell, cell);
    }
}
