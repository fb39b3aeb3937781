package headlight.engine.train;

import headlight.engine.tape.Host;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The optimiser of Kingma and Ba 2015, algorithm 1, with their constants. In Java, because ND4J's takes ten times as
 * long; the compiler turns these loops into vector instructions.
 */
final class Adam {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float[] weights;
    private final float[] gradients;
    private final float[] mean;
    private final float[] square;
    private int steps;

    /** For so many weights. */
    Adam(int weights) {
        this.weights = new float[weights];
        this.gradients = new float[weights];
        this.mean = new float[weights];
        this.square = new float[weights];
    }

    /**
     * Moves the weights one step against their gradients, after the gradients were multiplied by {@code scale}.
     *
     * @param rate the learning rate of this step
     */
    void step(INDArray row, INDArray gradient, float scale, double rate) {
        steps++;
        Host.read(row, weights);
        Host.read(gradient, gradients);
        float size = (float) (rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps)));
        for (int i = 0; i < mean.length; i++) {
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * scale * gradients[i];
        }
        for (int i = 0; i < square.length; i++) {
            square[i] = BETA2 * square[i] + (1 - BETA2) * (scale * gradients[i]) * (scale * gradients[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= size * mean[i] / ((float) Math.sqrt(square[i]) + EPSILON);
        }
        Host.write(weights, row);
    }
}
