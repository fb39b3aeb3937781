package headlight.engine.model;

import headlight.engine.nn.FileWeights;
import headlight.engine.nn.Lens;
import headlight.engine.tape.Arena;
import headlight.engine.tape.Recording;
import headlight.engine.tape.Softmax;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.TransformerCheckpoint;
import headlight.spec.TransformerSpec;
import headlight.spec.TransformerSpec.Head;
import headlight.text.Subwords;
import headlight.trace.About;
import headlight.trace.Sites;
import headlight.trace.Stack;
import headlight.trace.Trace;
import headlight.trace.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A trained Transformer. It runs in single precision, on weights that stay where they lie; a request may ask for double
 * precision, in which every explanation recomputes to its number.
 */
final class TransformerModel implements Decoder {

    /** What a run's buffers may hold between runs: those of a long text through a model of BERT's size. */
    private static final long KEPT = 640L << 20;

    private static final int SENTENCES_AT_ONCE = 128;

    private final TransformerCheckpoint checkpoint;
    private final TransformerSpec spec;
    private final List<String> vocabulary;
    private final Numbers fast;
    private Optional<Numbers> exact = Optional.empty();

    /** The model in one precision. */
    private record Numbers(Arena arena, FileWeights weights) implements AutoCloseable {

        static Numbers of(TransformerCheckpoint checkpoint, DataType type) {
            return new Numbers(new Arena(type, KEPT), new FileWeights(checkpoint.weights(), type));
        }

        @Override
        public void close() {
            arena.close();
            weights.close();
        }
    }

    TransformerModel(TransformerCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
        this.spec = checkpoint.spec();
        this.vocabulary = spec.head().kind() == Head.Kind.NONE ? List.of() : vocabulary(checkpoint.target(), spec);
        fast = Numbers.of(checkpoint, DataType.FLOAT);
    }

    private static List<String> vocabulary(Subwords words, TransformerSpec spec) {
        int size = spec.decoder().isPresent() ? spec.vocabulary(Stack.DECODER) : spec.vocabulary();
        return IntStream.range(0, size).mapToObj(id -> token(words, id)).toList();
    }

    /** A model may have more rows than its tokenizer has tokens. */
    private static String token(Subwords words, int id) {
        return id < words.size() ? words.token(id) : "<" + id + ">";
    }

    @Override
    public TransformerCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public Trace run(Request request) {
        if (request.ids().isEmpty() || request.forced().filter(List::isEmpty).isPresent()) {
            throw new IllegalArgumentException("there is nothing to read or to write: the text has no tokens");
        }
        if (request.exact() && exact.isEmpty()) {
            exact = Optional.of(Numbers.of(checkpoint, DataType.DOUBLE));
        }
        Numbers numbers = request.exact() ? exact.orElseThrow() : fast;
        numbers.arena().makeRoom();
        Lens lens = new Lens(request.changes());
        Changes.check(request, checkpoint);
        Transformer model = new Transformer(spec, numbers.weights(), lens);
        Continuation going = new Continuation(model, spec, numbers.arena(), request);
        if (spec.encoder().isEmpty()) {
            List<Integer> read = Changes.swapped(request.ids(), Stack.DECODER, lens, checkpoint.source());
            List<Integer> all = going.after(read);
            return record(
                    request, numbers, model, List.of(), all.subList(0, Math.max(read.size(), all.size() - 1)), all);
        }
        List<Integer> source = Changes.swapped(request.ids(), Stack.ENCODER, lens, checkpoint.source());
        if (spec.decoder().isEmpty()) {
            return record(request, numbers, model, source, List.of(), List.of());
        }
        List<Integer> wrote = request.forced().orElseGet(() -> going.of(source));
        List<Integer> read = new ArrayList<>(List.of(spec.special().start().orElseThrow()));
        read.addAll(wrote.subList(0, Math.max(0, wrote.size() - 1)));
        List<Integer> inputs = Changes.swapped(read, Stack.DECODER, lens, checkpoint.target());
        return record(request, numbers, model, source, inputs, wrote);
    }

    /** One pass over everything, with every value kept. */
    private Trace record(
            Request request,
            Numbers numbers,
            Transformer model,
            List<Integer> source,
            List<Integer> inputs,
            List<Integer> wrote) {
        Tape tape = new Tape(Tape.Mode.RECORDING, numbers.arena()).with(request.edits());
        try {
            Optional<Value> states = Optional.empty();
            List<List<Boolean>> sourceKeys = List.of(shown(model.lens(), Stack.ENCODER, source.size()));
            if (!source.isEmpty()) {
                states = Optional.of(model.encode(tape, List.of(source), sourceKeys));
            }
            if (!inputs.isEmpty()) {
                Optional<Transformer.Source> memory = states.map(s -> new Transformer.Source(s, sourceKeys));
                List<List<Boolean>> keys = List.of(shown(model.lens(), Stack.DECODER, inputs.size()));
                states = Optional.of(model.decode(tape, List.of(inputs), 0, keys, memory, Optional.empty()));
            }
            List<Integer> target = List.of();
            if (spec.head().kind() != Head.Kind.NONE) {
                Value logits = model.logits(tape, states.orElseThrow());
                tape.mark(Sites.PROBABILITIES, tape.apply(new Softmax(), logits));
                target = target(logits, wrote);
            }
            Recording recording = tape.recording();
            return new Trace(
                    new About(
                            checkpoint.name(),
                            checkpoint.family(),
                            request.input(),
                            request.generation().seed(),
                            Version.current()),
                    tokens(checkpoint.source(), source.isEmpty() ? inputs : source),
                    tokens(spec.encoder().isPresent() ? checkpoint.target() : checkpoint.source(), inputs),
                    target.stream().map(vocabulary::get).toList(),
                    vocabulary,
                    false,
                    recording.tensors(),
                    recording.origins());
        } finally {
            tape.reset();
        }
    }

    /** What stands or was written after each position; the likeliest token where nothing was written. */
    private List<Integer> target(Value logits, List<Integer> wrote) {
        List<Integer> target = new ArrayList<>();
        int rows = (int) logits.size(0);
        for (int t = 0; t < rows; t++) {
            if (spec.encoder().isPresent() && t < wrote.size()) {
                target.add(wrote.get(t));
            } else if (spec.encoder().isEmpty() && t + 1 < wrote.size()) {
                target.add(wrote.get(t + 1));
            } else {
                target.add(logits.array().getRow(t).argMax().getInt(0));
            }
        }
        return target;
    }

    private static List<Boolean> shown(Lens lens, Stack stack, int length) {
        return IntStream.range(0, length).mapToObj(p -> lens.shows(stack, p)).toList();
    }

    private static List<String> tokens(Subwords words, List<Integer> ids) {
        return ids.stream().map(id -> token(words, id)).toList();
    }

    @Override
    public List<List<Integer>> decode(List<List<Integer>> sources) {
        Transformer model = new Transformer(spec, fast.weights(), Lens.CLEAR);
        return new Translation(model, spec, fast.arena()).inChunks(sources, SENTENCES_AT_ONCE);
    }

    @Override
    public void close() {
        fast.close();
        exact.ifPresent(Numbers::close);
    }
}
