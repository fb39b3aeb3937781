package headlight.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Made-up traces for tests: the right shapes, seeded numbers, distributions that sum to one. */
public final class Traces {

    /** What an LSTM with attention leaves, without a bridge of its own and with nothing mixed. */
    private static final List<Site> PLAIN = Sites.ALL.stream()
            .filter(site -> !site.name().startsWith("bridge.") && !site.equals(Sites.COMBINED))
            .toList();

    private Traces() {}

    /** "il a m' entarté" → "he hit me with a pie", hidden size 16, read backwards. */
    public static Trace french() {
        return of(
                List.of("il", "a", "m'", "entarté"),
                List.of("he", "hit", "me", "with", "a", "pie", "<eos>"),
                List.of("<pad>", "_", "<eos>", "he", "hit", "me", "with", "a", "pie", "was", "has", "they"),
                16);
    }

    /** "나는 딥러닝 강사입니다" → "i am a deep learning instructor", hidden size 16, read backwards. */
    public static Trace korean() {
        return of(
                List.of("나", "는", "딥러닝", "강사", "입니다"),
                List.of("i", "am", "a", "deep", "learning", "instructor", "<eos>"),
                List.of("<pad>", "_", "<eos>", "i", "am", "a", "deep", "learning", "instructor", "student"),
                16);
    }

    /** A trace of these tokens with seeded numbers; every target token is in the vocabulary. */
    public static Trace of(List<String> source, List<String> target, List<String> vocabulary, int hidden) {
        Random random = new Random(7);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int s = source.size();
        int t = target.size();
        int v = vocabulary.size();
        for (Site site : PLAIN) {
            int rows = site.axes().get(0) == Axis.TOKEN ? s : t;
            int columns = site.equals(Sites.SCORES) || site.equals(Sites.WEIGHTS)
                    ? s
                    : site.equals(Sites.LOGITS) || site.equals(Sites.PROBABILITIES)
                            ? v
                            : site.equals(Sites.CONCAT)
                                    ? 2 * hidden
                                    : site.name().endsWith("embedded") ? 8 : hidden;
            float[] data = new float[rows * columns];
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (random.nextGaussian() * 0.5);
            }
            if (site.equals(Sites.LOGITS)) {
                for (int step = 0; step < t; step++) {
                    data[step * v + vocabulary.indexOf(target.get(step))] += 4;
                }
            }
            tensors.put(site.name(), Tensor.of(data, rows, columns));
        }
        tensors.put(Sites.WEIGHTS.name(), softmax(tensors.get(Sites.SCORES.name())));
        tensors.put(Sites.PROBABILITIES.name(), softmax(tensors.get(Sites.LOGITS.name())));
        List<String> inputs = new ArrayList<>(List.of("_"));
        inputs.addAll(target.subList(0, t - 1));
        About about = new About("made-up", "seq2seq", String.join(" ", source), 7, "test");
        return new Trace(about, source, inputs, target, vocabulary, true, tensors, Map.of());
    }

    /** The same trace as if it had gone back from its loss, with seeded numbers. */
    public static Trace andBack(Trace trace) {
        Random random = new Random(9);
        Map<String, Tensor> tensors = new LinkedHashMap<>(trace.tensors());
        for (Stack side : Stack.values()) {
            for (Site site : Gradients.states(RecurrentSites.of(side, trace.sites()))) {
                trace.find(site)
                        .ifPresent(states -> tensors.put(Gradients.of(site).name(), positive(random, states.shape())));
            }
        }
        tensors.put(Gradients.LOSS.name(), positive(random, trace.target().size()));
        tensors.put(Gradients.ENCODER.name(), positive(random, trace.source().size()));
        tensors.put(Gradients.DECODER.name(), positive(random, trace.target().size()));
        return new Trace(
                trace.about(),
                trace.source(),
                trace.inputs(),
                trace.target(),
                trace.vocabulary(),
                trace.backwards(),
                tensors,
                trace.origins());
    }

    private static Tensor positive(Random random, int... shape) {
        int length = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        float[] data = new float[length];
        for (int i = 0; i < length; i++) {
            data[i] = random.nextFloat();
        }
        return Tensor.of(data, shape);
    }

    /** The same trace with whole rows replaced; nothing follows from them. */
    public static Trace edited(Trace trace, List<? extends Change> changes) {
        Map<String, Tensor> tensors = new LinkedHashMap<>(trace.tensors());
        for (Change change : changes) {
            Edit edit = (Edit) change;
            Tensor tensor = tensors.get(edit.site());
            float[] data = tensor.toArray();
            for (int i = 0; i < edit.values().size(); i++) {
                data[edit.index().get(0) * tensor.size(1) + i] = edit.values().get(i);
            }
            tensors.put(edit.site(), Tensor.of(data, tensor.shape()));
        }
        return new Trace(
                trace.about(),
                trace.source(),
                trace.inputs(),
                trace.target(),
                trace.vocabulary(),
                trace.backwards(),
                tensors,
                trace.origins());
    }

    static Tensor softmax(Tensor scores) {
        int rows = scores.size(0);
        int columns = scores.size(1);
        float[] out = new float[rows * columns];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.exp(scores.at(r, c));
            }
            for (int c = 0; c < columns; c++) {
                out[r * columns + c] = (float) (Math.exp(scores.at(r, c)) / sum);
            }
        }
        return Tensor.of(out, rows, columns);
    }
}
