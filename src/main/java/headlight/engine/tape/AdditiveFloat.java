package headlight.engine.tape;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast additive scores: the sums of one query with as many keys as the first cache holds, then their tanh, all in loops
 * that the compiler turns into vector instructions. What is between queries and scores, [n, t, s, a], is never whole in
 * memory: on the way back it is computed again, which is faster than to fetch it.
 */
final class AdditiveFloat {

    private final int t;
    private final int s;
    private final int width;
    private final int most; // keys of a block
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final float[] keys; // those of a block: [most, a]
    private final float[] bent; // the tanh of a query with each of them
    private final float[] ofKeys; // their gradient
    private float[] dq = {};
    private float[] dk = {};
    private float[] dv = {};

    /** Of queries [n, t, a], keys [n, s, a] and a vector [a]. */
    AdditiveFloat(INDArray queries, INDArray keys, INDArray vector) {
        t = (int) queries.size(1);
        s = (int) keys.size(1);
        width = (int) vector.length();
        most = Math.min(s, Blocks.size(keys, width) / width);
        q = floats(queries);
        k = floats(keys);
        v = floats(vector);
        this.keys = new float[most * width];
        bent = new float[most * width];
        ofKeys = new float[most * width];
    }

    private static float[] floats(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Host.read(array, numbers);
        return numbers;
    }

    /** Writes the scores, [n, t, s]. */
    void forward(INDArray to) {
        float[] scores = new float[(int) to.length()];
        for (int first = 0; first < k.length / width; first += keysFrom(first)) {
            int count = keysFrom(first);
            System.arraycopy(k, first * width, keys, 0, count * width);
            for (int query = first / s * t; query < (first / s + 1) * t; query++) {
                bend(query, count);
                for (int i = 0; i < count; i++) {
                    scores[query * s + first % s + i] = dot(v, bent, i * width);
                }
            }
        }
        Host.write(scores, to);
    }

    /** How many keys the block has that begins with this one: never those of two sentences. */
    private int keysFrom(int first) {
        return Math.min(most, s - first % s);
    }

    /** The tanh of the sums of a query with the keys of the block. */
    private void bend(int query, int count) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(q, query * width, bent, i * width, width);
        }
        tanhOfSum(bent, keys, count * width);
    }

    /** Computes the gradients of queries, keys and vector from that of the scores. */
    void backward(INDArray gradient) {
        float[] d = floats(gradient);
        float[] ofBent = new float[bent.length];
        float[] ofSum = new float[bent.length];
        float[] ofVector = new float[bent.length];
        dq = new float[q.length];
        dk = new float[k.length];
        for (int first = 0; first < k.length / width; first += keysFrom(first)) {
            int count = keysFrom(first);
            System.arraycopy(k, first * width, keys, 0, count * width);
            Arrays.fill(ofKeys, 0);
            for (int query = first / s * t; query < (first / s + 1) * t; query++) {
                bend(query, count);
                for (int i = 0; i < count; i++) {
                    Arrays.fill(ofSum, i * width, (i + 1) * width, d[query * s + first % s + i]);
                }
                multiply(ofSum, bent, ofBent, count * width); // d ∘ tanh: what v gets
                Loops.add(ofBent, ofVector, count * width);
                throughTanh(ofBent, bent, ofSum, count * width); // d ∘ (1 − tanh²): what q and k get, v apart
                Loops.add(ofSum, ofKeys, count * width);
                Loops.addRows(ofSum, count, width, ofBent);
                for (int j = 0; j < width; j++) {
                    dq[query * width + j] += ofSum[j];
                }
            }
            System.arraycopy(ofKeys, 0, dk, first * width, count * width);
        }
        Loops.addRows(ofVector, most, width, ofBent);
        dv = Arrays.copyOf(ofVector, width);
        timesVector(dq);
        timesVector(dk);
    }

    void writeQueries(INDArray to) {
        Host.write(dq, to);
    }

    void writeKeys(INDArray to) {
        Host.write(dk, to);
    }

    void writeVector(INDArray to) {
        Host.write(dv, to);
    }

    /** tanh(x + y) in the place of x. */
    private static void tanhOfSum(float[] x, float[] y, int count) {
        for (int j = 0; j < count; j++) {
            x[j] = Quick.tanh(x[j] + y[j]);
        }
    }

    private static void multiply(float[] x, float[] y, float[] to, int count) {
        for (int j = 0; j < count; j++) {
            to[j] = x[j] * y[j];
        }
    }

    /** d − (d ∘ y) ∘ y in the place of d. */
    private static void throughTanh(float[] dTimesY, float[] y, float[] d, int count) {
        for (int j = 0; j < count; j++) {
            d[j] -= dTimesY[j] * y[j];
        }
    }

    /** Four sums at once: one after the other, each addition would wait for the one before. */
    private static float dot(float[] x, float[] y, int from) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int j = 0;
        for (; j + 3 < x.length; j += 4) {
            a += x[j] * y[from + j];
            b += x[j + 1] * y[from + j + 1];
            c += x[j + 2] * y[from + j + 2];
            d += x[j + 3] * y[from + j + 3];
        }
        for (; j < x.length; j++) {
            a += x[j] * y[from + j];
        }
        return a + b + (c + d);
    }

    private void timesVector(float[] rows) {
        for (int from = 0; from < rows.length; from += width) {
            for (int j = 0; j < width; j++) {
                rows[from + j] *= v[j];
            }
        }
    }
}
