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
    private final float[] q;
    private final float[] k;
    private final float[] v;
    private final float[] bent; // the tanh of one query with some keys
    private float[] dq = {};
    private float[] dk = {};
    private float[] dv = {};

    /** Of queries [n, t, a], keys [n, s, a] and a vector [a]. */
    AdditiveFloat(INDArray queries, INDArray keys, INDArray vector) {
        t = (int) queries.size(1);
        s = (int) keys.size(1);
        width = (int) vector.length();
        q = floats(queries);
        k = floats(keys);
        v = floats(vector);
        bent = new float[Blocks.size(keys, width)];
    }

    private static float[] floats(INDArray array) {
        float[] numbers = new float[(int) array.length()];
        Host.read(array, numbers);
        return numbers;
    }

    /** Something done with the tanh of a query and some keys. */
    private interface Pairs {

        /**
         * Does it.
         *
         * @param at    where their scores begin
         * @param query where the query begins
         * @param key   where the first key begins
         * @param keys  how many
         */
        void see(int at, int query, int key, int keys);
    }

    private void eachBlock(Pairs pairs) {
        for (int query = 0; query < q.length / width; query++) {
            int most = bent.length / width;
            for (int from = 0; from < s; from += most) {
                int keys = Math.min(most, s - from);
                int key = (query / t * s + from) * width;
                for (int i = 0; i < keys; i++) {
                    System.arraycopy(q, query * width, bent, i * width, width);
                }
                tanhOfSum(bent, k, key, keys * width);
                pairs.see(query * s + from, query * width, key, keys);
            }
        }
    }

    /** Writes the scores, [n, t, s]. */
    void forward(INDArray to) {
        float[] scores = new float[(int) to.length()];
        eachBlock((at, query, key, keys) -> {
            for (int i = 0; i < keys; i++) {
                scores[at + i] = dot(v, bent, i * width);
            }
        });
        Host.write(scores, to);
    }

    /** Computes the gradients of queries, keys and vector from that of the scores. */
    void backward(INDArray gradient) {
        float[] d = floats(gradient);
        float[] ofBent = new float[bent.length];
        float[] ofSum = new float[bent.length];
        dq = new float[q.length];
        dk = new float[k.length];
        dv = new float[width];
        eachBlock((at, query, key, keys) -> {
            for (int i = 0; i < keys; i++) {
                Arrays.fill(ofSum, i * width, (i + 1) * width, d[at + i]);
            }
            multiply(ofSum, bent, ofBent, keys * width); // d ∘ tanh: what v gets
            throughTanh(ofBent, bent, ofSum, keys * width); // d ∘ (1 − tanh²): what q and k get, v apart
            Loops.add(ofSum, 0, dk, key, keys * width);
            addRows(ofSum, keys, dq, query);
            addRows(ofBent, keys, dv, 0);
        });
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
    private static void tanhOfSum(float[] x, float[] y, int from, int count) {
        for (int j = 0; j < count; j++) {
            x[j] = Quick.tanh(x[j] + y[from + j]);
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

    /** Adds all rows together: the lower half to the upper, until one is left. What was in them is lost. */
    private void addRows(float[] rows, int count, float[] to, int at) {
        int left = count;
        while (left > 1) {
            int half = left / 2;
            Loops.add(rows, (left - half) * width, rows, 0, half * width);
            left -= half;
        }
        Loops.add(rows, 0, to, at, width);
    }

    private void timesVector(float[] rows) {
        for (int from = 0; from < rows.length; from += width) {
            for (int j = 0; j < width; j++) {
                rows[from + j] *= v[j];
            }
        }
    }
}
