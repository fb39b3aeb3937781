package headlight.engine.tape;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast softmax: exp in loops over floats that the compiler turns into vector instructions, where ND4J takes four
 * times as long.
 * <pre>
 *   r rows   w width of a row   x, y [r·w]
 * </pre>
 */
final class SoftmaxFloat {

    private static final float LOG2_E = 1.442695f;

    /** Added to a number below a million and taken away again, it leaves the nearest whole one. */
    private static final float ROUND = 12_582_912f;

    /** 2 to this power and all that is smaller counts as 0. */
    private static final float LEAST = -100;

    private SoftmaxFloat() {}

    /** Writes the softmax of each row of {@code scores} to {@code out}. */
    static void forward(INDArray scores, INDArray out) {
        int width = (int) scores.size(scores.rank() - 1);
        float[] whole = new float[Blocks.size(scores, width)];
        Blocks.each(scores, out, width, (x, length) -> {
            shift(x, length, width);
            exp(x, whole, length);
            normalise(x, length, width);
        });
    }

    /** Writes the gradient of the scores, (d − Σ d ∘ y) ∘ y, to {@code to}, from the softmax y and its gradient d. */
    static void backward(INDArray softmax, INDArray gradient, INDArray to) {
        int width = (int) softmax.size(softmax.rank() - 1);
        float[] y = new float[(int) softmax.length()];
        float[] d = new float[y.length];
        Host.read(softmax, y);
        Host.read(gradient, d);
        for (int from = 0; from < y.length; from += width) {
            float total = 0;
            for (int j = from; j < from + width; j++) {
                total += d[j] * y[j];
            }
            for (int j = from; j < from + width; j++) {
                d[j] = (d[j] - total) * y[j];
            }
        }
        Host.write(d, to);
    }

    /** No row shall have a number above 0, so that exp stays finite. */
    private static void shift(float[] x, int length, int width) {
        for (int from = 0; from < length; from += width) {
            float most = x[from];
            for (int j = from + 1; j < from + width; j++) {
                most = x[j] > most ? x[j] : most;
            }
            for (int j = from; j < from + width; j++) {
                x[j] -= most;
            }
        }
    }

    /** exp of numbers up to 0: 2 to a whole power times 2 to a part between −½ and ½. */
    private static void exp(float[] x, float[] whole, int length) {
        for (int j = 0; j < length; j++) {
            x[j] = Math.max(LEAST, x[j] * LOG2_E);
        }
        for (int j = 0; j < length; j++) {
            whole[j] = x[j] + ROUND - ROUND;
        }
        for (int j = 0; j < length; j++) {
            x[j] = power(x[j] - whole[j]);
        }
        for (int j = 0; j < length; j++) {
            // 2 to the whole power, by its exponent bits.
            x[j] *= whole[j] > LEAST ? Float.intBitsToFloat(((int) whole[j] + 127) << 23) : 0;
        }
    }

    /** 2 to the power f, by the first terms of its series: ln(2) to the power k, by k!. */
    private static float power(float f) {
        float p = 0.0001540353f;
        p = p * f + 0.0013333558f;
        p = p * f + 0.009618129f;
        p = p * f + 0.05550411f;
        p = p * f + 0.2402265f;
        p = p * f + 0.6931472f;
        return p * f + 1;
    }

    private static void normalise(float[] x, int length, int width) {
        for (int from = 0; from < length; from += width) {
            float sum = 0;
            for (int j = from; j < from + width; j++) {
                sum += x[j];
            }
            float part = 1 / sum;
            for (int j = from; j < from + width; j++) {
                x[j] *= part;
            }
        }
    }
}
