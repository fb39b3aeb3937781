package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast cells: loops over floats that the compiler turns into vector instructions. */
final class LstmCellsFloat implements LstmCells {

    private int steps;
    private int n;
    private int h;
    private float[][] gates = new float[0][];
    private float[][] cells = new float[0][];
    private float[][] tanhs = new float[0][];
    private float[] bias = new float[0];
    private float[] scale = new float[0];
    private float[] offset = new float[0];
    private float[] hidden = new float[0];
    private float[] dHidden = new float[0];
    private float[] dCell = new float[0];
    private float[] dGates = new float[0];
    private float[] dBefore = new float[0];
    private List<Integer> lengths = List.of();

    @Override
    public void begin(int count, INDArray biases, INDArray first, INDArray cell, List<Integer> sizes) {
        lengths = sizes;
        if (n != first.size(0) || h != first.size(1) || gates.length < count) {
            n = (int) first.size(0);
            h = (int) first.size(1);
            gates = new float[count][4 * n * h];
            cells = new float[count + 1][n * h];
            tanhs = new float[count][n * h];
            bias = new float[4 * n * h];
            scale = new float[4 * n * h];
            offset = new float[4 * n * h];
            for (int k = 0; k < scale.length; k++) {
                boolean candidate = k / h % 4 == 2;
                scale[k] = candidate ? 1 : 0.5f;
                offset[k] = candidate ? 0 : 0.5f;
            }
            hidden = new float[n * h];
            dHidden = new float[n * h];
            dCell = new float[n * h];
            dGates = new float[4 * n * h];
            dBefore = new float[n * h];
        }
        Host.read(biases, bias);
        for (int r = 1; r < n; r++) {
            System.arraycopy(bias, 0, bias, r * 4 * h, 4 * h);
        }
        Host.read(first, hidden);
        Host.read(cell, cells[0]);
        steps = count;
    }

    @Override
    public void forward(int step, INDArray gatesBefore, INDArray hiddenAfter) {
        float[] g = gates[step];
        Host.read(gatesBefore, g);
        activate(g, bias, scale, offset);
        for (int r = 0; r < n; r++) {
            int s = r * h;
            if (ended(step, r)) {
                System.arraycopy(cells[step], s, cells[step + 1], s, h);
            } else {
                cell(g, 4 * s, cells[step], cells[step + 1], s, h);
            }
        }
        tanh(cells[step + 1], tanhs[step]);
        for (int r = 0; r < n; r++) {
            if (!ended(step, r)) {
                output(g, 4 * r * h + 3 * h, tanhs[step], hidden, r * h, h);
            }
        }
        Host.write(hidden, hiddenAfter);
    }

    private boolean ended(int step, int sentence) {
        return !lengths.isEmpty() && step >= lengths.get(sentence);
    }

    @Override
    public void end(INDArray cell) {
        Host.write(cells[steps], cell);
    }

    @Override
    public void beginBackward(INDArray cell) {
        Host.read(cell, dCell);
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray gateGradient, INDArray before) {
        Host.read(hiddenGradient, dHidden);
        boolean carries = false;
        for (int r = 0; r < n; r++) {
            int s = r * h;
            if (ended(step, r)) {
                if (!carries) {
                    Host.read(before, dBefore);
                    carries = true;
                }
                Arrays.fill(dGates, 4 * s, 4 * s + 4 * h, 0);
                addTo(dBefore, dHidden, s, h);
            } else {
                back(gates[step], cells[step], tanhs[step], dHidden, dCell, dGates, 4 * s, s, h);
            }
        }
        if (carries) {
            Host.write(dBefore, before);
        }
        Host.write(dGates, gateGradient);
    }

    @Override
    public void endBackward(INDArray cell) {
        Host.write(dCell, cell);
    }

    private static void addTo(float[] x, float[] y, int from, int count) {
        for (int j = from; j < from + count; j++) {
            x[j] += y[j];
        }
    }

    /** c = f ∘ c before + i ∘ g. */
    private static void cell(float[] g, int i, float[] before, float[] after, int s, int h) {
        for (int j = 0; j < h; j++) {
            after[s + j] = g[i + h + j] * before[s + j] + g[i + j] * g[i + 2 * h + j];
        }
    }

    /** h = o ∘ tanh c. */
    private static void output(float[] g, int o, float[] tanhs, float[] hidden, int s, int h) {
        for (int j = 0; j < h; j++) {
            hidden[s + j] = g[o + j] * tanhs[s + j];
        }
    }

    private static void back(
            float[] g, float[] before, float[] tanhs, float[] dh, float[] dc, float[] dg, int b, int s, int h) {
        for (int j = 0; j < h; j++) {
            float i = g[b + j];
            float f = g[b + h + j];
            float u = g[b + 2 * h + j];
            float o = g[b + 3 * h + j];
            float t = tanhs[s + j];
            float d = dh[s + j];
            float e = dc[s + j] + d * o * (1 - t * t);
            dg[b + j] = e * u * i * (1 - i);
            dg[b + h + j] = e * before[s + j] * f * (1 - f);
            dg[b + 2 * h + j] = e * i * (1 - u * u);
            dg[b + 3 * h + j] = d * t * o * (1 - o);
            dc[s + j] = e * f;
        }
    }

    /**
     * All gates of a step in one long loop, which is what the compiler turns into vector instructions: tanh for the
     * candidate, and σ(x) = ½ + ½ tanh(x/2) for the others.
     */
    private static void activate(float[] x, float[] bias, float[] scale, float[] offset) {
        for (int j = 0; j < x.length; j++) {
            x[j] = tanh((x[j] + bias[j]) * scale[j]) * scale[j] + offset[j];
        }
    }

    private static void tanh(float[] from, float[] to) {
        for (int j = 0; j < to.length; j++) {
            to[j] = tanh(from[j]);
        }
    }

    /** A rational approximation, right to the last few bits; beyond ±7.9 the true value rounds to ±1. */
    private static float tanh(float x) {
        float v = Math.max(-7.905311f, Math.min(7.905311f, x));
        float s = v * v;
        float p = -2.7607684e-16f;
        p = p * s + 2.000188e-13f;
        p = p * s - 8.604672e-11f;
        p = p * s + 5.1222973e-08f;
        p = p * s + 1.48572235e-05f;
        p = p * s + 6.3726195e-04f;
        p = p * s + 0.0048935246f;
        float q = 1.1982584e-06f;
        q = q * s + 1.1853471e-04f;
        q = q * s + 0.0022684347f;
        q = q * s + 0.004893525f;
        return v * p / q;
    }
}
