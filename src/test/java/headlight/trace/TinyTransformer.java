package headlight.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A small Transformer with made-up weights in plain Java, for traces whose numbers belong together: weights are the
 * softmax of scores, contexts the mixtures of values.
 *
 * @param heads       in each layer
 * @param headSize    d
 * @param layers      of each stack
 * @param feedForward F
 * @param first       whether normalisation comes before attention and feed-forward
 */
public record TinyTransformer(int heads, int headSize, int layers, int feedForward, boolean first) {

    private static final List<String> VOCABULARY =
            List.of("<pad>", "the", "cat", "sat", "on", "mat", "because", "it", "was", "tired", ".");

    /** Two layers of four heads, normalisation after. */
    public static final TinyTransformer USUAL = new TinyTransformer(4, 6, 2, 40, false);

    /** "the cat sat because it was tired ." read at once. */
    public static Trace encoder() {
        return USUAL.encoder(words(8));
    }

    /** The same, each token looking back only. */
    public static Trace decoder() {
        return new TinyTransformer(4, 6, 2, 40, true).decoder(words(8));
    }

    /** "la pluie tombe ." becomes "the rain falls". */
    public static Trace translation() {
        return USUAL.translation(List.of("la", "pluie", "tombe", "."), List.of("<s>", "the", "cat", "sat"));
    }

    /** So many words. */
    public static List<String> words(int count) {
        List<String> sentence = List.of("the", "cat", "sat", "because", "it", "was", "tired", ".");
        return IntStream.range(0, count)
                .mapToObj(i -> sentence.get(i % sentence.size()))
                .toList();
    }

    /** An encoder that scores the vocabulary at each position. */
    public Trace encoder(List<String> source) {
        Run run = new Run();
        run.score(run.stack(Stack.ENCODER, source.size(), new double[0][]));
        return run.trace("bert", source, List.of());
    }

    /** A decoder alone. */
    public Trace decoder(List<String> inputs) {
        Run run = new Run();
        run.score(run.stack(Stack.DECODER, inputs.size(), new double[0][]));
        return run.trace("gpt2", List.of(), inputs);
    }

    /** An encoder and a decoder that asks it. */
    public Trace translation(List<String> source, List<String> inputs) {
        Run run = new Run();
        double[][] memory = run.stack(Stack.ENCODER, source.size(), new double[0][]);
        run.score(run.stack(Stack.DECODER, inputs.size(), memory));
        return run.trace("transformer", source, inputs);
    }

    private int size() {
        return heads * headSize;
    }

    private final class Run {
        private final Random random = new Random(3);
        private final Map<String, Tensor> tensors = new LinkedHashMap<>();

        private double[][] stack(Stack stack, int positions, double[][] memory) {
            double[][] x = noise(positions, size(), 1);
            record(TransformerSites.embedded(stack), x);
            for (int l = 0; l < layers; l++) {
                Layer layer = new Layer(stack, l);
                x = add(x, layer.self(), norm(x, first), norm(x, first));
                if (memory.length > 0) {
                    x = add(x, layer.cross(), norm(x, first), memory);
                }
                double[][] hidden = times(norm(x, first), noise(size(), feedForward, 1 / Math.sqrt(size())));
                for (double[] row : hidden) {
                    IntStream.range(0, row.length).forEach(k -> row[k] = Math.max(0, row[k]));
                }
                double[][] added = times(hidden, noise(feedForward, size(), 1 / Math.sqrt(feedForward)));
                x = norm(sum(x, added), !first);
                record(layer.hidden(), hidden);
                record(layer.feedForward(), added);
                record(layer.output(), x);
            }
            if (first) {
                x = norm(x, true);
                record(TransformerSites.last(stack), x);
            }
            return x;
        }

        private double[][] add(double[][] x, AttentionBlock block, double[][] asking, double[][] asked) {
            return norm(sum(x, attention(block, asking, asked)), !first);
        }

