package headlight.session;

import headlight.task.Pair;
import headlight.text.Encoded;
import headlight.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How well a model does on pairs, decoding greedily.
 *
 * @param pairs  how many were asked
 * @param exact  how many targets were written exactly
 * @param tokens how many tokens those targets have
 * @param right  how many of them were written in their place
 */
public record Exam(int pairs, int exact, long tokens, long right) {

    private static final int BATCH = 128;

    /** Exact match, from 0 to 1. */
    public double exactMatch() {
        return pairs == 0 ? 0 : (double) exact / pairs;
    }

    /** Accuracy per token, from 0 to 1. */
    public double tokenAccuracy() {
        return tokens == 0 ? 0 : (double) right / tokens;
    }

    /**
     * Asks a model every pair.
     *
     * @param progress told how many pairs are done
     * @throws Refusal when a source cannot be read by the model; it says which pair
     */
    public static Exam take(LoadedModel model, List<Pair> pairs, IntConsumer progress) {
        Exam exam = new Exam(0, 0, 0, 0);
        for (int from = 0; from < pairs.size(); from += BATCH) {
            List<Pair> batch = pairs.subList(from, Math.min(from + BATCH, pairs.size()));
            List<List<String>> written = written(model, batch, from);
            for (int i = 0; i < batch.size(); i++) {
                exam = exam.plus(expected(model, batch.get(i)), written.get(i));
            }
            progress.accept(from + batch.size());
        }
        return exam;
    }

    private static List<List<String>> written(LoadedModel model, List<Pair> batch, int from) {
        List<Encoded> sources = new ArrayList<>();
        for (Pair pair : batch) {
            try {
                sources.add(model.encode(pair.source()));
            } catch (Refusal refusal) {
                throw new Refusal("pair " + (from + sources.size() + 1) + ": " + refusal.getMessage());
            }
        }
        return model.decode(sources).stream()
                .map(ids -> ids.stream().map(model::token).toList())
                .toList();
    }

    private static List<String> expected(LoadedModel model, Pair pair) {
        return model.split(pair.target());
    }

    private Exam plus(List<String> expected, List<String> written) {
        int same = 0;
        for (int i = 0; i < Math.min(expected.size(), written.size()); i++) {
            same += expected.get(i).equals(written.get(i)) ? 1 : 0;
        }
        return new Exam(pairs + 1, exact + (expected.equals(written) ? 1 : 0), tokens + expected.size(), right + same);
    }
}
