package headlight.engine.model;

import headlight.engine.nn.Cell;
import headlight.engine.nn.Distinct;
import headlight.engine.nn.Embedding;
import headlight.engine.nn.Parameters;
import headlight.engine.tape.Add;
import headlight.engine.tape.Arena;
import headlight.engine.tape.BySentence;
import headlight.engine.tape.Concat;
import headlight.engine.tape.Lookup;
import headlight.engine.tape.Stack;
import headlight.engine.tape.Tape;
import headlight.engine.tape.Value;
import headlight.spec.Seq2SeqSpec;
import headlight.trace.CellSites;
import headlight.trace.RecurrentSites;
import headlight.trace.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What reads the source: layers of cells above each other, each of one direction or two.
 * <pre>
 *   n  sentences   s  source tokens   e  size of an embedding   h  of one direction's state   H  of all directions'
 *
 *   →hₛ = cell(xₛ, →hₛ₋₁)   ←hₛ = cell(xₛ, ←hₛ₊₁)   h̄ₛ = [→hₛ; ←hₛ] (+ xₛ where a layer above the first adds its input)
 * </pre>
 * Schuster and Paliwal 1997 (both directions); Sutskever, Vinyals, Le 2014 (the source reversed).
 */
final class RecurrentEncoder {

    private final Seq2SeqSpec spec;
    private final RecurrentSites sites;
    private final Embedding embedding;
    private final List<List<Cell>> layers = new ArrayList<>();

    RecurrentEncoder(Seq2SeqSpec spec, Parameters parameters, Arena arena) {
        this.spec = spec;
        sites = new RecurrentSites(headlight.trace.Stack.ENCODER, spec.layers(), spec.bidirectional(), spec.residual());
        embedding = new Embedding(parameters.get("encoder.embedding.weight"));
        for (int l = 0; l < spec.layers(); l++) {
            List<Cell> directions = new ArrayList<>();
            for (int d = 0; d < spec.directions(); d++) {
                String suffix = "_l" + l + (d == 0 ? "" : "_reverse");
                directions.add(Cell.of(spec.cell(), parameters, "encoder.rnn.", suffix, arena));
            }
            layers.add(directions);
        }
    }

    /**
     * What was read.
     *
     * @param states the top layer's output [n, s, H]; of a batch in the order in which the source was read
     * @param last   the last state of each layer, both directions side by side, [n, H]
     */
    record Read(Value states, List<Cell.State> last) {}

    /** One sentence, word by word, everything marked; states in reading order. */
    Read walk(Tape tape, List<Integer> ids) {
        int[] order = IntStream.range(0, ids.size())
                .map(i -> spec.reverseSource() ? ids.size() - 1 - i : i)
                .toArray();
        Value[] below = new Value[ids.size()];
        for (int s : order) {
            Value embedded = embedding.of(tape, List.of(ids.get(s))); // [1, e]
            below[s] = tape.mark(Sites.ENCODER_EMBEDDED, s, embedded);
        }
        List<Cell.State> last = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            Cell.State[] forward = pass(tape, l, false, below, order);
            Cell.State end = forward[order[order.length - 1]];
            if (spec.bidirectional()) {
                Cell.State[] reverse = pass(tape, l, true, below, backwards(order));
                end = beside(tape, end, reverse[order[0]]);
                below = bothWays(tape, l, below, forward, reverse);
            } else {
                below = oneWay(tape, l, below, forward);
            }
            last.add(end);
        }
        return new Read(tape.apply(new Stack(), below), last); // [1, s, H]
    }

    /** One direction of one layer: the states by position. */
    private Cell.State[] pass(Tape tape, int layer, boolean reverse, Value[] below, int[] order) {
        Cell cell = layers.get(layer).get(reverse ? 1 : 0);
        CellSites places = sites.cell(layer, reverse);
        Cell.State[] states = new Cell.State[below.length];
        Cell.State state = cell.blank(tape, 1);
        for (int s : order) {
            state = cell.step(tape, places, s, below[s], state);
            states[s] = state;
        }
        return states;
    }

    private Value[] oneWay(Tape tape, int layer, Value[] below, Cell.State[] states) {
        Value[] out = new Value[below.length];
        for (int s = 0; s < out.length; s++) {
            out[s] = sites.adds(layer)
                    ? tape.mark(sites.hidden(layer), s, tape.apply(new Add(), states[s].hidden(), below[s]))
                    : states[s].hidden(); // [1, h]
        }
        return out;
    }

    private Value[] bothWays(Tape tape, int layer, Value[] below, Cell.State[] forward, Cell.State[] reverse) {
        Value[] out = new Value[below.length];
        for (int s = 0; s < out.length; s++) {
            Cell.State both = beside(tape, forward[s], reverse[s]);
            if (both.cell().isPresent()) {
                tape.mark(sites.memory(layer), s, both.cell().get());
            }
            Value given = sites.adds(layer) ? tape.apply(new Add(), both.hidden(), below[s]) : both.hidden();
            out[s] = tape.mark(sites.hidden(layer), s, given); // [1, H]
        }
        return out;
    }

    private static int[] backwards(int[] order) {
        return IntStream.range(0, order.length)
                .map(i -> order[order.length - 1 - i])
                .toArray();
    }

    /** Two directions' states side by side. */
    private static Cell.State beside(Tape tape, Cell.State forward, Cell.State reverse) {
        Value hidden = tape.apply(new Concat(), forward.hidden(), reverse.hidden());
        Optional<Value> cell = forward.cell()
                .map(memory -> tape.apply(new Concat(), memory, reverse.cell().orElseThrow()));
        return new Cell.State(hidden, cell);
    }

    /** Many sentences at once, layer by layer, nothing marked. */
    Read batch(Tape tape, Batch batch) {
        int n = batch.sentences();
        Distinct tokens = new Distinct(batch.ids());
        Value below = embedding.of(tape, tokens.ids()); // [u, e]: each different token once
        int[] rows = tokens.places();
        List<Cell.State> last = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            Cell.Sequence read = sequence(tape, l, false, below, rows, batch);
            Value out = read.hidden(); // [s·n, h]
            Cell.State end = read.last();
            if (spec.bidirectional()) {
                List<Integer> turned = batch.turned();
                int[] now = rows;
                int[] turnedRows = turned.stream().mapToInt(i -> now[i]).toArray();
                Cell.Sequence back = sequence(tape, l, true, below, turnedRows, batch);
                out = tape.apply(new Concat(), out, tape.apply(new Lookup(turned), back.hidden())); // [s·n, H]
                end = beside(tape, end, back.last());
            }
            below = sites.adds(l) ? tape.apply(new Add(), out, below) : out;
            rows = IntStream.range(0, batch.ids().size()).toArray();
            last.add(end);
        }
        return new Read(tape.apply(new BySentence(n), below), last); // [n, s, H]
    }

    private Cell.Sequence sequence(Tape tape, int layer, boolean reverse, Value below, int[] rows, Batch batch) {
        Cell cell = layers.get(layer).get(reverse ? 1 : 0);
        Value inputs = cell.weights().inputs(tape, below);
        Cell.State blank = cell.blank(tape, batch.sentences());
        return cell.sequence(tape, inputs, rows, batch.sentences(), blank, batch.lengthsIfPadded());
    }
}