        private double[][] attention(AttentionBlock block, double[][] asking, double[][] asked) {
            boolean back = block.stack() == Stack.DECODER && !block.cross();
            List<double[][]> q = new ArrayList<>();
            List<double[][]> k = new ArrayList<>();
            List<double[][]> v = new ArrayList<>();
            List<double[][]> scores = new ArrayList<>();
            List<double[][]> weights = new ArrayList<>();
            List<double[][]> contexts = new ArrayList<>();
            double[][] beside = new double[asking.length][size()];
            for (int h = 0; h < heads; h++) {
                q.add(times(asking, noise(size(), headSize, 2 / Math.sqrt(size()))));
                k.add(times(asked, noise(size(), headSize, 2 / Math.sqrt(size()))));
                v.add(times(asked, noise(size(), headSize, 1 / Math.sqrt(size()))));
                double[][] e = times(q.get(h), transposed(k.get(h)));
                double[][] a = new double[e.length][];
                for (int i = 0; i < e.length; i++) {
                    for (int j = 0; j < e[i].length; j++) {
                        e[i][j] = back && j > i ? Double.NEGATIVE_INFINITY : e[i][j] / Math.sqrt(headSize);
                    }
                    a[i] = softmax(e[i]);
                }
                double[][] c = times(a, v.get(h));
                for (int i = 0; i < c.length; i++) {
                    System.arraycopy(c[i], 0, beside[i], h * headSize, headSize);
                }
                scores.add(e);
                weights.add(a);
                contexts.add(c);
            }
            record(block.queries(), q);
            record(block.keys(), k);
            record(block.values(), v);
            record(block.scores(), scores);
            record(block.weights(), weights);
            record(block.context(), contexts);
            double[][] output = times(beside, noise(size(), size(), 1 / Math.sqrt(size())));
            record(block.output(), output);
            return output;
        }

        private void score(double[][] x) {
            double[][] logits = times(x, noise(size(), VOCABULARY.size(), 2 / Math.sqrt(size())));
            double[][] shares = new double[logits.length][];
            for (int i = 0; i < logits.length; i++) {
                shares[i] = softmax(logits[i]);
            }
            record(Sites.LOGITS, logits);
            record(Sites.PROBABILITIES, shares);
        }

        private Trace trace(String family, List<String> source, List<String> inputs) {
            Tensor shares = tensors.get(Sites.PROBABILITIES.name());
            List<String> target = IntStream.range(0, shares.size(0))
                    .mapToObj(t -> VOCABULARY.get(IntStream.range(0, VOCABULARY.size())
                            .reduce((a, b) -> shares.at(t, b) > shares.at(t, a) ? b : a)
                            .orElseThrow()))
                    .toList();
            About about = new About("tiny", family, String.join(" ", source.isEmpty() ? inputs : source), 3, "test");
            return new Trace(about, source, inputs, target, VOCABULARY, false, tensors, Map.of());
        }

        private double[][] noise(int rows, int columns, double scale) {
            double[][] out = new double[rows][columns];
            for (double[] row : out) {
                IntStream.range(0, columns).forEach(c -> row[c] = random.nextGaussian() * scale);
            }
            return out;
        }

        private void record(Site site, double[][] value) {
            record(site, java.util.Collections.singletonList(value), value.length, value[0].length);
        }

        private void record(Site site, List<double[][]> heads) {
            record(site, heads, heads.size(), heads.get(0).length, heads.get(0)[0].length);
        }

        private void record(Site site, List<double[][]> parts, int... shape) {
            float[] data = new float[IntStream.of(shape).reduce(1, (a, b) -> a * b)];
            int at = 0;
            for (double[][] part : parts) {
                for (double[] row : part) {
                    for (double number : row) {
                        data[at++] = (float) number;
                    }
                }
            }
            tensors.put(site.name(), Tensor.of(data, shape));
        }
    }

    private static double[] softmax(double[] e) {
        double[] out = IntStream.range(0, e.length)
                .mapToDouble(i -> e[i] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(e[i]))
                .toArray();
        double all = java.util.Arrays.stream(out).sum();
        return java.util.Arrays.stream(out).map(x -> x / all).toArray();
    }

    private static double[][] norm(double[][] x, boolean now) {
        if (!now) {
            return x;
        }
        double[][] out = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double mean = java.util.Arrays.stream(x[i]).average().orElse(0);
            double spread = Math.sqrt(java.util.Arrays.stream(x[i])
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElse(1));
            out[i] = java.util.Arrays.stream(x[i]).map(v -> (v - mean) / spread).toArray();
        }
        return out;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] out = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[i][j] = a[i][j] + b[i][j];
            }
        }
        return out;
    }

    private static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    private static double[][] transposed(double[][] a) {
        double[][] out = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[j][i] = a[i][j];
            }
        }
        return out;
    }
}
