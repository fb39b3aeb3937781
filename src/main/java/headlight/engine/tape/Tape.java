package headlight.engine.tape;

import headlight.trace.Edit;
import headlight.trace.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One run of a model. A plain tape only computes; a recording one keeps what was named, and how it came about; one with
 * gradients can go back from a loss to the parameters; one that goes back keeps what was named, and can go back from a loss
 * to all of it. Its buffers are used again after {@link #reset()}.
 */
public final class Tape {

    /** What a tape remembers. */
    public enum Mode {
        PLAIN,
        RECORDING,
        GRADIENTS,
        BACKWARD
    }

    private final Mode mode;
    private final Arena arena;
    private final Map<String, List<Edit>> edits = new HashMap<>();
    private final List<Edit> waiting = new ArrayList<>();
    private final List<Value> order = new ArrayList<>();
    private final Map<Site, Map<Integer, Value>> marks = new LinkedHashMap<>();

    /** An empty tape whose arrays come from this arena. */
    public Tape(Mode mode, Arena arena) {
        this.mode = mode;
        this.arena = arena;
    }

    /** Puts other values in place of computed ones, wherever these sites are marked from now on. */
    public Tape with(List<Edit> changes) {
        for (Edit edit : changes) {
            if (edit.index().isEmpty()) {
                throw new IllegalArgumentException(edit.site() + ": an edit needs the index of a row");
            }
            edits.computeIfAbsent(edit.site(), site -> new ArrayList<>()).add(edit);
            waiting.add(edit);
        }
        return this;
    }

    /** Whether what is marked is kept. */
    public boolean isRecording() {
        return mode == Mode.RECORDING || mode == Mode.BACKWARD;
    }

    /** Where this tape's arrays come from. */
    public Arena arena() {
        return arena;
    }

    /** Applies an operation. */
    public Value apply(Op op, Value... inputs) {
        List<Value> from = List.of(inputs);
        INDArray array = op.forward(arena, from.stream().map(Value::array).toList());
        if (mode == Mode.PLAIN) {
            return Value.plain(array);
        }
        boolean gradient = mode == Mode.BACKWARD
                || (mode == Mode.GRADIENTS && from.stream().anyMatch(Value::wantsGradient));
        Value value = Value.result(array, op, from, gradient);
        if (gradient) {
            order.add(value);
        }
        return value;
    }

    /**
     * Gives a value its name: it is row {@code row} of a site. This is where an experiment may put another value in its
     * place, so that everything after it follows.
     *
     * @throws IllegalArgumentException when an edit of this row has another length
     */
    public Value mark(Site site, int row, Value computed) {
        Value value = computed;
        for (Edit edit : edits.getOrDefault(site.name(), List.of())) {
            if (edit.index().get(0) == row) {
                value = apply(Replace.of(edit, value), value);
                waiting.remove(edit);
            }
        }
        if (isRecording()) {
            value.mark(new Value.Mark(site, row));
            marks.computeIfAbsent(site, s -> new LinkedHashMap<>()).put(row, value);
        }
        return value;
    }

    /**
     * Gives a value its name: it is the whole of a site, index by index. An experiment may put other numbers in the place of
     * some of it.
     *
     * @throws IllegalArgumentException when an edit lies outside, or has another length than its place
     */
    public Value mark(Site site, Value computed) {
        Value value = computed;
        for (Edit edit : edits.getOrDefault(site.name(), List.of())) {
            value = apply(Replace.inside(edit, value), value);
            waiting.remove(edit);
        }
        if (isRecording()) {
            value.mark(new Value.Mark(site, Value.Mark.WHOLE));
            marks.put(site, Map.of(0, value));
        }
        return value;
    }

    /** Sends the gradient of this value, a single number, back to every parameter that it came from. */
    public void backward(Value loss) {
        loss.sink(arena).assign(1);
        loss.written();
        for (int i = order.size() - 1; i >= 0; i--) {
            Value value = order.get(i);
            if (!value.isFresh()) {
                value.op().orElseThrow().backward(new Flow(arena, value));
            }
        }
        for (Value value : order) {
            value.inputs().forEach(Value::forgetGradient);
        }
    }

    /** What was marked as the rows of a site, in their order; empty where nothing was. */
    public List<Value> marked(Site site) {
        Map<Integer, Value> rows = marks.getOrDefault(site, Map.of());
        return IntStream.range(0, rows.size()).mapToObj(rows::get).toList();
    }

    /**
     * What was marked, copied out of the tape.
     *
     * @throws IllegalArgumentException when an edit names a place that this run never came to
     */
    public Recording recording() {
        if (!waiting.isEmpty()) {
            throw new IllegalArgumentException(neverReached(waiting.get(0)));
        }
        return Recording.of(marks, arena.lease());
    }

    private String neverReached(Edit edit) {
        return "this run has no " + edit.place() + "; expected "
                + marks.entrySet().stream()
                        .filter(named -> named.getKey().name().equals(edit.site()))
                        .map(named -> "a row from 0 to " + (named.getValue().size() - 1))
                        .findFirst()
                        .orElseGet(() -> "one of "
                                + String.join(
                                        ", ",
                                        marks.keySet().stream().map(Site::name).toList()));
    }

    /** Forgets the run and takes its buffers back. */
    public void reset() {
        order.clear();
        marks.clear();
        edits.clear();
        waiting.clear();
        arena.reclaim();
    }
}
