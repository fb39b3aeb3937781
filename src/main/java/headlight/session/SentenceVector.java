package headlight.session;

import headlight.trace.Tensor;

/** What a sentence means to a model that scores no words: the mean of its states, of length 1 (Reimers, Gurevych 2019). */
final class SentenceVector {

    private SentenceVector() {}

    /** The vector [D] of these states [t, D]. */
    static float[] of(Tensor states) {
        float[] mean = new float[states.size(1)];
        for (int t = 0; t < states.size(0); t++) {
            float[] row = states.row(t);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i];
            }
        }
        double square = 0;
        for (float number : mean) {
            square += (double) number * number;
        }
        for (int i = 0; i < mean.length && square > 0; i++) {
            mean[i] /= (float) Math.sqrt(square);
        }
        return mean;
    }
}
