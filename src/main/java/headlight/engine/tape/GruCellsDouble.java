package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exact cells of a GRU, written to be read: what the fast ones are checked against. */
final class GruCellsDouble implements RecurrentCells {

    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private double[] inputs = {};
    private double[] bias = {};
    private double[][] reset = {}; // [t][n·h], as the next three
    private double[][] update = {};
    private double[][] candidate = {};
    private double[][] fromState = {}; // W h + b of the new state, before the reset
    private double[][] hidden = {}; // [t + 1][n·h]
    private double[] dInputs = {};
    private double[] dBias = {};
    private double[] carried = {};

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        n = who.sentences();
        h = (int) in.get(3).size(1);
        inputs = Host.doubles(in.get(0));
        bias = Host.doubles(in.get(2));
        reset = new double[who.steps()][n * h];
        update = new double[who.steps()][n * h];
        candidate = new double[who.steps()][n * h];
        fromState = new double[who.steps()][n * h];
        hidden = new double[who.steps() + 1][];
        hidden[0] = Host.doubles(in.get(3));
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        double[] p = Host.doubles(products);
        hidden[step + 1] = hidden[step].clone();
        for (int k = 0; k < n * h; k++) {
            if (!sentences.ended(step, k / h)) {
                int j = k % h;
                int b = k / h * 3 * h + j;
                int x = input(step, k);
                double r = LstmCellsDouble.sigmoid(inputs[x] + p[b] + bias[j]);
                double z = LstmCellsDouble.sigmoid(inputs[x + h] + p[b + h] + bias[j + h]);
                double s = p[b + 2 * h] + bias[j + 2 * h];
                double u = Math.tanh(inputs[x + 2 * h] + r * s);
                reset[step][k] = r;
                update[step][k] = z;
                fromState[step][k] = s;
                candidate[step][k] = u;
                hidden[step + 1][k] = (1 - z) * u + z * hidden[step][k];
            }
        }
        Host.write(hidden[step + 1], hiddenAfter);
    }

    /** Where the input of state number k begins. */
    private int input(int step, int k) {
        return sentences.row(step, k / h) * 3 * h + k % h;
    }

    @Override
    public void beginBackward() {
        dInputs = new double[inputs.length];
        dBias = new double[bias.length];
        carried = new double[n * h];
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray products) {
        double[] dh = Host.doubles(hiddenGradient);
        double[] dp = new double[3 * n * h];
        for (int k = 0; k < n * h; k++) {
            dh[k] += carried[k];
            carried[k] = dh[k];
            if (!sentences.ended(step, k / h)) {
                double r = reset[step][k];
                double z = update[step][k];
                double u = candidate[step][k];
                double du = dh[k] * (1 - z) * (1 - u * u);
                double dz = dh[k] * (hidden[step][k] - u) * z * (1 - z);
                double dr = du * fromState[step][k] * r * (1 - r);
                carried[k] = dh[k] * z;
                int j = k % h;
                int b = k / h * 3 * h + j;
                dp[b] = dr;
                dp[b + h] = dz;
                dp[b + 2 * h] = du * r;
                int x = input(step, k);
                dInputs[x] += dr;
                dInputs[x + h] += dz;
                dInputs[x + 2 * h] += du;
                dBias[j] += dr;
                dBias[j + h] += dz;
                dBias[j + 2 * h] += du * r;
            }
        }
        Host.write(dp, products);
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
}
