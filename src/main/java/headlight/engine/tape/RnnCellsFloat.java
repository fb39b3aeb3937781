package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast cells of a plain recurrent network, in loops over all sentences at once as in {@link LstmCellsFloat}. */
final class RnnCellsFloat implements RecurrentCells {

    private final GateInputs inputs = new GateInputs();
    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private float[][] hidden = {}; // [t + 1][n·h]
    private float[] added = {};
    private float[] gradient = {};
    private float[] dHidden = {};
    private float[] carried = {}; // the gradient of the state before, as far as it does not come through W

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        resize(who.sentences(), (int) in.get(3).size(1), who.steps());
        inputs.begin(who, in.get(0), in.get(2), h);
        Host.read(in.get(3), hidden[0]);
    }

    private void resize(int count, int size, int steps) {
        if (n != count || h != size || hidden.length <= steps) {
            n = count;
            h = size;
            hidden = new float[steps + 1][n * h];
            added = new float[n * h];
            gradient = new float[n * h];
            dHidden = new float[n * h];
            carried = new float[n * h];
        }
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        float[] after = hidden[step + 1];
        Host.read(products, after);
        inputs.read(step, 0, added, h);
        Loops.tanhOfSum(after, added, after);
        sentences.keepEnded(step, hidden[step], after, h);
        Host.write(after, hiddenAfter);
    }

    @Override
    public void beginBackward() {
        inputs.beginBackward();
        Arrays.fill(carried, 0);
    }

    @Override
    public void backward(int step, INDArray hiddenGradient, INDArray products) {
        Host.read(hiddenGradient, dHidden);
        if (sentences.mayEnd()) {
            Loops.add(carried, dHidden);
        }
        Loops.throughTanh(dHidden, hidden[step + 1], gradient);
        for (int r = 0; r < n; r++) {
            if (sentences.ended(step, r)) {
                Arrays.fill(gradient, r * h, (r + 1) * h, 0);
                System.arraycopy(dHidden, r * h, carried, r * h, h);
            } else {
                inputs.add(step, r, 0, gradient, r * h, h);
                Arrays.fill(carried, r * h, (r + 1) * h, 0);
            }
        }
        Host.write(gradient, products);
    }

    @Override
    public void endBackward(INDArray x, INDArray bias, INDArray first) {
        inputs.endBackward(x, bias);
        if (sentences.mayEnd()) {
            Host.read(first, dHidden);
            Loops.add(carried, dHidden);
            Host.write(dHidden, first);
        }
    }
}
