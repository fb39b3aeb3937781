package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exact cells of an LSTM, written to be read: what the fast ones are checked against. */
final class LstmCellsDouble implements RecurrentCells {

    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private double[][] gates = {};
    private double[][] cells = {};
    private double[] inputs = {};
    private double[] bias = {};
    private double[] hidden = {};
    private double[] dInputs = {};
    private double[] dBias = {};
    private double[] dCell = {};
    private double[] carried = {};

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        n = who.sentences();
        h = (int) in.get(3).size(1);
        inputs = Host.doubles(in.get(0));
        bias = Host.doubles(in.get(2));
        hidden = Host.doubles(in.get(3));
        gates = new double[who.steps()][];
        cells = new double[who.steps() + 1][];
        cells[0] = Host.doubles(in.get(4));
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        double[] g = Host.doubles(products);
        gates[step] = g;
        cells[step + 1] = cells[step].clone();
        for (int k = 0; k < n * h; k++) {
            int b = k / h * 4 * h + k % h;
            int x = input(step, k);
            int j = k % h;
            if (!sentences.ended(step, k / h)) {
                g[b] = sigmoid(g[b] + bias[j] + inputs[x]); // i
                g[b + h] = sigmoid(g[b + h] + bias[j + h] + inputs[x + h]); // f
                g[b + 2 * h] = Math.tanh(g[b + 2 * h] + bias[j + 2 * h] + inputs[x + 2 * h]); // g
                g[b + 3 * h] = sigmoid(g[b + 3 * h] + bias[j + 3 * h] + inputs[x + 3 * h]); // o
                cells[step + 1][k] = g[b + h] * cells[step][k] + g[b] * g[b + 2 * h]; // c = f c + i g
                hidden[k] = g[b + 3 * h] * Math.tanh(cells[step + 1][k]); // h = o tanh c
            }
        }
        Host.write(hidden, hiddenAfter);
    }

    /** Where the input of state number k begins. */
    private int input(int step, int k) {
        return sentences.row(step, k / h) * 4 * h + k % h;
    }

    @Override
    public void lastCell(INDArray cell) {
        Host.write(cells[cells.length - 1], cell);
    }

    @Override
    public void beginBackward() {
        dInputs = new double[inputs.length];
        dBias = new double[bias.length];
        carried = new double[n * h];
    }

    @Override
    public void cellGradient(INDArray cell) {
        dCell = Host.doubles(cell);
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray products) {
        double[] dh = Host.doubles(hiddenGradient);
        double[] g = gates[step];
        double[] dg = new double[g.length];
        for (int k = 0; k < n * h; k++) {
            int b = k / h * 4 * h + k % h;
            dh[k] += carried[k];
            carried[k] = 0;
            if (sentences.ended(step, k / h)) {
                carried[k] = dh[k];
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
                    dBias[k % h + gate * h] += dg[b + gate * h];
                }
            }
        }
        Host.write(dg, products);
    }

    @Override
    public void endBackward(INDArray x, INDArray b, INDArray first) {
        Host.write(dInputs, x);
        Host.write(dBias, b);
        double[] dh = Host.doubles(first);
        for (int k = 0; k < dh.length; k++) {
            dh[k] += carried[k];
        }
        Host.write(dh, first);
    }

    @Override
    public void firstCellGradient(INDArray cell) {
        Host.write(dCell, cell);
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
