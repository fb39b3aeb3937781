package headlight.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Made-up runs of Transformers for tests: seeded queries and keys of some structure, and what follows from them. */
public final class Transformers {

    /** The sentence of Vaswani et al. 2017, figure 3. */
    public static final List<String> PAPER =
            List.of(("[CLS] it is in this spirit that a majority of american governments have "
                            + "passed new laws since 2009 making the registration or voting process more difficult . [SEP]")
                    .split(" "));

    private static final int SIZE = 16;

    private Transformers() {}

    /** An encoder of 12 layers with 12 heads that read the paper's sentence. */
    public static Trace encoder() {
        return encoder(PAPER, 12, 12);
    }

    /** An encoder that read these tokens. */
    public static Trace encoder(List<String> tokens, int layers, int heads) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            fill(tensors, new AttentionBlock(Stack.ENCODER, layer, false), heads, tokens.size(), tokens.size());
        }
        return trace(tokens, List.of(), tensors);
    }

    /** A decoder alone: no position looks at a later one. */
    public static Trace decoder(List<String> tokens, int layers, int heads) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            fill(tensors, new AttentionBlock(Stack.DECODER, layer, false), heads, tokens.size(), tokens.size());
        }
        return trace(List.of(), tokens, tensors);
    }

    /** An encoder and a decoder that looks at it. */
    public static Trace translator(List<String> source, List<String> inputs, int layers, int heads) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int layer = 0; layer < layers; layer++) {
            fill(tensors, new AttentionBlock(Stack.ENCODER, layer, false), heads, source.size(), source.size());
            fill(tensors, new AttentionBlock(Stack.DECODER, layer, false), heads, inputs.size(), inputs.size());
            fill(tensors, new AttentionBlock(Stack.DECODER, layer, true), heads, inputs.size(), source.size());
        }
        return trace(source, inputs, tensors);
    }

    /** The same with nothing but weights and tokens, as another program may have written it. */
    public static Trace weightsOnly(Trace trace) {
        Map<String, Tensor> weights = new LinkedHashMap<>(trace.tensors());
        weights.keySet().removeIf(name -> !name.endsWith(".weights"));
        return trace(trace.source(), trace.inputs(), weights);
    }

    /** Tokens of this number. */
    public static List<String> tokens(int count) {
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tokens.add(PAPER.get(i % PAPER.size()));
        }
        return tokens;
    }

    private static Trace trace(List<String> source, List<String> inputs, Map<String, Tensor> tensors) {
        String text = String.join(" ", source.isEmpty() ? inputs : source);
        return new Trace(
                new About("made-up", "transformer", text, 3, "test"),
                source,
                inputs,
                inputs,
                List.of(),
                false,
                tensors,
                Map.of());
    }

    private static void fill(Map<String, Tensor> tensors, AttentionBlock block, int heads, int asking, int asked) {
        float[] q = new float[heads * asking * SIZE];
        float[] k = new float[heads * asked * SIZE];
        float[] scores = new float[heads * asking * asked];
        float[] weights = new float[scores.length];
        for (int h = 0; h < heads; h++) {
            Random random =
                    new Random(1000L * block.layer() + 10L * h + block.stack().ordinal() + (block.cross() ? 5 : 0));
            noise(random, q, h * asking * SIZE, asking * SIZE);
            noise(random, k, h * asked * SIZE, asked * SIZE);
            int style = random.nextInt(4);
            for (int i = 0; i < asking; i++) {
                int row = (h * asking + i) * asked;
                for (int j = 0; j < asked; j++) {
                    double sum = 0;
                    for (int f = 0; f < SIZE; f++) {
                        sum += q[(h * asking + i) * SIZE + f] * k[(h * asked + j) * SIZE + f];
                    }
                    double bias = style == 0 ? -1.5 * Math.abs(i - 1 - j) : style == 1 && j == 0 ? 5 : 0;
                    boolean masked = block.stack() == Stack.DECODER && !block.cross() && j > i;
                    scores[row + j] = masked ? Float.NEGATIVE_INFINITY : (float) (sum / Math.sqrt(SIZE) + bias);
                }
                softmax(scores, weights, row, asked);
            }
        }
        tensors.put(block.queries().name(), Tensor.of(q, heads, asking, SIZE));
        tensors.put(block.keys().name(), Tensor.of(k, heads, asked, SIZE));
        tensors.put(block.scores().name(), Tensor.of(scores, heads, asking, asked));
        tensors.put(block.weights().name(), Tensor.of(weights, heads, asking, asked));
    }

    private static void noise(Random random, float[] into, int from, int count) {
        for (int i = 0; i < count; i++) {
            into[from + i] = (float) random.nextGaussian();
        }
    }

    private static void softmax(float[] scores, float[] weights, int from, int count) {
        double sum = 0;
        for (int j = from; j < from + count; j++) {
            sum += Math.exp(scores[j]);
        }
        for (int j = from; j < from + count; j++) {
            weights[j] = (float) (Math.exp(scores[j]) / sum);
        }
    }
}
