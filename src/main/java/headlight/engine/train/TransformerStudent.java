package headlight.engine.train;

import headlight.engine.model.PaddedBatch;
import headlight.engine.model.Transformer;
import headlight.engine.model.Translation;
import headlight.engine.nn.Lens;
import headlight.engine.nn.Parameters;
import headlight.engine.nn.Weights;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Backend;
import headlight.engine.tape.CrossEntropy;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerSpec;
import headlight.trace.AttentionBlock;
import headlight.trace.Stack;
import headlight.trace.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A fresh Transformer with two stacks whose embeddings and head are one matrix, as in Vaswani et al. 2017, section 3.4.
 * <pre>
 *   n  sentences   t  target steps, the start token's included   V  vocabulary
 *   logits [n·t, V]
 * </pre>
 */
public final class TransformerStudent implements Student {

    private static final int SENTENCES_AT_ONCE = 256;

    /** The names under which the one matrix of tokens is asked for. */
    private static final List<String> TIED =
            List.of("encoder.embedding.weight", "decoder.embedding.weight", "head.weight");

    private final TransformerSpec spec;
    private final double smoothing;
    private final Arena arena;
    private final Parameters parameters;
    private final Transformer model;

    /**
     * A model of this kind, its weights drawn from a seed.
     *
     * @param smoothing the part of each target that is spread over the vocabulary
     */
    public TransformerStudent(TransformerSpec spec, double smoothing, long seed) {
        Backend.start();
        this.spec = spec;
        this.smoothing = smoothing;
        arena = new Arena(DataType.FLOAT);
        Map<String, int[]> shapes = new LinkedHashMap<>(spec.tensors());
        TIED.subList(1, TIED.size()).forEach(shapes::remove);
        parameters = Parameters.fresh(shapes, seed, (name, shape, random) -> {
            if (name.contains("norm.")) {
                return name.endsWith("weight") ? 1 : 0;
            } else if (name.equals(TIED.get(0))) {
                return random.nextGaussian() / Math.sqrt(spec.size());
            } else if (shape.length == 1) {
                return 0;
            }
            double bound = Math.sqrt(6.0 / (shape[0] + shape[1])); // Glorot, Bengio 2010
            return (random.nextDouble() * 2 - 1) * bound;
        });
        model = new Transformer(spec, new Shared(parameters), Lens.CLEAR);
    }

    /** Weights of which some names mean one. */
    private record Shared(Parameters own) implements Weights {

        @Override
        public Value get(String name) {
            return own.get(TIED.contains(name) ? TIED.get(0) : name);
        }

        @Override
        public boolean has(String name) {
            return TIED.contains(name) || own.has(name);
        }
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Arena arena() {
        return arena;
    }

    @Override
    public Value loss(Tape tape, List<Sample> batch, double teacherForcing, Random random) {
        List<List<Integer>> read = batch.stream().map(this::read).toList();
        if (teacherForcing < 1) {
            Tape plain = new Tape(Tape.Mode.PLAIN, arena);
            Value logits = logits(plain, batch, read);
            int[] likeliest = logits.array().argMax(1).toIntVector();
            plain.reset();
            read = mixed(read, likeliest, teacherForcing, random);
        }
        Value logits = logits(tape, batch, read);
        return tape.apply(new CrossEntropy(targets(batch, (int) logits.size(0) / batch.size()), smoothing), logits);
    }

    private Value logits(Tape tape, List<Sample> batch, List<List<Integer>> tokens) {
        int pad = spec.special().pad().orElseThrow();
        PaddedBatch source = PaddedBatch.of(batch.stream().map(Sample::source).toList(), pad);
        PaddedBatch read = PaddedBatch.of(tokens, pad);
        Value states = model.encode(tape, source.ids(), source.shown());
        Transformer.Source memory = new Transformer.Source(states, source.shown());
        Value decoded = model.decode(tape, read.ids(), 0, read.shown(), Optional.of(memory), Optional.empty());
        return model.logits(tape, decoded);
    }

    /**
     * In place of some tokens those that the model found likeliest when it read the right ones: all positions are computed
     * at once, so it cannot read its own. Mihaylova, Martins 2019, section 3.
     *
     * @param likeliest after each position of each sentence, padding included
     */
    private static List<List<Integer>> mixed(
            List<List<Integer>> right, int[] likeliest, double teacherForcing, Random random) {
        int width = likeliest.length / right.size();
        List<List<Integer>> mixed = new ArrayList<>();
        for (int n = 0; n < right.size(); n++) {
            List<Integer> read = new ArrayList<>(right.get(n));
            for (int t = 1; t < read.size(); t++) {
                if (random.nextDouble() >= teacherForcing) {
                    read.set(t, likeliest[n * width + t - 1]);
                }
            }
            mixed.add(read);
        }
        return mixed;
    }

    @Override
    public Seen see(Sample pair) {
        Tape tape = new Tape(Tape.Mode.RECORDING, arena);
        logits(tape, List.of(pair), List.of(read(pair)));
        AttentionBlock last = new AttentionBlock(
                Stack.DECODER, spec.layers(Stack.DECODER).orElseThrow().count() - 1, true);
        Tensor weights = tape.recording().tensors().get(last.weights().name());
        tape.reset();
        return new Seen(decode(List.of(pair.source())).get(0), Optional.of(mean(weights)));
    }

    /** Of all heads [h, t, s] their mean [t, s]. */
    private static Tensor mean(Tensor heads) {
        int size = heads.size(1) * heads.size(2);
        float[] mean = new float[size];
        for (int h = 0; h < heads.size(0); h++) {
            float[] one = heads.part(h).toArray();
            for (int i = 0; i < size; i++) {
                mean[i] += one[i] / heads.size(0);
            }
        }
        return Tensor.of(mean, heads.size(1), heads.size(2));
    }

    /** What the decoder reads: the start token, then the target without its last one. */
    private List<Integer> read(Sample sample) {
        List<Integer> read = new ArrayList<>(List.of(spec.special().start().orElseThrow()));
        read.addAll(sample.target().subList(0, sample.target().size() - 1));
        return read;
    }

    private static List<Integer> targets(List<Sample> batch, int steps) {
        List<Integer> targets = new ArrayList<>();
        for (Sample sample : batch) {
            for (int t = 0; t < steps; t++) {
                targets.add(t < sample.target().size() ? sample.target().get(t) : CrossEntropy.IGNORED);
            }
        }
        return targets;
    }

    @Override
    public List<List<Integer>> decode(List<List<Integer>> sources) {
        return new Translation(model, spec, arena).inChunks(sources, SENTENCES_AT_ONCE);
    }

    @Override
    public List<Integer> withoutEnd(List<Integer> target) {
        int last = target.size() - 1;
        return spec.special().ends().contains(target.get(last)) ? target.subList(0, last) : target;
    }

    @Override
    public Map<String, Tensor> weights() {
        Map<String, Tensor> weights = parameters.copy();
        TIED.forEach(name -> weights.put(name, weights.get(TIED.get(0))));
        return weights;
    }
}
