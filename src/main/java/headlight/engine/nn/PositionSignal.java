package headlight.engine.nn;

import headlight.engine.tape.Heads;
import headlight.engine.tape.Host;
import headlight.engine.tape.Lookup;
import headlight.engine.tape.Reshape;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Positions;
import headlight.trace.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a model is told where a token stands, where that is something added: to the embeddings, or to the scores.
 * <pre>
 *   n  sentences   t  positions   D  size of the model   h  heads   q, k  positions that ask and that are asked
 *   added [n·t, D]   bias [h, q, k]
 * </pre>
 */
public record PositionSignal(Stack stack, TransformerSpec spec, Weights weights) {

    /** Whether something is added to the embeddings. */
    public boolean isAdded() {
        return spec.positions() instanceof Positions.Learned || spec.positions() instanceof Positions.Sinusoidal;
    }

    /** What is added to the embeddings of positions {@code first} to {@code first + t} of every sentence. */
    public Value added(Tape tape, int sentences, int first, int t) {
        if (spec.positions() instanceof Positions.Learned learned) {
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < sentences * t; row++) {
                rows.add(learned.first() + first + row % t);
            }
            return tape.apply(new Lookup(rows), weights.get(stack.key() + ".positions.weight"));
        }
        return Value.constant("sinusoidal positions", "P", waves(tape, sentences, first, t));
    }

    /** sin(p / 10000^(2i/D)) in the first half of the features, the cosine of the same in the second half. */
    private INDArray waves(Tape tape, int sentences, int first, int t) {
        int size = spec.size();
        int half = (size + 1) / 2;
        double[] waves = new double[sentences * t * size];
        for (int row = 0; row < sentences * t; row++) {
            for (int i = 0; i < size; i++) {
                int pair = i < half ? i : i - half;
                double angle = (first + row % t) * Math.pow(10_000, -2.0 * pair / size);
                waves[row * size + i] = i < half ? Math.sin(angle) : Math.cos(angle);
            }
        }
        INDArray array = tape.arena().take((long) sentences * t, size);
        Host.write(waves, array);
        return array;
    }

    /** What is added to the scores for the distance between two positions, if the model has learned that. */
    public Optional<Value> bias(Tape tape, int heads, int first, int queries, int keys) {
        if (!(spec.positions() instanceof Positions.Relative relative)) {
            return Optional.empty();
        }
        List<Integer> buckets = new ArrayList<>();
        for (int q = 0; q < queries; q++) {
            for (int k = 0; k < keys; k++) {
                buckets.add(bucket(k - (first + q), relative));
            }
        }
        Value rows = tape.apply(new Lookup(buckets), weights.get(stack.key() + ".relative.weight")); // [q·k, h]
        Value byHead = tape.apply(new Heads(1, heads, 1), rows); // [h, q·k, 1]
        return Optional.of(tape.apply(Reshape.to(heads, queries, keys), byHead));
    }

    /** Small distances have a bucket each, larger ones share, ever more of them to a bucket (Raffel et al. 2020, 2.1). */
    private int bucket(int distance, Positions.Relative relative) {
        boolean bothWays = stack == Stack.ENCODER;
        int buckets = bothWays ? relative.buckets() / 2 : relative.buckets();
        int from = bothWays && distance > 0 ? buckets : 0;
        int far = bothWays ? Math.abs(distance) : Math.max(0, -distance);
        int exact = buckets / 2;
        if (far < exact) {
            return from + far;
        }
        double share = Math.log((float) far / exact) / Math.log((double) relative.farthest() / exact);
        return from + Math.min(buckets - 1, exact + (int) (share * (buckets - exact)));
    }
}
