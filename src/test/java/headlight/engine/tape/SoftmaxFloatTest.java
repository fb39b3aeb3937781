package headlight.engine.tape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fast softmax is the softmax, of small scores and of large ones, far above zero and far below. */
class SoftmaxFloatTest {

    static {
        Backend.start();
    }

    private static final int ROWS = 50;
    private static final int WIDTH = 37;

    @ParameterizedTest
    @ValueSource(floats = {0, 1, 30, 1e4f})
    void agreesWithTheExactOne(float spread) {
        for (float middle : new float[] {0, 1e3f, -1e3f, -1e9f}) {
            float[] scores = gaussian(spread, middle);
            INDArray out = Nd4j.create(DataType.FLOAT, ROWS, WIDTH);
            SoftmaxFloat.forward(matrix(scores), out);
            double[] y = Host.doubles(out);
            for (int row = 0; row < ROWS; row++) {
                double[] expected = softmax(scores, row);
                double sum = 0;
                for (int j = 0; j < WIDTH; j++) {
                    assertEquals(expected[j], y[row * WIDTH + j], 1e-6 + 1e-5 * expected[j]);
                    sum += y[row * WIDTH + j];
                }
                assertEquals(1, sum, 1e-5);
            }
        }
    }

    @Test
    void whatIsNotSeenHasNoWeightAtAll() {
        INDArray out = Nd4j.create(DataType.FLOAT, 1, 3);
        SoftmaxFloat.forward(
                Nd4j.createFromArray(2f, Float.NEGATIVE_INFINITY, -1e9f).reshape(1, 3), out);
        assertArrayEquals(new double[] {1, 0, 0}, Host.doubles(out));
    }

    private static float[] gaussian(float spread, float middle) {
        Random random = new Random(5);
        float[] numbers = new float[ROWS * WIDTH];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = middle + spread * (float) random.nextGaussian();
        }
        return numbers;
    }

    private static INDArray matrix(float[] numbers) {
        return Nd4j.createFromArray(numbers).reshape('c', ROWS, WIDTH);
    }

    private static double[] softmax(float[] scores, int row) {
        double[] x = new double[WIDTH];
        for (int j = 0; j < WIDTH; j++) {
            x[j] = scores[row * WIDTH + j];
        }
        double most = Arrays.stream(x).max().orElseThrow();
        double sum = Arrays.stream(x).map(s -> Math.exp(s - most)).sum();
        return Arrays.stream(x).map(s -> Math.exp(s - most) / sum).toArray();
    }
}
