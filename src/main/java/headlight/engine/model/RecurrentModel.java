package headlight.engine.model;

import headlight.engine.nn.Parameters;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Recording;
import headlight.engine.tape.Tape;
import headlight.spec.RecurrentCheckpoint;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.About;
import headlight.trace.BeamTree;
import headlight.trace.Trace;
import headlight.trace.Version;
import headlight.trace.Wiring;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A trained encoder–decoder. What a person looks at is computed in double precision, so that every explanation
 * recomputes to its number; decoding many sentences is done in single precision.
 */
final class RecurrentModel implements Decoder, Searcher {

    private static final int SENTENCES_AT_ONCE = 256;

    private final RecurrentCheckpoint checkpoint;
    private final Numbers exact;
    private Optional<Numbers> fast = Optional.empty();

    /** The model in one precision. */
    private record Numbers(Arena arena, Parameters parameters, Seq2Seq model) implements AutoCloseable {

        static Numbers of(RecurrentCheckpoint checkpoint, DataType type) {
            Seq2SeqSpec spec = checkpoint.spec();
            Map<String, int[]> shapes =
                    spec.tensors(checkpoint.source().size(), checkpoint.target().size());
            Arena arena = new Arena(type);
            Parameters parameters = Parameters.frozen(shapes, checkpoint.weights(), type);
            return new Numbers(
                    arena,
                    parameters,
                    new Seq2Seq(
                            spec,
                            parameters,
                            id(checkpoint, spec.start())
                                    .orElseThrow(() -> new IllegalArgumentException("the model names no start token")),
                            id(checkpoint, spec.end()),
                            arena));
        }

        @Override
        public void close() {
            arena.close();
            parameters.close();
        }
    }

    RecurrentModel(RecurrentCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
        exact = Numbers.of(checkpoint, DataType.DOUBLE);
    }

    private static Optional<Integer> id(RecurrentCheckpoint checkpoint, Optional<String> token) {
        return token.map(checkpoint.target()::find).filter(id -> id.isPresent()).map(id -> id.getAsInt());
    }

    @Override
    public RecurrentCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Trace run(Request request) {
        if (request.ids().isEmpty() || request.forced().filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("there is nothing to read or to write: the text has no tokens");
        }
        Slips slips = Slips.of(request, checkpoint);
        Tape.Mode mode = request.backward() ? Tape.Mode.BACKWARD : Tape.Mode.RECORDING;
        Tape tape = new Tape(mode, exact.arena()).with(request.edits());
        try {
            Seq2Seq.Written written = exact.model().walk(tape, slips.source(), request.forced(), slips.decoder());
            slips.check(written.read().size());
            Optional<WayBack> back = request.backward()
                    ? Optional.of(WayBack.of(tape, written.wrote(), checkpoint.spec()))
                    : Optional.empty();
            Recording recording = tape.recording();
            Trace run = new Trace(
                    about(request),
                    slips.shown(),
                    tokens(written.read()),
                    tokens(written.wrote()),
                    checkpoint.target().tokens(),
                    checkpoint.spec().reverseSource(),
                    recording.tensors(),
                    recording.origins());
            return back.map(way -> way.addedTo(run)).orElse(run);
        } finally {
            tape.reset();
        }
    }

    private Wiring wiring() {
        Seq2SeqSpec spec = checkpoint.spec();
        return new Wiring(word(spec.cell()), word(spec.attention()), word(spec.bridge()), spec.feedContext());
    }

    private static String word(Enum<?> setting) {
        return setting.name().toLowerCase(Locale.ROOT);
    }

    private List<String> tokens(List<Integer> ids) {
        return ids.stream().map(checkpoint.target()::token).toList();
    }

    private About about(Request request) {
        return new About(
                checkpoint.name(),
                "seq2seq",
                request.input(),
                request.generation().seed(),
                Version.current(),
                wiring());
    }

    @Override
    public BeamTree search(Request request, int width, double penalty) {
        if (request.ids().isEmpty()) {
            throw new IllegalArgumentException("there is nothing to read: the text has no tokens");
        }
        Tape tape = new Tape(Tape.Mode.RECORDING, exact.arena());
        try {
            return new BeamSearch(exact.model(), checkpoint.target().tokens(), width)
                    .of(tape, about(request), request.source(), request.ids(), penalty);
        } finally {
            tape.reset();
        }
    }

    @Override
    public List<List<Integer>> decode(List<List<Integer>> sources) {
        if (fast.isEmpty()) {
            fast = Optional.of(Numbers.of(checkpoint, DataType.FLOAT));
        }
        return Decoding.inChunks(fast.get().model(), fast.get().arena(), sources, SENTENCES_AT_ONCE);
    }

    @Override
    public void close() {
        exact.close();
        fast.ifPresent(Numbers::close);
    }
}
