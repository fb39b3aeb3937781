package headlight.engine.train;

import headlight.engine.model.Decoding;
import headlight.engine.model.Seq2Seq;
import headlight.engine.nn.Parameters;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Backend;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.text.Vocabulary;
import headlight.trace.Sites;
import headlight.trace.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;

/** A fresh model of the recurrent family. */
public final class RecurrentStudent implements Student {

    private static final int SENTENCES_AT_ONCE = 256;

    private final Arena arena;
    private final Parameters parameters;
    private final Optional<Integer> end;
    /** Keeps its buffers for batches, */
    private final Seq2Seq model;
    /** those for the held-out pairs, */
    private final Seq2Seq judged;
    /** and those for a single pair: they all have the same weights, but batches of one size. */
    private final Seq2Seq seen;

    /** A model of this kind, its weights drawn from a seed. */
    public RecurrentStudent(Seq2SeqSpec spec, Vocabulary source, Vocabulary target, long seed) {
        Backend.start();
        arena = new Arena(DataType.FLOAT);
        parameters = Parameters.fresh(spec.tensors(source.size(), target.size()), seed);
        end = spec.end().map(token -> id(target, token));
        int start = id(target, spec.start().orElseThrow(() -> new IllegalArgumentException("no start token")));
        model = new Seq2Seq(spec, parameters, start, end, arena);
        judged = new Seq2Seq(spec, parameters, start, end, arena);
        seen = new Seq2Seq(spec, parameters, start, end, arena);
    }

    private static int id(Vocabulary vocabulary, String token) {
        return vocabulary
                .find(token)
                .orElseThrow(() -> new IllegalArgumentException("the vocabulary has no \"" + token + "\""));
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
        List<List<Integer>> sources = batch.stream().map(Sample::source).toList();
        List<List<Integer>> targets = batch.stream().map(Sample::target).toList();
        if (teacherForcing == 1) {
            return model.loss(tape, sources, targets);
        }
        Tape before = new Tape(Tape.Mode.PLAIN, arena);
        List<List<Integer>> reads = model.sampled(before, sources, targets, teacherForcing, random);
        before.reset();
        return model.loss(tape, sources, targets, reads);
    }

    @Override
    public Seen see(Sample pair) {
        Tape tape = new Tape(Tape.Mode.RECORDING, arena);
        seen.walk(tape, pair.source(), Optional.of(pair.target()));
        Optional<Tensor> weights =
                Optional.ofNullable(tape.recording().tensors().get(Sites.WEIGHTS.name()));
        tape.reset();
        return new Seen(
                Decoding.inChunks(seen, arena, List.of(pair.source()), 1).get(0), weights);
    }

    @Override
    public List<List<Integer>> decode(List<List<Integer>> sources) {
        return Decoding.inChunks(judged, arena, sources, SENTENCES_AT_ONCE);
    }

    @Override
    public List<Integer> withoutEnd(List<Integer> target) {
        int last = target.size() - 1;
        return end.isPresent() && last >= 0 && target.get(last).equals(end.get()) ? target.subList(0, last) : target;
    }
}
