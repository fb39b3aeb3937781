package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exact cells, written to be read: what the fast ones are checked against. */
final class LstmCellsDouble implements LstmCells {

    private int n;
    private int h;
    private double[][] gates = {};
    private double[][] cells = {};
    private double[] inputs = {};
    private double[] dInputs = {};
    private int[] rows = {};
    private double[] hidden = {};
    private double[] dCell = {};
    private List<Integer> lengths = List.of();

    @Override
    public void begin(INDArray from, int[] read, INDArray first, INDArray cell, List<Integer> sizes) {
        n = (int) first.size(0);
        h = (int) first.size(1);
        lengths = sizes;
        inputs = Host.doubles(from);
        rows = read;
        gates = new double[rows.length / n][4 * n * h];
        cells = new double[rows.length / n + 1][];
        hidden = Host.doubles(first);
        cells[0] = Host.doubles(cell);
    }

    private boolean ended(int step, int sentence) {
        return !lengths.isEmpty() && step >= lengths.get(sentence);
    }

    @Override
    public void forward(int step, INDArray gatesBefore, INDArray hiddenAfter) {
        double[] g = gates[step];
        Host.read(gatesBefore, g);
        cells[step + 1] = cells[step].clone();
        for (int k = 0; k < n * h; k++) {
            int b = k / h * 4 * h + k % h;
            int x = input(step, k);
            if (!ended(step, k / h)) {
                g[b] = sigmoid(g[b] + inputs[x]); // i
                g[b + h] = sigmoid(g[b + h] + inputs[x + h]); // f
                g[b + 2 * h] = Math.tanh(g[b + 2 * h] + inputs[x + 2 * h]); // g
                g[b + 3 * h] = sigmoid(g[b + 3 * h] + inputs[x + 3 * h]); // o
                cells[step + 1][k] = g[b + h] * cells[step][k] + g[b] * g[b + 2 * h]; // c = f c + i g
                hidden[k] = g[b + 3 * h] * Math.tanh(cells[step + 1][k]); // h = o tanh c
            }
        }
        Host.write(hidden, hiddenAfter);
    }

    /** Where the input of state number k begins. */
    private int input(int step, int k) {
        return rows[step * n + k / h] * 4 * h + k % h;
    }

    @Override
    public void end(INDArray cell) {
        Host.write(cells[cells.length - 1], cell);
    }

    @Override
    public void beginBackward(INDArray cell) {
        dCell = Host.doubles(cell);
        dInputs = new double[inputs.length];
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray gateGradient, INDArray before) {
        double[] dh = Host.doubles(hiddenGradient);
        double[] dBefore = Host.doubles(before);
        double[] g = gates[step];
        double[] dg = new double[g.length];
        for (int k = 0; k < n * h; k++) {
            int b = k / h * 4 * h + k % h;
            if (ended(step, k / h)) {
                dBefore[k] += dh[k];
            } else {
                double i = g[b];
                double f = g[b + h];
                double u = g[b + 2 * h];
                double o = g[b + 3 * h];
                double t = Math.tanh(cells[step + 1][k]);
                double dc = dCell[k] + dh[k] * o * (1 - t * t);
                dg[b] = dc * u * i * (1 - i);
                dg[b + h] = dc * cells[step][k] * f * (1 - f);
                dg[b + 2 * h] = dc * i * (1 - u * u);
                dg[b + 3 * h] = dh[k] * t * o * (1 - o);
                dCell[k] = dc * f;
                for (int gate = 0; gate < 4; gate++) {
                    dInputs[input(step, k) + gate * h] += dg[b + gate * h];
                }
            }
        }
        Host.write(dg, gateGradient);
        Host.write(dBefore, before);
    }

    @Override
    public void endBackward(INDArray into, INDArray cell) {
        Host.write(dInputs, into);
        Host.write(dCell, cell);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
