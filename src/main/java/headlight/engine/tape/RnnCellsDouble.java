package headlight.engine.tape;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The exact cells of a plain recurrent network, written to be read: what the fast ones are checked against. */
final class RnnCellsDouble implements RecurrentCells {

    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private double[] inputs = {};
    private double[] bias = {};
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
        hidden = new double[who.steps() + 1][];
        hidden[0] = Host.doubles(in.get(3));
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        double[] p = Host.doubles(products);
        hidden[step + 1] = hidden[step].clone();
        for (int k = 0; k < n * h; k++) {
            if (!sentences.ended(step, k / h)) {
                hidden[step + 1][k] = Math.tanh(inputs[input(step, k)] + p[k] + bias[k % h]);
            }
        }
        Host.write(hidden[step + 1], hiddenAfter);
    }

    /** The input of state number k. */
    private int input(int step, int k) {
        return sentences.row(step, k / h) * h + k % h;
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
        double[] dp = new double[n * h];
        for (int k = 0; k < n * h; k++) {
            dh[k] += carried[k];
            carried[k] = 0;
            if (sentences.ended(step, k / h)) {
                carried[k] = dh[k];
            } else {
                dp[k] = dh[k] * (1 - hidden[step + 1][k] * hidden[step + 1][k]);
                dInputs[input(step, k)] += dp[k];
                dBias[k % h] += dp[k];
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
