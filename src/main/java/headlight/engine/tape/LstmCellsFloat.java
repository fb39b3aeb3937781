package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast cells. The compiler turns a loop into vector instructions only where it is long and writes one array: so a
 * gate of all sentences has an array of its own, [n, h], and a loop runs over all of it, also over sentences that have
 * ended; their rows are put right afterwards.
 */
final class LstmCellsFloat implements LstmCells {

    private static final int INPUT = 0;
    private static final int FORGET = 1;
    private static final int CANDIDATE = 2;
    private static final int OUTPUT = 3;

    private int n;
    private int h;
    private int[] rows = {};
    private List<Integer> lengths = List.of();
    private float[][][] gates = {}; // [t][4][n·h]
    private float[][] cells = {}; // [t + 1][n·h]
    private float[][] tanhs = {}; // [t][n·h]
    private float[][] gradients = {}; // of the gates: [4][n·h]
    private float[][] added = {}; // what the inputs add to the gates: [4][n·h]
    private float[] stacked = {}; // the gates as the matrix product has them: [n, 4h]
    private float[] hidden = {};
    private float[] spare = {};
    private float[] dHidden = {};
    private float[] dBefore = {};
    private float[] dCell = {};
    private float[] dCellNow = {};
    private float[] inputs = {};
    private float[] dInputs = {};

    @Override
    public void begin(INDArray from, int[] read, INDArray first, INDArray cell, List<Integer> sizes) {
        resize((int) first.size(0), (int) first.size(1), read.length / (int) first.size(0));
        rows = read;
        lengths = sizes;
        inputs = new float[(int) from.length()];
        Host.read(from, inputs);
        Host.read(first, hidden);
        Host.read(cell, cells[0]);
    }

    private void resize(int sentences, int size, int steps) {
        if (n != sentences || h != size || gates.length < steps) {
            n = sentences;
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
            dBefore = new float[n * h];
            dCell = new float[n * h];
            dCellNow = new float[n * h];
        }
    }

    @Override
    public void forward(int step, INDArray gatesBefore, INDArray hiddenAfter) {
        float[][] g = gates[step];
        Host.read(gatesBefore, stacked);
        for (int r = 0; r < n; r++) {
            int input = input(step, r);
            for (int gate = 0; gate < 4; gate++) {
                System.arraycopy(stacked, (4 * r + gate) * h, g[gate], r * h, h);
                System.arraycopy(inputs, input + gate * h, added[gate], r * h, h);
            }
        }
        sigmoid(g[INPUT], added[INPUT]);
        sigmoid(g[FORGET], added[FORGET]);
        add(added[CANDIDATE], 0, g[CANDIDATE], 0, n * h);
        tanh(g[CANDIDATE], g[CANDIDATE]);
        sigmoid(g[OUTPUT], added[OUTPUT]);
        sumOfProducts(g[FORGET], cells[step], g[INPUT], g[CANDIDATE], cells[step + 1]);
        keepEnded(step, cells[step], cells[step + 1]);
        tanh(cells[step + 1], tanhs[step]);
        multiply(g[OUTPUT], tanhs[step], spare);
        keepEnded(step, hidden, spare);
        float[] before = hidden;
        hidden = spare;
        spare = before;
        Host.write(hidden, hiddenAfter);
    }

    /** Where the input of a sentence begins. */
    private int input(int step, int sentence) {
        return rows[step * n + sentence] * 4 * h;
    }

    private boolean ended(int step, int sentence) {
        return !lengths.isEmpty() && step >= lengths.get(sentence);
    }

    private void keepEnded(int step, float[] before, float[] after) {
        for (int r = 0; r < n; r++) {
            if (ended(step, r)) {
                System.arraycopy(before, r * h, after, r * h, h);
            }
        }
    }

    @Override
    public void end(INDArray cell) {
        Host.write(cells[rows.length / n], cell);
    }

    @Override
    public void beginBackward(INDArray cell) {
        Host.read(cell, dCell);
        dInputs = new float[inputs.length];
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray gateGradient, INDArray before) {
        float[][] g = gates[step];
        float[] tanh = tanhs[step];
        Host.read(hiddenGradient, dHidden);
        throughTanh(dHidden, g[OUTPUT], tanh, dCellNow);
        add(dCell, 0, dCellNow, 0, n * h);
        throughSigmoid(dCellNow, g[CANDIDATE], g[INPUT], gradients[INPUT]);
        throughSigmoid(dCellNow, cells[step], g[FORGET], gradients[FORGET]);
        throughTanh(dCellNow, g[INPUT], g[CANDIDATE], gradients[CANDIDATE]);
        throughSigmoid(dHidden, tanh, g[OUTPUT], gradients[OUTPUT]);
        multiply(dCellNow, g[FORGET], dCellNow);
        keepEnded(step, dCell, dCellNow);
        float[] after = dCell;
        dCell = dCellNow;
        dCellNow = after;
        passEnded(step, before);
        for (int r = 0; r < n; r++) {
            if (!ended(step, r)) {
                for (int gate = 0; gate < 4; gate++) {
                    System.arraycopy(gradients[gate], r * h, stacked, (4 * r + gate) * h, h);
                }
                add(stacked, 4 * r * h, dInputs, input(step, r), 4 * h);
            } else {
                Arrays.fill(stacked, 4 * r * h, 4 * (r + 1) * h, 0);
            }
        }
        Host.write(stacked, gateGradient);
    }

    /** Sentences that have ended hand the gradient of their hidden state on. */
    private void passEnded(int step, INDArray before) {
        if (!lengths.isEmpty()) {
            Host.read(before, dBefore);
            for (int r = 0; r < n; r++) {
                if (ended(step, r)) {
                    add(dHidden, r * h, dBefore, r * h, h);
                }
            }
            Host.write(dBefore, before);
        }
    }

    @Override
    public void endBackward(INDArray into, INDArray cell) {
        Host.write(dInputs, into);
        Host.write(dCell, cell);
    }

    private static void add(float[] x, int from, float[] to, int at, int count) {
        for (int j = 0; j < count; j++) {
            to[at + j] += x[from + j];
        }
    }

    private static void multiply(float[] x, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = x[j] * y[j];
        }
    }

    /** a ∘ b + c ∘ d. */
    private static void sumOfProducts(float[] a, float[] b, float[] c, float[] d, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = a[j] * b[j] + c[j] * d[j];
        }
    }

    /** The gradient of x where y = σ(x) and the result is y times a factor. */
    private static void throughSigmoid(float[] d, float[] factor, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * factor[j] * y[j] * (1 - y[j]);
        }
    }

    /** The gradient of x where y = tanh x and the result is y times a factor. */
    private static void throughTanh(float[] d, float[] factor, float[] y, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = d[j] * factor[j] * (1 - y[j] * y[j]);
        }
    }

    /** σ(x + y), with σ(x) = ½ + ½ tanh(x/2). */
    private static void sigmoid(float[] x, float[] y) {
        for (int j = 0; j < x.length; j++) {
            x[j] = 0.5f + 0.5f * Quick.tanh(0.5f * (x[j] + y[j]));
        }
    }

    private static void tanh(float[] from, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = Quick.tanh(from[j]);
        }
    }
}
