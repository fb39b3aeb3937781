package headlight.engine.tape;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The fast cells of a plain recurrent network, in loops over all sentences at once as in {@link LstmCellsFloat}. */
final class RnnCellsFloat implements RecurrentCells {

    private static final float[] NOTHING = {};

    private final GateInputs inputs = new GateInputs();
    private Sequences sentences = new Sequences(new int[0], 1, List.of());
    private int n;
    private int h;
    private float[][] hidden = {}; // [t + 1][n·h]
    private float[] added = {};
    private float[][] gradients = {}; // of the only gate: [1][n·h]
    private float[] dHidden = {};
    private float[] carried = {}; // the gradient of the state before, as far as it does not come through W

    @Override
    public void begin(Sequences who, List<INDArray> in) {
        sentences = who;
        resize(who.sentences(), (int) in.get(3).size(1), who.steps());
        inputs.begin(who, in.get(0), in.get(2), h, 1);
        Host.read(in.get(3), hidden[0]);
    }

    private void resize(int count, int size, int steps) {
        if (n != count || h != size || hidden.length <= steps) {
            n = count;
            h = size;
            hidden = new float[steps + 1][n * h];
            added = new float[n * h];
            gradients = new float[1][n * h];
            dHidden = new float[n * h];
            carried = new float[n * h];
        }
    }

    @Override
    public void forward(int step, INDArray products, INDArray hiddenAfter) {
        float[] after = hidden[step + 1];
        Host.read(products, after);
        inputs.read(step, 0, added);
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
        Loops.throughTanh(dHidden, hidden[step + 1], gradients[0]);
        for (int r = 0; r < n; r++) {
            if (sentences.ended(step, r)) {
                Arrays.fill(gradients[0], r * h, (r + 1) * h, 0);
                System.arraycopy(dHidden, r * h, carried, r * h, h);
            } else {
                inputs.add(step, r, gradients);
                Arrays.fill(carried, r * h, (r + 1) * h, 0);
            }
        }
        Host.write(gradients[0], products);
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
}
